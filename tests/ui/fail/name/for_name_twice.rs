use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        for (room, room) in [("lobby", 100), ("hall", 200)] {
            let chat = Room { maximum_message_length: 100 };
        }
    }
}

fn main() {}
