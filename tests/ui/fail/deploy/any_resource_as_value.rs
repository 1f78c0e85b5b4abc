use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        output table = AWS::DynamoDB::Table {};
    }
}

fn main() {}
