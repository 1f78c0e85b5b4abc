use ivs_core::ivs_stack;

ivs_stack! {
    #[transform("AWS::Serverless-2016-10-31")]
    stack Show {
        #[logical_id("Globals")]
        section Globals = { Function: { Timeout: 3 } };
    }
}

fn main() {}
