use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let text = Parameter { type: String };
        let chat = Room { name: Fn::select(Fn::select(0, Fn::split(",", text)), Fn::split(",", text)) };
    }
}

fn main() {}
