use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let composed = EncoderConfiguration { video: { height: 1921 } };
    }
}

fn main() {}
