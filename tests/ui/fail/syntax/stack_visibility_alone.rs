use ivs_core::ivs_stack;

ivs_stack! {
    pub
}

fn main() {}
