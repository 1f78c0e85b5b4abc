use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        for room in ["lobby", { name: "hall" }] {
            let chat = Room {};
        }
    }
}

fn main() {}
