use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
        let function = AWS::Lambda::Function { Environment: { Variables: { ROOM: lobby.name } } };
    }
}

fn main() {}
