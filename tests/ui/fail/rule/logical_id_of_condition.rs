//! Conditions take `_` and `&`, but no `-`.

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        #[logical_id("Is_Prod&Live")]
        let is_prod = stage == "prod";
        #[logical_id("Is-Test")]
        let is_test = stage == "test";
        let chat = Room { name: if is_prod { "live" } else if is_test { "test" } else { "dev" } };
    }
}

fn main() {}
