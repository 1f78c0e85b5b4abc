use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let is_prod = stag == "prod";
    }
}

fn main() {}
