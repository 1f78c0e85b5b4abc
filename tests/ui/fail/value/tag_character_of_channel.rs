use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel { tags: { "team!": "live", "motto": "50%" } };
        let encoder = main.add_stream_key();
    }
}

fn main() {}
