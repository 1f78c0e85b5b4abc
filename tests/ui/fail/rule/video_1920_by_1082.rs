use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let encoder = EncoderConfiguration { video: { width: 1920, height: 1082 } };
        output encoder = encoder.arn;
    }
}

fn main() {}
