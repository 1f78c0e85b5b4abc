use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let sizes = Mapping { "us-west-2": { bitrate: 1 }, "us-east-1": { width: 2 } };
        output size = sizes["us-west-2"]["width"];
    }
}

fn main() {}
