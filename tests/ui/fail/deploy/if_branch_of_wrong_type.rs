use ivs_core::ivs_stack;

ivs_stack! {
    #[allow(channel_without_stream_key)]
    stack Show {
        let stage = Parameter { type: String };
        let main = Channel { authorized: if stage == "prod" { 1 } else { false } };
    }
}

fn main() {}
