use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(is_large: bool) {
        if is_large {
            let lobby = Room {};
        }
        let hall = Room { tags: { "other": lobby.id } };
    }
}

fn main() {}
