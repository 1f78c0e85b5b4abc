use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let first = if stage == "prod" { second } else { "a" };
        let second = if stage == "dev" { first } else { "b" };
        let stage = Parameter { type: String };
        output all = first;
    }
}

fn main() {}
