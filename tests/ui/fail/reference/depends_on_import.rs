use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room::from_id("abcdABCDefgh");
        #[depends_on(lobby)]
        let hall = Room {};
    }
}

fn main() {}
