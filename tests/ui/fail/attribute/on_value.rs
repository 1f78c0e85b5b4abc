use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[logical_id("Title")]
        let title = "lobby";
        let lobby = Room { name: title };
    }
}

fn main() {}
