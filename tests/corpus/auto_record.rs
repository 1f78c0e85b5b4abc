//! Streams that are recorded to S3 and listed by a website: a part of
//! `aws-samples/amazon-ivs-auto-record-to-s3-web-demo`.

use ivs_core::ivs_stack;

ivs_stack! {
    /// IVS Record to S3
    #[transform("AWS::Serverless-2016-10-31")]
    pub stack AutoRecord {
        /// The name of the IVS Channel.
        let ivs_channel_name = Parameter { type: String, default: "IVS-Channel" };
        /// The title of the live broadcasting.
        let title = Parameter { type: String, default: "Title", min_length: 1 };
        /// The subtitle of the live broadcasting.
        #[logical_id("Description")]
        let subtitle = Parameter { type: String, default: "Subtitle", min_length: 1 };

        // The demo leaves its bucket to whoever deletes the stack.
        #[allow(recordings_without_policy)]
        #[depends_on(access_control)]
        #[logical_id("IvsStorageBucket")]
        let bucket = AWS::S3::Bucket {
            cors_configuration: {
                CorsRules: [{
                    AllowedHeaders: ["Access-Control-Allow-Origin"],
                    AllowedMethods: ["GET"],
                    AllowedOrigins: ["*"],
                }],
            },
            public_access_block_configuration: {
                BlockPublicAcls: "true",
                BlockPublicPolicy: "true",
                IgnorePublicAcls: "true",
                RestrictPublicBuckets: "true",
            },
        };
        let ivs_recording_configuration = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: bucket } },
        };
        #[logical_id("IVSChannel")]
        let channel = Channel {
            name: ivs_channel_name,
            recording_configuration_arn: ivs_recording_configuration,
        };
        #[logical_id("IVSStreamKey")]
        let key = channel.add_stream_key();

        // How viewers reach the recordings.
        #[logical_id("CloudFrontOriginAccessControl")]
        let access_control = AWS::CloudFront::OriginAccessControl {
            OriginAccessControlConfig: {
                Description: "R2S3 Demo Origin Access Control",
                Name: aws::stack_name,
                OriginAccessControlOriginType: "s3",
                SigningBehavior: "always",
                SigningProtocol: "sigv4",
            },
        };
        #[depends_on(access_control)]
        #[logical_id("CloudFrontDistribution")]
        let distribution = AWS::CloudFront::Distribution {
            DistributionConfig: {
                Comment: "IVS Storage CloudFront Distribution",
                DefaultCacheBehavior: {
                    AllowedMethods: ["GET", "HEAD", "POST", "PUT", "PATCH", "OPTIONS", "DELETE"],
                    ForwardedValues: {
                        Headers: ["Access-Control-Request-Headers", "Access-Control-Request-Method"],
                        QueryString: "false",
                    },
                    ResponseHeadersPolicyId: "eaab4381-ed33-4a86-88ca-d9558dc6cd63",
                    TargetOriginId: "IVS Storage Origin",
                    ViewerProtocolPolicy: "allow-all",
                },
                Enabled: "true",
                Origins: [{
                    DomainName: bucket.regional_domain_name,
                    Id: "IVS Storage Origin",
                    S3OriginConfig: { OriginAccessIdentity: "" },
                    OriginAccessControlId: access_control.attr("Id"),
                }],
            },
        };
        #[depends_on(access_control)]
        #[logical_id("CloudFrontBucketPolicy")]
        let bucket_policy = AWS::S3::BucketPolicy {
            bucket,
            policy_document: {
                Statement: [{
                    Action: "s3:GetObject",
                    Effect: "Allow",
                    Resource: [Fn::sub("${BucketArn}/*", { BucketArn: bucket.arn })],
                    Principal: { Service: "cloudfront.amazonaws.com" },
                    Condition: {
                        StringEquals: {
                            "AWS:SourceArn": format!("arn:aws:cloudfront::{}:distribution/{distribution}", aws::account_id),
                        },
                    },
                }],
            },
        };

        // What the website knows of channels and videos.
        let attribute_definitions = [{ AttributeName: "Id", AttributeType: "S" }];
        let key_schema = [{ AttributeName: "Id", KeyType: "HASH" }];
        let throughput = { ReadCapacityUnits: 5, WriteCapacityUnits: 5 };
        #[logical_id("IVSChannelTable")]
        let channels = AWS::DynamoDB::Table {
            AttributeDefinitions: attribute_definitions,
            KeySchema: key_schema,
            ProvisionedThroughput: throughput,
            TableName: "IVS-Channel",
        };
        #[logical_id("IVSVideoTable")]
        let videos = AWS::DynamoDB::Table {
            AttributeDefinitions: attribute_definitions,
            KeySchema: key_schema,
            ProvisionedThroughput: throughput,
            TableName: "IVS-Video",
        };

        // What its functions may do.
        let functions_may_assume = {
            Statement: [{
                Action: ["sts:AssumeRole"],
                Effect: "Allow",
                Principal: { Service: ["lambda.amazonaws.com"] },
            }],
        };
        let basic_execution = ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"];
        let channels_arn = format!("arn:aws:dynamodb:{}:{}:table/{channels}", aws::region, aws::account_id);
        let videos_arn = format!("arn:aws:dynamodb:{}:{}:table/{videos}", aws::region, aws::account_id);
        let everything_of_ivs = format!("arn:aws:ivs:{}:{}:*", aws::region, aws::account_id);
        let all_stream_keys = format!("arn:aws:ivs:{}:{}:stream-key/*", aws::region, aws::account_id);
        let create_channel_lambda_role = AWS::IAM::Role {
            assume_role_policy_document: functions_may_assume,
            managed_policy_arns: basic_execution,
            policies: [
                {
                    PolicyDocument: {
                        Statement: [
                            {
                                Action: ["ivs:GetChannel", "ivs:GetStream"],
                                Effect: "Allow",
                                Resource: [channel],
                            },
                            {
                                Action: ["ivs:CreateChannel"],
                                Effect: "Allow",
                                Resource: [everything_of_ivs],
                            },
                            { Action: ["ivs:GetStreamKey"], Effect: "Allow", Resource: [key] },
                        ],
                        Version: "2012-10-17",
                    },
                    PolicyName: "ivs-streamkey-access",
                },
                {
                    PolicyDocument: {
                        Statement: [{
                            Action: ["dynamodb:GetItem", "dynamodb:PutItem"],
                            Effect: "Allow",
                            Resource: [channels_arn],
                        }],
                        Version: "2012-10-17",
                    },
                    PolicyName: "dynamodb-access",
                },
            ],
        };
        // The author misspelt `ivs:ListStreamKeys`.
        #[allow(unknown_action)]
        let get_live_details_lambda_role = AWS::IAM::Role {
            assume_role_policy_document: functions_may_assume,
            managed_policy_arns: basic_execution,
            policies: [
                {
                    PolicyDocument: {
                        Statement: [
                            {
                                Action: ["ivs:ListStreamsKeys", "ivs:GetChannel", "ivs:GetStream"],
                                Effect: "Allow",
                                Resource: [channel],
                            },
                            {
                                Action: ["ivs:GetStreamKey"],
                                Effect: "Allow",
                                Resource: [all_stream_keys],
                            },
                        ],
                        Version: "2012-10-17",
                    },
                    PolicyName: "ivs-streamkey-access",
                },
                {
                    PolicyDocument: {
                        Statement: [{
                            Action: ["dynamodb:GetItem", "dynamodb:Query"],
                            Effect: "Allow",
                            Resource: [channels_arn],
                        }],
                        Version: "2012-10-17",
                    },
                    PolicyName: "dynamodb-access",
                },
            ],
        };
        let may_see_streams = {
            PolicyDocument: {
                Statement: [{
                    Action: ["ivs:ListStreams", "ivs:GetStream"],
                    Effect: "Allow",
                    Resource: [channel],
                }],
                Version: "2012-10-17",
            },
            PolicyName: "ivs-streamkey-access",
        };
        let get_video_lambda_role = AWS::IAM::Role {
            assume_role_policy_document: functions_may_assume,
            managed_policy_arns: basic_execution,
            policies: [
                may_see_streams,
                {
                    PolicyDocument: {
                        Statement: [{
                            Action: ["dynamodb:GetItem", "dynamodb:Query"],
                            Effect: "Allow",
                            Resource: [videos_arn],
                        }],
                        Version: "2012-10-17",
                    },
                    PolicyName: "dynamodb-access",
                },
            ],
        };
        let get_videos_lambda_role = AWS::IAM::Role {
            assume_role_policy_document: functions_may_assume,
            managed_policy_arns: basic_execution,
            policies: [
                may_see_streams,
                {
                    PolicyDocument: {
                        Statement: [{
                            Action: ["dynamodb:GetItem", "dynamodb:Scan"],
                            Effect: "Allow",
                            Resource: [videos_arn],
                        }],
                        Version: "2012-10-17",
                    },
                    PolicyName: "dynamodb-access",
                },
            ],
        };
        let ivs_streaming_state_change_lambda_role = AWS::IAM::Role {
            assume_role_policy_document: functions_may_assume,
            managed_policy_arns: basic_execution,
            policies: [{
                PolicyDocument: {
                    Statement: [
                        {
                            Action: ["dynamodb:PutItem"],
                            Effect: "Allow",
                            Resource: [videos_arn],
                        },
                        {
                            Action: ["dynamodb:GetItem", "dynamodb:UpdateItem"],
                            Effect: "Allow",
                            Resource: [channels_arn],
                        },
                    ],
                    Version: "2012-10-17",
                },
                PolicyName: "dynamodb-access",
            }],
        };
        let load_channel_info_lambda_role = AWS::IAM::Role {
            assume_role_policy_document: functions_may_assume,
            managed_policy_arns: basic_execution,
            policies: [{
                PolicyDocument: {
                    Statement: [{
                        Action: ["dynamodb:PutItem"],
                        Effect: "Allow",
                        Resource: [channels_arn],
                    }],
                    Version: "2012-10-17",
                },
                PolicyName: "dynamodb-access",
            }],
        };
        let reset_key_lambda_role = AWS::IAM::Role {
            assume_role_policy_document: functions_may_assume,
            managed_policy_arns: basic_execution,
            policies: [
                {
                    PolicyDocument: {
                        Statement: [
                            {
                                Action: ["ivs:StopStream", "ivs:CreateStreamKey"],
                                Effect: "Allow",
                                Resource: [channel],
                            },
                            {
                                Action: [
                                    "ivs:CreateStreamKey",
                                    "ivs:DeleteStreamKey",
                                    "ivs:GetStreamKey",
                                ],
                                Effect: "Allow",
                                Resource: [all_stream_keys],
                            },
                            {
                                Action: ["ivs:CreateStreamKey"],
                                Effect: "Allow",
                                Resource: [everything_of_ivs],
                            },
                        ],
                        Version: "2012-10-17",
                    },
                    PolicyName: "ivs-streamkey-access",
                },
                {
                    PolicyDocument: {
                        Statement: [{
                            Action: ["dynamodb:GetItem", "dynamodb:UpdateItem"],
                            Effect: "Allow",
                            Resource: [channels_arn],
                        }],
                        Version: "2012-10-17",
                    },
                    PolicyName: "dynamodb-access",
                },
            ],
        };

        // What happens to streams and recordings is written into the tables.
        #[logical_id("IVSStreamingStateChangeLambda")]
        let state_change = AWS::Serverless::Function {
            Environment: {
                Variables: {
                    CHANNELS_TABLE_NAME: channels,
                    REGION: aws::region,
                    STORAGE_URL: Fn::sub("https://${CloudFrontDomainName}", {
                        CloudFrontDomainName: distribution.attr("DomainName"),
                    }),
                    VIDEOS_TABLE_NAME: videos,
                },
            },
            Handler: "index.customEventFromEventBridge",
            InlineCode: "// trimmed in the reduced copy",
            Role: ivs_streaming_state_change_lambda_role.arn,
            Runtime: "nodejs16.x",
        };
        #[logical_id("IVSChannelRule")]
        let channel_rule = AWS::Events::Rule {
            Description: "Rule to monitor IVS streams.",
            EventPattern: {
                "detail-type": ["IVS Stream State Change"],
                resources: [channel],
                source: ["aws.ivs"],
            },
            Targets: [{ Arn: state_change.attr("Arn"), Id: "IVS-channel-streaming-state-change" }],
        };
        #[logical_id("IVSRecordingConfigurationRule")]
        let recording_rule = AWS::Events::Rule {
            Description: "Rule to monitor IVS Recordings.",
            EventPattern: {
                "detail-type": ["IVS Recording State Change"],
                source: ["aws.ivs"],
            },
            Targets: [{ Arn: state_change.attr("Arn"), Id: "IVS-channel-recording-state-change" }],
        };

        let load_channel_info_lambda = AWS::Lambda::Function {
            Code: { ZipFile: "// trimmed in the reduced copy" },
            Environment: { Variables: { CHANNELS_TABLE_NAME: channels, REGION: aws::region } },
            Handler: "index.handler",
            Role: load_channel_info_lambda_role.arn,
            Runtime: "nodejs16.x",
        };
        // The function keeps the key in the table, from where the website shows it to the streamer.
        #[allow(secret_outside_secrets_manager)]
        #[depends_on(channel, key, channels)]
        let load_channel_info_custom = Custom::LoadChannelInfo {
            ChannelArn: channel,
            Id: channels,
            IngestServer: channel.ingest_endpoint,
            PlaybackUrl: channel.playback_url,
            ServiceToken: load_channel_info_lambda.attr("Arn"),
            StreamArn: key,
            StreamKey: key.value,
            Subtitle: subtitle,
            Title: title,
        };

        /// This is the ARN of the IVS channel.
        output ivs_channel_arn = channel;
        /// Channel ingest endpoint, part of the definition of an ingest server, used when you set up streaming software.
        output ivs_channel_ingest_endpoint_output = Fn::sub("rtmps://${Endpoint}/app", {
            Endpoint: channel.ingest_endpoint,
        });
        /// This is the channel playback URL.
        output ivs_channel_playback_url_output = channel.playback_url;
        /// This is the name of the buckets where IVS will store your videos.
        output ivs_storage_bucket_name = bucket;
        // The description says it: it is a demo.
        /// Use this stream key to initiate a live stream. DO NOT store your keys as stack outputs on a production environment.
        #[allow(secret_outside_secrets_manager)]
        output ivs_stream_key = key.value;
        /// The ARN of the Amazon IVS stream key associated with the channel.
        output ivs_stream_key_arn = key;
    }
}
