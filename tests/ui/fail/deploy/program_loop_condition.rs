use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(names: Vec<String>) {
        let stage = Parameter { type: String };
        for name in &names {
            if stage == name {
                let chat = Room {};
            }
        }
    }
}

fn main() {}
