//! Everybody who may describe a function reads its environment.

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel {};
        let encoder = main.add_stream_key();
        let camera = AWS::Lambda::Function {
            Environment: { Variables: { KEY: format!("key={}", encoder.value) } },
        };
    }
}

fn main() {}
