use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        for (room, limit) in [("lobby", 100), ("hall")] {
            let chat = Room { maximum_message_length: limit };
        }
    }
}

fn main() {}
