use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel { };
        let encoder = main.add_stream_key();
        let stage = Parameter { type: String };
        output sub = Fn::sub("${Encoder.Value}");
        output named = Fn::sub("${Key}", { Key: encoder.value });
        output joined = Fn::join("-", ["key", encoder.value]);
        output chosen = if stage == "prod" { encoder.value } else { "none" };
        output encoded = Fn::base64(format!("key={}", encoder.value));
        output part = Fn::select(1, Fn::split("_", encoder.value));
    }
}

fn main() {}
