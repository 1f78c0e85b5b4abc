use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room { tags: { "other": hall.id } };
        let hall = Room { tags: { "other": lobby.id } };
    }
}

fn main() {}
