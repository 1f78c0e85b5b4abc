use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Chanel;
    }
}

fn main() {}
