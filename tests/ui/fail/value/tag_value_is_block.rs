use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Stage {
            tags: { "team": { name: "live" } },
        };
    }
}

fn main() {}
