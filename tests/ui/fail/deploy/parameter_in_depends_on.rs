use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        #[depends_on(stage)]
        let lobby = Room {};
    }
}

fn main() {}
