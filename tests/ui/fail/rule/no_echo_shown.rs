#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let token = Parameter { type: String, no_echo: true };
        let open = Parameter { type: String, no_echo: false };
        #[metadata({ "token": token })]
        let chat = Room { name: open, tags: { "token": token } };
        let archive = AWS::S3::Bucket { bucket_name: format!("archive-{token}") };
        let kept = AWS::SecretsManager::Secret { secret_string: token };
        output token = Fn::base64(token);
    }
}

fn main() {}
