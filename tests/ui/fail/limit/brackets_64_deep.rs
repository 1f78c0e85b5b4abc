use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room { name: "lobby" };
        output all = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[lobby]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]];
    }
}

fn main() {}
