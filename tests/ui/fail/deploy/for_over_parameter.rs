use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let names = Parameter { type: CommaDelimitedList };
        for name in names {
            let lobby = Room { name: name };
        }
    }
}

fn main() {}
