//! Everybody who may describe the stack reads its outputs.

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let channel = Channel { name: "show" };
        let encoder = channel.add_stream_key();
        output stream_key = encoder.value;
    }
}

fn main() {}
