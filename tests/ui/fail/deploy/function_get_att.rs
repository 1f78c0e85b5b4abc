use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
        output all = Fn::GetAtt("Lobby", "Arn");
    }
}

fn main() {}
