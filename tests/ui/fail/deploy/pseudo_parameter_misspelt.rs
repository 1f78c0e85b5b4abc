use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        output all = format!("a-{}", aws::acount_id);
    }
}

fn main() {}
