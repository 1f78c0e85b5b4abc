use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let hall = Room { name: format!("hall-{}", aws::region).to_uppercase() };
    }
}

fn main() {}
