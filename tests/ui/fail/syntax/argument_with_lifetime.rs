use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(name: Cow<'a, str>) {
        let lobby = Room { name };
    }
}

fn main() {}
