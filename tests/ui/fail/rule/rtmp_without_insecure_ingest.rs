use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Stage {};
        let camera = IngestConfiguration { stage_arn: stage, ingest_protocol: Rtmp };
    }
}

fn main() {}
