use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String, no_echo: "yes" };
    }
}

fn main() {}
