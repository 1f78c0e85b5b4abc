#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String, default: "dev" };
        let main = Channel {};
        if stage == "prod" {
            let encoder = main.add_stream_key();
        }
    }
}

fn main() {}
