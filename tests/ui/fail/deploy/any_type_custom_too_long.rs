use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let info = Custom::Load::Info {};
    }
}

fn main() {}
