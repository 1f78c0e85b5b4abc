use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = AWS::IVS::Viewer {};
    }
}

fn main() {}
