use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        for (room, limit) in [("lobby", 100), ("hall", 200)] {
            let twice = limit;
            let chat = Room { maximum_message_length: twice };
        }
        output limit = twice["lobby"];
    }
}

fn main() {}
