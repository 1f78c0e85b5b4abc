use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let encoder = EncoderConfiguration { video: { width: 1280, height: 719 } };
        output encoder = encoder.arn;
    }
}

fn main() {}
