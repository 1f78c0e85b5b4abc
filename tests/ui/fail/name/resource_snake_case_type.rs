use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = recording_configuration {};
    }
}

fn main() {}
