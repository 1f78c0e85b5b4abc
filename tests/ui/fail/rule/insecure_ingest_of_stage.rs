#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Stage {};
        let camera = IngestConfiguration { stage_arn: main, insecure_ingest: true };
    }
}

fn main() {}
