//! No program runs in an encoder that could read the secret.

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel {};
        let encoder = main.add_stream_key();
        let live = AWS::MediaLive::Channel {
            Destinations: [{ Id: "ivs", Settings: [{ StreamName: encoder.value }] }],
        };
    }
}

fn main() {}
