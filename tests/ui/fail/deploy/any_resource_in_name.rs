use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let table = AWS::DynamoDB::Table {};
        let archive = RecordingConfiguration { destination_configuration: { s3: { bucket_name: table } } };
    }
}

fn main() {}
