#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let sizes = Mapping { prod: { length: 500 } };
        let rates = Mapping { prod: { rate: 5 } };
        let chat = Room { maximum_message_rate_per_second: rates["prod"]["rate"] };
    }
}

fn main() {}
