use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room { tags: { "other": format!("a-{}", hall.arn) } };
        let hall = Room { tags: { "other": format!("a-{}", lobby.arn) } };
    }
}

fn main() {}
