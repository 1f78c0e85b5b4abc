use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        section Globals = { Function: { Timeout: 3 } };
        let chat = Room { };
    }
}

fn main() {}
