//! The turn of a loop gives a field that another output has already.

ivs_core::ivs_stack! {
    stack Rooms {
        let chat = Room {};
        #[logical_id("First")]
        output arn_front = chat.arn;
        for room in ["front", "back"] {
            let other = Room { name: room };
            output arn = other.arn;
        }
    }
}

fn main() {}
