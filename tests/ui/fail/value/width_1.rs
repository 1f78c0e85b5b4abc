use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let composed = EncoderConfiguration { video: { width: 1 } };
    }
}

fn main() {}
