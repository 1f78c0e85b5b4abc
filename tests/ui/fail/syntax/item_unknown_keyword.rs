use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        resource lobby = Room {};
        let hall = Room {};
    }
}

fn main() {}
