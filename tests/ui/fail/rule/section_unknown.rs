use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        section Resource = { Chat: { Type: "AWS::IVSChat::Room" } };
        section Ruls = { };
        section Hints = { };
        let chat = Room { };
    }
}

fn main() {}
