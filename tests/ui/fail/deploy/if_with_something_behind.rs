use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        output all = if stage == "prod" { "a" } else { "b" } + "c";
    }
}

fn main() {}
