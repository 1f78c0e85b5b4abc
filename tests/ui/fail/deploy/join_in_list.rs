use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room { logging_configuration_identifiers: Fn::join(",", ["a", "b"]) };
    }
}

fn main() {}
