use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel { };
        let encoder = main.add_stream_key();
        let is_known = encoder.value == "sk_us-west-2_abc";
        let chat = Room { name: if is_known { "known" } else { "unknown" } };
    }
}

fn main() {}
