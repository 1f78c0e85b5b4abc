#![deny(deprecated)]
use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(title: String) {
        let stage = Parameter { type: String, default: "dev" };
        let hall = { name: "x" };
        let log = [Nope { a: 1 }];
        let name = format!("chat-{stage}");
        let joined = Fn::join("-", ["chat", stage]);
        let first = "lobby";
        let again = first;
        let fallback = if stage == "dev" { "a" } else { "b" };
        let _kept = { name: "x" };
        let used = "lobby";
        for key in ["a", "b"] {
            let nested = used;
            let room = Room { name: nested, tags: { "key": key } };
        }
        let doors = [("left", "l"), ("right", "r")];
        for (door, letter) in doors {
            let entrance = Room { name: letter, tags: { "door": door } };
        }
        let lobby = Room { name: title };
        let other = lobby.arn;
    }
}

fn main() {}
