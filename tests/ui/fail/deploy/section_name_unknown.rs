use ivs_core::ivs_stack;

ivs_stack! {
    #[transform("AWS::Serverless-2016-10-31")]
    stack Show {
        section Globals = { Function: { Timeout: timeout } };
    }
}

fn main() {}
