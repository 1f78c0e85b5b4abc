use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let names = Parameter { type: CommaDelimitedList };
        let chat = Room {
            name: format!("chat-{names}"),
            tags: { "sub": Fn::sub("${Names}"), "zones": Fn::sub("${Zones}", { Zones: Fn::get_azs("") }) },
        };
        output topics = format!("{}!", aws::notification_arns);
        output joined = Fn::join("-", names);
    }
}

fn main() {}
