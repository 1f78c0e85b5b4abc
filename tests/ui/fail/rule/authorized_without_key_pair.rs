//! No token can be signed for the private channel, unless its key pair is kept elsewhere.

use ivs_core::ivs_stack;

ivs_stack! {
    #[allow(channel_without_stream_key)]
    stack PrivateChannel {
        let channel = Channel { authorized: true };
    }
}

fn main() {}
