use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let a = !b && aws::region == "us-west-2";
        let b = !a;
        let lobby = Room {};
    }
}

fn main() {}
