use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = AWS::IVS::Room {};
    }
}

fn main() {}
