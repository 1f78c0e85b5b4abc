#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let camera = IngestConfiguration { user_id: "camera" };
    }
}

fn main() {}
