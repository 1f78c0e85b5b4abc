//! Recordings of a channel, shown through CloudFront: `serverless` of
//! `aws-samples/amazon-ivs-clip-manifest`.

use ivs_core::ivs_stack;

ivs_stack! {
    /// Amazon IVS Clip Manisfest
    #[transform("AWS::Serverless-2016-10-31")]
    pub stack ClipManifest {
        #[logical_id("CloudFrontOriginAccessIdentity")]
        let viewer = AWS::CloudFront::CloudFrontOriginAccessIdentity {
            CloudFrontOriginAccessIdentityConfig: { Comment: "Serverless website OA" },
        };
        #[logical_id("CloudfrontDistribution")]
        let distribution = AWS::CloudFront::Distribution {
            DistributionConfig: {
                Comment: "Cloudfront distribution for IVS Manifest Clip",
                DefaultRootObject: "index.html",
                Enabled: true,
                HttpVersion: "http2",
                Origins: [{
                    Id: "s3-website",
                    DomainName: bucket.regional_domain_name,
                    S3OriginConfig: {
                        OriginAccessIdentity: format!("origin-access-identity/cloudfront/{viewer}"),
                    },
                }],
                DefaultCacheBehavior: {
                    Compress: "true",
                    AllowedMethods: ["HEAD", "GET", "OPTIONS"],
                    ForwardedValues: {
                        QueryString: false,
                        Headers: [
                            "Origin",
                            "Access-Control-Request-Method",
                            "Access-Control-Request-Headers",
                        ],
                    },
                    TargetOriginId: "s3-website",
                    ViewerProtocolPolicy: "redirect-to-https",
                },
            },
        };

        // The demo leaves its bucket to whoever deletes the stack.
        #[allow(recordings_without_policy)]
        #[logical_id("IVSRecordingBucket")]
        let bucket = AWS::S3::Bucket {
            bucket_name: format!("my-new-ivs-recording-bucket-ui-{}", aws::account_id),
            cors_configuration: {
                CorsRules: [{
                    AllowedMethods: ["GET", "HEAD"],
                    AllowedOrigins: ["*"],
                    AllowedHeaders: ["*"],
                    MaxAge: 3000,
                }],
            },
        };
        #[logical_id("IVSRecordingBucketPolicy")]
        let bucket_policy = AWS::S3::BucketPolicy {
            bucket,
            policy_document: {
                Statement: [{
                    Effect: "Allow",
                    Action: "s3:GetObject",
                    Resource: [format!("arn:aws:s3:::{bucket}/*")],
                    Principal: {
                        AWS: format!("arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity {viewer}"),
                    },
                }],
            },
        };

        #[logical_id("IVSRecordingConfiguration")]
        let recording = RecordingConfiguration {
            name: "ivs-clip-recording-config",
            destination_configuration: { s3: { bucket_name: bucket } },
            recording_reconnect_window_seconds: 60,
            thumbnail_configuration: { recording_mode: Interval, target_interval_seconds: 30 },
        };
        #[logical_id("IVSChannel")]
        let channel = Channel {
            name: "ivs-clip-channel",
            type: Standard,
            latency_mode: Low,
            recording_configuration_arn: recording,
        };
        #[logical_id("IVSStreamKey")]
        let stream_key = channel.add_stream_key();

        /// Recoding Bucket Name
        #[logical_id("RecordConfigurationBucket")]
        output bucket = bucket;
        /// Amazon CloudFront Domain Name
        #[logical_id("CloudfrontDistribution")]
        output distribution = format!("https://{}", distribution.attr("DomainName"));
        /// IVS Channel ARN
        #[logical_id("IVSChannelArn")]
        output channel_arn = channel;
        /// IVS Channel Ingest Endpoint
        #[logical_id("IVSChannelIngestEndpoint")]
        output ingest_endpoint = channel.ingest_endpoint;
        /// IVS Channel Playback URL
        #[logical_id("IVSChannelPlaybackUrl")]
        output playback_url = channel.playback_url;
        // Whoever tries the demo copies it into the encoder.
        /// IVS Stream Key
        #[allow(secret_outside_secrets_manager)]
        #[logical_id("IVSStreamKey")]
        output stream_key = stream_key.value;
        /// Sample colorbar recording master URL for testing
        #[logical_id("SampleRecordingMasterURL")]
        output sample_recording = format!(
            "https://{}/ivs/v1/000000000000/TestChannel/2024/01/01/00/00/SampleColorBar/media/hls/master.m3u8",
            distribution.attr("DomainName"),
        );
    }
}
