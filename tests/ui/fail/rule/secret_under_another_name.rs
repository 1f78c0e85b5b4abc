use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel { };
        let encoder = main.add_stream_key();
        let alias = encoder.value;
        let text = format!("key={alias}");
        output shown = text;
        for (name, value) in [("first", alias), ("second", "none")] {
            let chat = Room { name: value };
        }
    }
}

fn main() {}
