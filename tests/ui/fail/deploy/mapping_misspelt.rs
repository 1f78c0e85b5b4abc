use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let sizes = Maping { "us-west-2": { bitrate: 1 } };
    }
}

fn main() {}
