use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        for room in ["lobby", "hall"] {
            let chat = Room {};
        }
        output chat_id = chat["hal"].id;
    }
}

fn main() {}
