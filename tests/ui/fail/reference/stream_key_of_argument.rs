use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(main: String) {
        let encoder = main.add_stream_key();
    }
}

fn main() {}
