use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String, default: "dev" };
        let name = format!("chat-{stag}-{stage}");
        let empty = Fn::sub("chat-${}");
        let lobby = Room { name: stage };
    }
}

fn main() {}
