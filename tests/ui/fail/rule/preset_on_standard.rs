//! The CDK drops the preset without a word; here the contradiction stands out.

use ivs_core::ivs_stack;

ivs_stack! {
    #[allow(channel_without_stream_key)]
    stack Standard {
        let channel = Channel { name: "s", type: Standard, preset: HigherBandwidthDelivery };
    }
}

fn main() {}
