//! Then it stays as it is written.

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room { name: "{{ resolve:ssm:name }}" };
    }
}

fn main() {}
