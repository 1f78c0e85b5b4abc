use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(title: String) {
        let lobby = Room { name: self.title };
    }
}

fn main() {}
