use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel { type: "AdvancedHd" };
        let encoder = main.add_stream_key();
    }
}

fn main() {}
