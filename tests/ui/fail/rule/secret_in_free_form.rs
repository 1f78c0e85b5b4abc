use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel { };
        let encoder = main.add_stream_key();
        let worker = AWS::Lambda::Function {
            Environment: { Variables: { KEY: encoder.value } },
            Description: { "Fn::GetAtt": ["Encoder", "Value"] },
            Code: { ZipFile: { "Fn::Sub": "key = '${Encoder.Value}'" } },
        };
        let instance = AWS::EC2::Instance { UserData: { "Fn::Base64": { "Fn::GetAtt": "Encoder.Value" } } };
        let parameter = AWS::SSM::Parameter { type: "String", value: encoder.value };
        let ingest = IngestConfiguration { ingest_protocol: Rtmps, stage_arn: stage, user_id: "camera" };
        let other = Stage { tags: { "key": ingest.stream_key } };
        let stage = Stage { };
    }
}

fn main() {}
