use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let names = Parameter { type: CommaDelimitedList };
        let lobby = Room { name: names };
    }
}

fn main() {}
