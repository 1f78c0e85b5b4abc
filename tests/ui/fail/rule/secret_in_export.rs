use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel { };
        let encoder = main.add_stream_key();
        #[export(encoder.value)]
        output arn = encoder.arn;
    }
}

fn main() {}
