use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let table = AWS::DynamoDB::Table {};
        let function = AWS::Lambda::Function { Environment: { Variables: { TABLE: tabel } } };
    }
}

fn main() {}
