use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let sizes = Mapping { "us-west-2": { bitrate: stage } };
    }
}

fn main() {}
