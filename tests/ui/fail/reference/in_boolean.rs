use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
        let main = Channel { authorized: lobby };
        let encoder = main.add_stream_key();
    }
}

fn main() {}
