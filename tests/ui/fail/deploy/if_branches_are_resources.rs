use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let lobby = Room {};
        let hall = Room {};
        let meeting = if stage == "prod" { lobby } else { hall };
        output meeting_arn = meeting.arn;
    }
}

fn main() {}
