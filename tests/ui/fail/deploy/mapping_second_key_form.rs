use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let sizes = Mapping { "us-west-2": { max_bitrate: 1 } };
    }
}

fn main() {}
