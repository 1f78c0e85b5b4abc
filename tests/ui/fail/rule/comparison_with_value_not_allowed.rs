#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String, allowed_values: ["dev", "prod"] };
        let size = Parameter { type: Number, allowed_values: [100, 500] };
        let is_prod = "prd" == stage;
        let is_dev = stage == "dev";
        let is_small = size != 1000;
        let is_large = size == 500;
        let chat = Room {
            name: if is_prod { "prod" } else if is_dev { "dev" } else { "test" },
            maximum_message_length: if is_small { 100 } else if is_large { 500 } else { 200 },
        };
    }
}

fn main() {}
