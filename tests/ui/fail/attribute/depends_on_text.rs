use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[depends_on("hall")]
        let lobby = Room {};
        let hall = Room {};
    }
}

fn main() {}
