use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = if true { Channel {} } else { Channel { type: Basic } };
    }
}

fn main() {}
