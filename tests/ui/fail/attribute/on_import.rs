use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[deletion_policy(Retain)]
        let lobby = Room::from_id("abcdABCDefgh");
    }
}

fn main() {}
