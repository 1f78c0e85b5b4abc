use ivs_core::ivs_stack;

ivs_stack! {
    #[metadata({ A: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]] })]
    stack Show {
        let lobby = Room { name: "lobby" };
    }
}

fn main() {}
