use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
        #[depends_on(loby)]
        let hall = Room {};
    }
}

fn main() {}
