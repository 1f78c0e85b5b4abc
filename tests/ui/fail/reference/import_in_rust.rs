use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room::from_id("abcdABCDefgh");
        let hall = Room { name: format!("{}", lobby).to_uppercase() };
    }
}

fn main() {}
