//! A stage, on which people meet in real time: each participant is recorded, and joins with a token
//! that the application signs itself.
//!
//! `cargo run --example stage` prints its template.

use ivs_core::{Violations, ivs_stack};

ivs_stack! {
    /// A recorded real-time stage.
    stack TalkShow {
        // The recordings stay when the stack is deleted.
        #[deletion_policy(Retain)]
        #[update_replace_policy(Retain)]
        let recordings = AWS::S3::Bucket {
            // IVS records only into buckets that own all their objects.
            ownership_controls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
        };

        // IVS adds the first statement by itself when the storage configuration is made. But a bucket
        // has one policy: a stack that wants anything else in it must write that statement, too, and
        // have the policy there before the storage configuration.
        let policy = AWS::S3::BucketPolicy {
            bucket: recordings,
            policy_document: {
                Version: "2012-10-17",
                Statement: [
                    {
                        Sid: "Record",
                        Effect: "Allow",
                        Principal: { Service: format!("ivs-composite.{}.amazonaws.com", aws::region) },
                        Action: ["s3:PutObject", "s3:PutObjectAcl"],
                        Resource: format!("{}/*", recordings.arn),
                        Condition: {
                            StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" },
                            Bool: { "aws:SecureTransport": "true" },
                        },
                    },
                    {
                        Sid: "OnlyEncrypted",
                        Effect: "Deny",
                        Principal: "*",
                        Action: "s3:*",
                        Resource: [recordings.arn, format!("{}/*", recordings.arn)],
                        Condition: { Bool: { "aws:SecureTransport": "false" } },
                    },
                ],
            },
        };

        #[depends_on(policy)]
        let storage = StorageConfiguration { s3: { bucket_name: recordings } };

        let talk = Stage {
            name: "talk-show",
            auto_participant_recording_configuration: {
                storage_configuration_arn: storage,
                thumbnail_configuration: {
                    participant_thumbnail_configuration: {
                        recording_mode: Interval,
                        target_interval_seconds: 30,
                    },
                },
            },
        };

        // IVS checks the participants' tokens with it. The private half stays with whoever signs them.
        let participants = PublicKey {
            name: "participants",
            public_key_material: include_str!("keys/participants.pub.pem"),
        };

        /// The stage that a token is for.
        output stage_arn = talk.arn;
        /// The key that a token names in its header.
        output public_key_arn = participants.arn;
        /// Where the recordings are.
        output bucket = recordings;
    }
}

fn main() -> Result<(), Violations> {
    println!("{}", TalkShow.template()?.to_json_pretty());
    Ok(())
}
