use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let a = b;
        let b = a;
    }
}

fn main() {}
