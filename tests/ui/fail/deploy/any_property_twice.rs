use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let table = AWS::DynamoDB::Table { TableName: "a", TableName: "b" };
    }
}

fn main() {}
