use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String, default: "test", allowed_values: ["dev", "prod"] };
    }
}

fn main() {}
