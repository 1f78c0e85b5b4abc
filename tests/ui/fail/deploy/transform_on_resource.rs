use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[transform("AWS::Serverless-2016-10-31")]
        let lobby = Room {};
    }
}

fn main() {}
