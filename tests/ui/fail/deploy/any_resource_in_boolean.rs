use ivs_core::ivs_stack;

ivs_stack! {
    #[allow(channel_without_stream_key)]
    stack Show {
        let table = AWS::DynamoDB::Table {};
        let main = Channel { authorized: table };
    }
}

fn main() {}
