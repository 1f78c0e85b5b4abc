//! What another condition needs is used.

#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let is_prod = stage == "prod";
        let is_test = stage == "test";
        let is_either = is_prod || is_test;
        let chat = Room { };
    }
}

fn main() {}
