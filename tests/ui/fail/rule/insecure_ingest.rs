#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel { insecure_ingest: true };
        let encoder = main.add_stream_key();
    }
}

fn main() {}
