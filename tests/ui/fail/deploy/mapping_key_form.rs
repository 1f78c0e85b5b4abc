use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let sizes = Mapping { us_west_2: { bitrate: 1 } };
    }
}

fn main() {}
