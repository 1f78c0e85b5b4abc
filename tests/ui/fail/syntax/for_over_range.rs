use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        for number in 0..3 {
            let chat = Room {};
        }
    }
}

fn main() {}
