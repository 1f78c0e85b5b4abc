use ivs_core::ivs_stack;

ivs_stack! {
    #[transform("AWS::Serverless-2016-10-31")]
    stack Show {
        let stage = Parameter { type: String };
        if stage == "prod" {
            section Globals = { Function: { Timeout: 3 } };
        }
    }
}

fn main() {}
