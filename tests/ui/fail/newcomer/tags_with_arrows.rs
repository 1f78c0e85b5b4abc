use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room { tags: { "team" => "live" } };
    }
}

fn main() {}
