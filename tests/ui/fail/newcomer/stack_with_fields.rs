use ivs_core::ivs_stack;

ivs_stack! {
    pub stack Show {
        title: String,

        let lobby = Room { name: title };
    }
}

fn main() {}
