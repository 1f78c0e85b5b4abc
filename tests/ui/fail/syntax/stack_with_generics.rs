use ivs_core::ivs_stack;

ivs_stack! {
    stack Show<T>(name: String) {
        let lobby = Room { name };
    }
}

fn main() {}
