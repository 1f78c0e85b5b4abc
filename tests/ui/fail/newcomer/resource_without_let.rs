use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel { name: "show" };
        main.add_stream_key();
    }
}

fn main() {}
