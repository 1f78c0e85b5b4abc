use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let is_prod = stage == "prod" || "test";
        output all = if is_prod { "a" } else { "b" };
    }
}

fn main() {}
