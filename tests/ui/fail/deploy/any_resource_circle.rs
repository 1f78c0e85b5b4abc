use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let table = AWS::DynamoDB::Table { TableName: format!("a-{}", function) };
        let function = AWS::Lambda::Function { Environment: { Variables: { TABLE: table } } };
    }
}

fn main() {}
