use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(names: Vec<String>) {
        let stage = Parameter { type: String };
        for name in &names {
            let is_stage = stage == name.as_str();
            let chat = Room { name: if is_stage { "a" } else { "b" } };
        }
    }
}

fn main() {}
