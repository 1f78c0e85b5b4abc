use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        if {
            let hall = Room {};
        }
    }
}

fn main() {}
