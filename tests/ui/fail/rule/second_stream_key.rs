//! The CDK adds a second stream key; the service refuses it.

use ivs_core::ivs_stack;

ivs_stack! {
    stack TwoEncoders {
        let channel = Channel { name: "show" };
        let primary = channel.add_stream_key();
        let backup = channel.add_stream_key();
    }
}

fn main() {}
