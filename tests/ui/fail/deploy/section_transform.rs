use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        section Transform = "AWS::Serverless-2016-10-31";
    }
}

fn main() {}
