use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(name: String) {
        for room in ["lobby", name.clone()] {
            let chat = Room {};
        }
    }
}

fn main() {}
