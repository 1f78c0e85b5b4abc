use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let tags = Parameter { type: String };
        let lobby = Room { tags: tags };
    }
}

fn main() {}
