use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        section Paramters = { Stage: { Type: "String" } };
    }
}

fn main() {}
