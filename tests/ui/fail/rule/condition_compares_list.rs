use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let zones = Parameter { type: CommaDelimitedList };
        let is_west = zones == "us-west-2a";
        let is_first = zones[0] == "us-west-2a";
        let chat = Room { maximum_message_length: if is_west { 100 } else { 200 } };
        let support = Room { maximum_message_length: if is_first { 100 } else { 200 } };
    }
}

fn main() {}
