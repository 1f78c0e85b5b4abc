use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        if stage == "prod" {
            section Globals = { Function: { Timeout: 3 } };
        }
    }
}

fn main() {}
