use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String, default: "Dev", allowed_pattern: "^[a-z]+$" };
    }
}

fn main() {}
