#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room { message_review_handler: { fallback_result: Deny } };
    }
}

fn main() {}
