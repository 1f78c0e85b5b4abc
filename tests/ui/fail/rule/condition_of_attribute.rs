use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let chat = Room { };
        let is_empty = chat.id == "";
        let support = Room { name: if is_empty { "first" } else { "second" } };
    }
}

fn main() {}
