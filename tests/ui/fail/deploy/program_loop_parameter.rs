use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(names: Vec<String>) {
        for name in &names {
            let stage = Parameter { type: String };
        }
    }
}

fn main() {}
