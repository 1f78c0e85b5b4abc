use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let lobby = Room { tags: { "other": if stage == "prod" { hall.arn } else { "none" } } };
        let hall = Room { tags: { "other": lobby.arn } };
    }
}

fn main() {}
