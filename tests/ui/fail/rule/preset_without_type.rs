//! The CDK keeps the preset of a channel without a type; the service takes it for a standard
//! channel and refuses the preset.

use ivs_core::ivs_stack;

ivs_stack! {
    #[allow(channel_without_stream_key)]
    stack Untyped {
        let channel = Channel { name: "u", preset: HigherBandwidthDelivery };
    }
}

fn main() {}
