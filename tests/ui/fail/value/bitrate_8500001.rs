use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let composed = EncoderConfiguration { video: { bitrate: 8_500_001 } };
    }
}

fn main() {}
