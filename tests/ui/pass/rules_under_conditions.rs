//! What a rule asks for may come from several resources, each under its condition; and what can't
//! exist together doesn't clash.

#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Keys {
        let stage = Parameter { type: String, default: "dev", allowed_values: ["dev", "prod"] };
        let is_prod = stage == "prod";
        let main = Channel { authorized: true };
        if is_prod {
            let viewers = PlaybackKeyPair {
                public_key_material: include_str!("../../goldens/public_key.pem"),
            };
            let encoder = main.add_stream_key();
        }
        if stage == "dev" {
            let testers = PlaybackKeyPair {
                public_key_material: include_str!("../../goldens/public_key.pem"),
            };
            let test_encoder = main.add_stream_key();
        }
    }

    stack FewAtOnce(material: String) {
        let stage = Parameter { type: String, default: "dev" };
        if stage == "prod" {
            let second = PublicKey { public_key_material: material.clone() };
        } else {
            let third = PublicKey { public_key_material: material.clone() };
            let main = Channel {};
            let encoder = main.add_stream_key();
        }
        if stage == "test" {
            let fourth = PublicKey { public_key_material: material.clone() };
        }
    }

    stack Reviewed {
        let stage = Parameter { type: String, default: "dev", allowed_values: ["dev", "prod"] };
        let review = AWS::Lambda::Function {
            FunctionName: "review",
            Code: { ImageUri: "123456789012.dkr.ecr.us-west-2.amazonaws.com/review:1" },
            PackageType: "Image",
            Role: "arn:aws:iam::123456789012:role/review",
        };
        if stage == "prod" {
            let invoke = AWS::Lambda::Permission {
                action: "lambda:InvokeFunction",
                function_name: review,
                principal: "ivschat.amazonaws.com",
            };
            #[depends_on(invoke)]
            let lobby = Room { message_review_handler: { uri: review.attr("Arn") } };
        } else {
            let any = AWS::Lambda::Permission {
                action: "lambda:*",
                function_name: review.attr("Arn"),
                principal: "*",
            };
            #[depends_on(any)]
            let test_lobby = Room { message_review_handler: { uri: review.attr("Arn") } };
        }
    }

    stack Archives {
        let stage = Parameter { type: String, default: "dev" };
        #[deletion_policy(Retain)]
        #[update_replace_policy(Retain)]
        let bucket = AWS::S3::Bucket { bucket_name: "my-archive" };
        if stage == "prod" {
            let policy = AWS::S3::BucketPolicy { bucket, policy_document: { Statement: [] } };
        } else {
            let storage = StorageConfiguration { s3: { bucket_name: bucket } };
            output storage = storage.arn;
        }
    }

    stack Asserted {
        let plan = Parameter { type: String, allowed_values: ["free", "paid"] };
        section Rules = {
            IsPaid: { Assertions: [{ Assert: { "Fn::Equals": [plan, "paid"] } }] },
        };
        if plan == "paid" { let lobby = Room { }; }
        output lobby = lobby.arn;
    }

    #[allow(conditional_reference)]
    stack Accepted {
        let terms = Parameter { type: String, allowed_values: ["accepted", "not accepted"] };
        if terms == "accepted" { let lobby = Room { }; }
        output lobby = lobby.arn;
    }

    #[transform("MyMacro")]
    #[allow(pattern)]
    stack Transformed {
        let lobby = Room { name: "My lobby" };
    }
}

fn main() {}
