use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        section conditions = { IsProd: true };
    }
}

fn main() {}
