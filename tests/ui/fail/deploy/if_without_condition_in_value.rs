use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        output all = if { "a" } else { "b" };
    }
}

fn main() {}
