use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let lobby = Room::from_arn("arn:aws:ivs:us-west-2:123456789012:room/abcdABCDefgh");
    }
}

fn main() {}
