use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = LoadBalancer { nonsense: 1 };
    }
}

fn main() {}
