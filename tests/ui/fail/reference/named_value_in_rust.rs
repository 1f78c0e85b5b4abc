use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let region = aws::region;
        let hall = Room { name: format!("hall-{region}").to_uppercase() };
    }
}

fn main() {}
