//! A template may have `1280.0`, and a string is converted; in Rust it is a number of another type.

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let encoder = EncoderConfiguration { video: { width: 1280.0, height: "720.0" } };
        let other = EncoderConfiguration { video: { width: 1280.5, height: "720.5" } };
        output encoder = encoder.arn;
        output other = other.arn;
    }
}

fn main() {}
