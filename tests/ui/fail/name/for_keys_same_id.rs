use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        for room in ["main_hall", "mainHall"] {
            let chat = Room {};
        }
    }
}

fn main() {}
