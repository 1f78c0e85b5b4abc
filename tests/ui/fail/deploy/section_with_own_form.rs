use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        section Parameters = { Stage: { Type: "String" } };
    }
}

fn main() {}
