use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let chat = Room { "-----BEGIN PRIVATE KEY-----\nMD4CAQEEMGyCpWLLgI0Q1jK+ichRPr9skp803fqMn2PJlg7240ijUoyKP8wvBE45o/xblEkvj6AHBgUrgQQAIg==\n-----END PRIVATE KEY-----": "chat" };
        let topic = AWS::SNS::Topic { "MD4CAQEEMGyCpWLLgI0Q1jK+ichRPr9skp803fqMn2PJlg7240ijUoyKP8wvBE45o/xblEkvj6AHBgUrgQQAIg==": 1, DisplayName: { "MD4CAQEEMGyCpWLLgI0Q1jK+ichRPr9skp803fqMn2PJlg7240ijUoyKP8wvBE45o/xblEkvj6AHBgUrgQQAIg==": 1 } };
    }
}

fn main() {}
