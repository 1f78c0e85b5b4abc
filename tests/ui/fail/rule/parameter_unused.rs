#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let title = Parameter { type: String };
        let name = Parameter { type: String };
        let is_prod = name == "prod";
        let chat = Room { name: format!("{title}-chat"), maximum_message_length: if is_prod { 500 } else { 100 } };
    }
}

fn main() {}
