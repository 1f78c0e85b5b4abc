use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        for camera in ["front", "back"] {
            let stage = Parameter { type: String };
        }
    }
}

fn main() {}
