use ivs_core::ivs_stack;

ivs_stack! {
    #[allow(channel_without_stream_key)]
    stack Show {
        let main = Channel { authorized: aws::region };
    }
}

fn main() {}
