use ivs_core::ivs_stack;

ivs_stack! {}

fn main() {}
