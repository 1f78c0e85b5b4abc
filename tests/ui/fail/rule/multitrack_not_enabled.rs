#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel { multitrack_input_configuration: { policy: Allow } };
        let encoder = main.add_stream_key();
    }
}

fn main() {}
