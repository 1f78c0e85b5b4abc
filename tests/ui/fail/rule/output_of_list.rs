use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let zones = Parameter { type: CommaDelimitedList };
        let stage = Parameter { type: String };
        let chat = Room { };
        output arns = [chat.arn];
        output zones = zones;
        output parts = Fn::split(":", chat.arn);
        output block = { Arn: chat.arn };
        output chosen = if stage == "prod" { chat.arn } else { zones };
        output joined = Fn::join(",", zones);
    }
}

fn main() {}
