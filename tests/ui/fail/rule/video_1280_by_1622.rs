use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let encoder = EncoderConfiguration { video: { height: 1622 } };
        output encoder = encoder.arn;
    }
}

fn main() {}
