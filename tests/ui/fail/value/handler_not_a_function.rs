use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room { message_review_handler: { uri: "https://example.com" } };
    }
}

fn main() {}
