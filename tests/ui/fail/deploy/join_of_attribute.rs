use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
        output all = Fn::join("-", lobby.arn);
    }
}

fn main() {}
