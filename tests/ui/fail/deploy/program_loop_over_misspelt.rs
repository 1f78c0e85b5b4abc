use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(names: Vec<String>) {
        for name in nams {
            let chat = Room {};
        }
    }
}

fn main() {}
