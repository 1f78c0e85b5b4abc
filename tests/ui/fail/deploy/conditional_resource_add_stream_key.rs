use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        if stage == "prod" {
            let main = Channel {};
        }
        let encoder = main.add_stream_key();
    }
}

fn main() {}
