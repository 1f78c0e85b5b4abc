use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
        let hall = Room { name: format!("{lobby}-hall").to_uppercase() };
    }
}

fn main() {}
