use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = AWS::IVS::Chanel {};
    }
}

fn main() {}
