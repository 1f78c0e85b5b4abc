use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(name: String) {
        let name = Room { name: "lobby" };
    }
}

fn main() {}
