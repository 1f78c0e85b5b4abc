use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let length = Parameter { type: Number, min_value: 500, max_value: 499 };
        let exact = Parameter { type: Number, min_value: 500, max_value: 500 };
        let name = Parameter { type: String, min_length: 10, max_length: 9 };
        let rate = Parameter { type: String, min_length: 10, max_length: 10 };
        let chat = Room { maximum_message_length: length, name };
        let support = Room { maximum_message_length: exact, name: rate };
    }
}

fn main() {}
