use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = AWS::IVSChat::Romo {};
    }
}

fn main() {}
