use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let is_prod = stage == "prod";
        output all = format!("a-{is_prod}");
    }
}

fn main() {}
