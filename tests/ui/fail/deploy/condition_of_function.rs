use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let names = Parameter { type: CommaDelimitedList };
        if Fn::select(0, names) {
            let lobby = Room {};
        }
    }
}

fn main() {}
