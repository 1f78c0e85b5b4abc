use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room {};
        output imported = Fn::import_value(lobby.id);
    }
}

fn main() {}
