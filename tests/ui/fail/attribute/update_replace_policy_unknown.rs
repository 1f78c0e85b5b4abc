use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[update_replace_policy(RetainExceptOnCreate)]
        let lobby = Room {};
    }
}

fn main() {}
