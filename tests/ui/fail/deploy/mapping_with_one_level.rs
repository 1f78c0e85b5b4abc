use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let sizes = Mapping { bitrate: 1 };
    }
}

fn main() {}
