use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(title: String) {
        let title = title.trim().to_owned();
        let lobby = Room { name: title };
    }
}

fn main() {}
