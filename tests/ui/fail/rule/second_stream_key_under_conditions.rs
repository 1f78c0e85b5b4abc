use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String, default: "dev" };
        let region_wide = Parameter { type: String, default: "no" };
        let main = Channel {};
        if stage == "prod" {
            let encoder = main.add_stream_key();
        } else {
            let test_encoder = main.add_stream_key();
        }
        if region_wide == "yes" {
            let backup = main.add_stream_key();
        }
    }
}

fn main() {}
