use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        for camera in ["front", "back"] {
            let sizes = Mapping { "us-west-2": { bitrate: 1 } };
        }
    }
}

fn main() {}
