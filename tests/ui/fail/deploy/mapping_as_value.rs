use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        output size = Mapping { "us-west-2": { bitrate: 1 } };
    }
}

fn main() {}
