use ivs_core::ivs_stack;

ivs_stack! {
    #[tags({ "aws:team": "live" })]
    stack Show {
        let main = Stage {};
    }
}

fn main() {}
