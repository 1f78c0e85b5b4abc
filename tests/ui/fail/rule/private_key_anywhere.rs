use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Parameter { type: String, default: "-----BEGIN PRIVATE KEY-----\nMIG2AgEAMBAGByqGSM49AgEGBSuBBAAi\n-----END PRIVATE KEY-----" };
        let keys = Mapping { prod: { key: "-----BEGIN PRIVATE KEY-----\nMIG2AgEAMBAGByqGSM49AgEGBSuBBAAi\n-----END PRIVATE KEY-----" } };
        section Rules = { StageIsKnown: { Assertions: [{ Assert: { "Fn::Equals": [stage, "-----BEGIN PRIVATE KEY-----\nMIG2AgEAMBAGByqGSM49AgEGBSuBBAAi\n-----END PRIVATE KEY-----"] } }] } };
        let topic = AWS::SNS::Topic { DisplayName: keys[stage]["key"] };
        let other = AWS::SNS::Topic { DisplayName: format!("-----BEGIN PRIVATE KEY-----\nMIG2AgEAMBAGByqGSM49AgEGBSuBBAAi\n-----END PRIVATE KEY-----{stage}") };
        /// -----BEGIN EC PRIVATE KEY-----
        /// MIG2AgEAMBAGByqGSM49AgEGBSuBBAAi
        /// -----END EC PRIVATE KEY-----
        output arn = Ref(topic);
    }
}

fn main() {}
