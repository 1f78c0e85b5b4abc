use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String };
        let sizes = Mapping { "live-prod": { length: 500 } };
        let chat = Room { maximum_message_length: sizes[format!("live-{stage}")]["length"] };
        let support = Room { maximum_message_length: sizes[stage]["length"] };
        let third = Room { maximum_message_length: sizes["live-prod"][if stage == "prod" { "length" } else { Fn::join("", ["le", "ngth"]) }] };
    }
}

fn main() {}
