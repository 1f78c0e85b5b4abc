use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(title: String, is_open: bool) {
        if is_open {
            let name = title.trim().to_owned();
            let lobby = Room { name: name };
        }
        let hall = Room { name: name };
        let shout = name.to_uppercase();
        output shout = format!("{shout}");
    }

    stack Import(arn: String, is_open: bool) {
        let lobby = Room { name: "lobby" };
        if is_open {
            let trimmed = arn.trim().to_owned();
            let main = Channel::from_arn(trimmed);
            output main = main;
        }
    }

    stack Condition(title: String, is_open: bool) {
        let stage = Parameter { type: String };
        if is_open {
            let name = title.trim().to_owned();
            let is_name = stage == name;
            let lobby = Room { name: if is_name { "lobby" } else { "hall" } };
        }
    }
}

fn main() {}
