use ivs_core::ivs_stack;

ivs_stack! {
    #[allow(channel_without_stream_key)]
    stack Show {
        let is_private = Parameter { type: String, allowed_values: ["yes", "no"] };
        let main = Channel { authorized: is_private };
    }
}

fn main() {}
