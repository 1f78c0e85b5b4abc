use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let composed = EncoderConfiguration { video: { framerate: 60.01 } };
    }
}

fn main() {}
