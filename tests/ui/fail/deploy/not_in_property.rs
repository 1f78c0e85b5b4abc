use ivs_core::ivs_stack;

ivs_stack! {
    #[allow(channel_without_stream_key)]
    stack Show {
        let stage = Parameter { type: String };
        let is_prod = stage == "prod";
        let main = Channel { authorized: !is_prod };
    }
}

fn main() {}
