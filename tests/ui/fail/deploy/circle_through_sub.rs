use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room { tags: { "other": Fn::sub("a-${Hall.Arn}") } };
        let hall = Room { tags: { "other": lobby.arn } };
    }
}

fn main() {}
