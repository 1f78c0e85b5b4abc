use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Stage {};
        output events = stage.endpoints;
    }
}

fn main() {}
