use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let sizes = Mapping { "us-west-2": { bitrate: 1 } };
        output size = sizes["us-wset-2"]["bitrate"];
    }
}

fn main() {}
