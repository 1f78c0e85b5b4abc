use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[export("lobby")]
        let lobby = Room {};
    }
}

fn main() {}
