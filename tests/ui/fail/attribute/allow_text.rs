use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[allow("insecure_ingest")]
        let lobby = Room {};
    }
}

fn main() {}
