use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let hall = Room {};
        let lobby = Room { depends_on: [hall] };
    }
}

fn main() {}
