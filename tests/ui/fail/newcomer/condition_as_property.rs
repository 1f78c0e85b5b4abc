use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let is_prod = aws::region == "us-west-2";
        let lobby = Room { condition: is_prod };
    }
}

fn main() {}
