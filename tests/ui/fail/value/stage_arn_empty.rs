use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let camera = IngestConfiguration { stage_arn: "" };
    }
}

fn main() {}
