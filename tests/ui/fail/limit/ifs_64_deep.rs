use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(is_open: bool) {
        let lobby = Room { name: "lobby" };
        if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { if is_open { output all = lobby; } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }
    }
}

fn main() {}
