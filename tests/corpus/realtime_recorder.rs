//! Recordings of a stage, shown through CloudFront: `realtime-recorder` of
//! `aws-samples/amazon-ivs-clip-manifest`.

use ivs_core::ivs_stack;

ivs_stack! {
    /// Amazon IVS Real-Time Recording Infrastructure
    #[transform("AWS::Serverless-2016-10-31")]
    pub stack RealtimeRecorder {
        section Globals = {
            Function: { Runtime: "nodejs24.x", Timeout: 30, MemorySize: 128 },
            Api: {
                Cors: {
                    AllowMethods: "'GET,POST,OPTIONS'",
                    AllowHeaders: "'Content-Type,Authorization'",
                    AllowOrigin: "'*'",
                },
            },
        };

        let bucket_arn = format!("arn:aws:s3:::{recording_bucket}");
        let objects_arn = format!("arn:aws:s3:::{recording_bucket}/*");

        // The demo leaves its bucket to whoever deletes the stack.
        #[allow(recordings_without_policy)]
        let recording_bucket = AWS::S3::Bucket {
            bucket_name: format!("ivs-rt-recording-{}", aws::account_id),
            ownership_controls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
            bucket_encryption: {
                ServerSideEncryptionConfiguration: [{
                    ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" },
                }],
            },
            cors_configuration: {
                CorsRules: [{
                    AllowedMethods: ["GET", "HEAD"],
                    AllowedOrigins: ["*"],
                    AllowedHeaders: ["*"],
                    MaxAge: 3000,
                }],
            },
        };
        // The storage configuration adds the statement of IVS, which the next change of the policy
        // removes.
        #[allow(bucket_policy_without_service)]
        let recording_bucket_policy = AWS::S3::BucketPolicy {
            bucket: recording_bucket,
            policy_document: {
                Statement: [
                    {
                        Effect: "Allow",
                        Principal: { Service: "ivs.amazonaws.com" },
                        Action: [
                            "s3:PutObject",
                            "s3:GetObject",
                            "s3:GetBucketLocation",
                            "s3:ListBucket",
                        ],
                        Resource: [bucket_arn, objects_arn],
                        Condition: { StringEquals: { "aws:SourceAccount": aws::account_id } },
                    },
                    {
                        Effect: "Allow",
                        Action: "s3:GetObject",
                        Resource: [objects_arn],
                        Principal: {
                            AWS: format!("arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity {viewer}"),
                        },
                    },
                ],
            },
        };

        #[depends_on(recording_bucket_policy)]
        let storage_configuration = StorageConfiguration {
            name: format!("rt-clip-storage-{}", aws::stack_name),
            s3: { bucket_name: recording_bucket },
        };
        let encoder_configuration = EncoderConfiguration {
            name: format!("rt-clip-encoder-{}", aws::stack_name),
            video: { bitrate: 2_500_000, framerate: 30, height: 720, width: 1280 },
        };
        let stage = Stage {
            name: format!("rt-clip-stage-{}", aws::stack_name),
            auto_participant_recording_configuration: {
                storage_configuration_arn: storage_configuration,
                media_types: [AudioVideo],
            },
        };

        #[logical_id("CloudFrontOriginAccessIdentity")]
        let viewer = AWS::CloudFront::CloudFrontOriginAccessIdentity {
            CloudFrontOriginAccessIdentityConfig: {
                Comment: format!("OAI for {} RT recordings", aws::stack_name),
            },
        };
        let cloudfront_distribution = AWS::CloudFront::Distribution {
            DistributionConfig: {
                Comment: format!("CloudFront for {} RT recordings", aws::stack_name),
                Enabled: true,
                HttpVersion: "http2",
                Origins: [{
                    Id: "s3-recordings",
                    DomainName: recording_bucket.regional_domain_name,
                    S3OriginConfig: {
                        OriginAccessIdentity: format!("origin-access-identity/cloudfront/{viewer}"),
                    },
                }],
                DefaultCacheBehavior: {
                    Compress: true,
                    AllowedMethods: ["HEAD", "GET", "OPTIONS"],
                    ForwardedValues: {
                        QueryString: false,
                        Headers: [
                            "Origin",
                            "Access-Control-Request-Method",
                            "Access-Control-Request-Headers",
                        ],
                    },
                    TargetOriginId: "s3-recordings",
                    ViewerProtocolPolicy: "redirect-to-https",
                },
            },
        };

        let create_token_function = AWS::Serverless::Function {
            Handler: "index.handler",
            CodeUri: "create-token",
            Environment: { Variables: { STAGE_ARN: stage.arn } },
            Policies: [{
                Statement: [{
                    Effect: "Allow",
                    Action: ["ivs:CreateParticipantToken"],
                    Resource: stage.arn,
                }],
            }],
            Events: { Api: { Type: "Api", Properties: { Path: "/token", Method: "GET" } } },
        };
        // The author takes the name of the endpoint for the prefix of its actions, which is `ivs`.
        #[allow(unknown_action)]
        let start_composition_function = AWS::Serverless::Function {
            Handler: "index.handler",
            CodeUri: "start-composition",
            Environment: {
                Variables: {
                    STAGE_ARN: stage.arn,
                    STORAGE_CONFIG_ARN: storage_configuration.arn,
                    ENCODER_CONFIG_ARN: encoder_configuration.arn,
                },
            },
            Policies: [{
                Statement: [
                    { Effect: "Allow", Action: ["ivs:*", "ivsrealtime:*"], Resource: "*" },
                    {
                        Effect: "Allow",
                        Action: [
                            "s3:PutObject",
                            "s3:GetObject",
                            "s3:GetBucketLocation",
                            "s3:ListBucket",
                        ],
                        Resource: [bucket_arn, objects_arn],
                    },
                ],
            }],
            Events: {
                Start: { Type: "Api", Properties: { Path: "/composition/start", Method: "POST" } },
                Stop: { Type: "Api", Properties: { Path: "/composition/stop", Method: "POST" } },
            },
        };

        /// IVS Real-Time Stage ARN
        output stage_arn = stage.arn;
        /// CloudFront domain for recording playback
        output cloudfront_domain = format!("https://{}", cloudfront_distribution.attr("DomainName"));
        /// S3 bucket for recordings
        output recording_bucket = recording_bucket;
        /// IVS Storage Configuration ARN
        output storage_config_arn = storage_configuration.arn;
        /// IVS Encoder Configuration ARN
        output encoder_config_arn = encoder_configuration.arn;
    }
}
