use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[metadata({ key: "-----BEGIN PRIVATE KEY-----" })]
        let lobby = Room {};
    }
}

fn main() {}
