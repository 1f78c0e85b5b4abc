use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room { arn: "arn:aws:ivschat:us-west-2:123456789012:room/abcdABCDefgh" };
    }
}

fn main() {}
