//! [`RealtimeRecorder`](crate::realtime_recorder::RealtimeRecorder), with the builder API.

use ivs_core::functions::Sub;
use ivs_core::ivs::encoder_configuration::Video;
use ivs_core::ivs::stage::{AutoParticipantRecordingConfiguration, MediaType};
use ivs_core::ivs::storage_configuration::S3StorageConfiguration;
use ivs_core::ivs::{EncoderConfiguration, Stage, StorageConfiguration};
use ivs_core::property::{List, Object};
use ivs_core::s3::{Bucket, BucketPolicy};
use ivs_core::{AnyResource, Handle, Template, aws};

pub fn template() -> Template {
    let mut template = Template::new();
    template
        .description("Amazon IVS Real-Time Recording Infrastructure")
        .transform("AWS::Serverless-2016-10-31")
        .section("Globals", globals());

    let viewer = Handle::new("CloudFrontOriginAccessIdentity");
    let bucket = template.add("RecordingBucket", recording_bucket());
    // The demo leaves its bucket to whoever deletes the stack.
    if let Some(attributes) = template.attributes(&bucket) {
        attributes.allow("recordings_without_policy");
    }
    let policy = template.add(
        "RecordingBucketPolicy",
        recording_bucket_policy(&bucket, &viewer),
    );
    // The storage configuration adds the statement of IVS, which the next change of the policy
    // removes.
    if let Some(attributes) = template.attributes(&policy) {
        attributes.allow("bucket_policy_without_service");
    }

    let storage = Handle::new("StorageConfiguration");
    let configuration = StorageConfiguration::new()
        .name(named("rt-clip-storage-"))
        .s3(S3StorageConfiguration::new().bucket_name(&bucket));
    template.add(&storage, configuration);
    if let Some(storage) = template.attributes(&storage) {
        storage.depends_on(&policy);
    }
    let encoder = template.add(
        "EncoderConfiguration",
        EncoderConfiguration::new()
            .name(named("rt-clip-encoder-"))
            .video(
                Video::new()
                    .bitrate(2_500_000)
                    .framerate(30)
                    .height(720)
                    .width(1280),
            ),
    );
    let stage = template.add(
        "Stage",
        Stage::new()
            .name(named("rt-clip-stage-"))
            .auto_participant_recording_configuration(
                AutoParticipantRecordingConfiguration::new()
                    .storage_configuration_arn(&storage)
                    .media_types([MediaType::AudioVideo]),
            ),
    );

    template.add(&viewer, origin_access_identity());
    let distribution = template.add("CloudfrontDistribution", distribution(&bucket, &viewer));

    template.add("CreateTokenFunction", create_token_function(&stage));
    let start_composition = template.add(
        "StartCompositionFunction",
        start_composition_function(&stage, &storage, &encoder, &bucket),
    );
    // The author takes the name of the endpoint for the prefix of its actions, which is `ivs`.
    if let Some(attributes) = template.attributes(&start_composition) {
        attributes.allow("unknown_action");
    }

    template
        .output("StageArn", stage.arn())
        .description("IVS Real-Time Stage ARN");
    template
        .output(
            "CloudfrontDomain",
            Sub::new()
                .text("https://")
                .value(distribution.attr("DomainName")),
        )
        .description("CloudFront domain for recording playback");
    template
        .output("RecordingBucket", &bucket)
        .description("S3 bucket for recordings");
    template
        .output("StorageConfigArn", storage.arn())
        .description("IVS Storage Configuration ARN");
    template
        .output("EncoderConfigArn", encoder.arn())
        .description("IVS Encoder Configuration ARN");
    template
}

fn globals() -> Object {
    let function = Object::new()
        .with("Runtime", "nodejs24.x")
        .with("Timeout", 30)
        .with("MemorySize", 128);
    let cors = Object::new()
        .with("AllowMethods", "'GET,POST,OPTIONS'")
        .with("AllowHeaders", "'Content-Type,Authorization'")
        .with("AllowOrigin", "'*'");
    Object::new()
        .with("Function", function)
        .with("Api", Object::new().with("Cors", cors))
}

/// A name that ends with that of the stack.
fn named(prefix: &'static str) -> Sub {
    Sub::new().text(prefix).value(aws::stack_name())
}

fn bucket_arn(bucket: &Handle<Bucket>) -> Sub {
    Sub::new().text("arn:aws:s3:::").value(bucket)
}

fn objects_arn(bucket: &Handle<Bucket>) -> Sub {
    bucket_arn(bucket).text("/*")
}

fn recording_bucket() -> Bucket {
    let ownership = Object::new().with("ObjectOwnership", "BucketOwnerEnforced");
    let encryption = Object::new().with(
        "ServerSideEncryptionByDefault",
        Object::new().with("SSEAlgorithm", "AES256"),
    );
    let cors = Object::new()
        .with("AllowedMethods", ["GET", "HEAD"])
        .with("AllowedOrigins", ["*"])
        .with("AllowedHeaders", ["*"])
        .with("MaxAge", 3000);
    Bucket::new()
        .bucket_name(
            Sub::new()
                .text("ivs-rt-recording-")
                .value(aws::account_id()),
        )
        .ownership_controls(Object::new().with("Rules", [ownership]))
        .bucket_encryption(Object::new().with("ServerSideEncryptionConfiguration", [encryption]))
        .cors_configuration(Object::new().with("CorsRules", [cors]))
}

fn recording_bucket_policy(bucket: &Handle<Bucket>, viewer: &Handle<AnyResource>) -> BucketPolicy {
    let service = Object::new()
        .with("Effect", "Allow")
        .with(
            "Principal",
            Object::new().with("Service", "ivs.amazonaws.com"),
        )
        .with("Action", bucket_actions())
        .with("Resource", [bucket_arn(bucket), objects_arn(bucket)])
        .with(
            "Condition",
            Object::new().with(
                "StringEquals",
                Object::new().with("aws:SourceAccount", aws::account_id()),
            ),
        );
    let viewer = Sub::new()
        .text("arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ")
        .value(viewer);
    let viewers = Object::new()
        .with("Effect", "Allow")
        .with("Action", "s3:GetObject")
        .with("Resource", [objects_arn(bucket)])
        .with("Principal", Object::new().with("AWS", viewer));
    BucketPolicy::new()
        .bucket(bucket)
        .policy_document(Object::new().with("Statement", [service, viewers]))
}

fn bucket_actions() -> [&'static str; 4] {
    [
        "s3:PutObject",
        "s3:GetObject",
        "s3:GetBucketLocation",
        "s3:ListBucket",
    ]
}

fn origin_access_identity() -> AnyResource {
    let comment = Sub::new()
        .text("OAI for ")
        .value(aws::stack_name())
        .text(" RT recordings");
    AnyResource::new("AWS::CloudFront::CloudFrontOriginAccessIdentity").with(
        "CloudFrontOriginAccessIdentityConfig",
        Object::new().with("Comment", comment),
    )
}

fn distribution(bucket: &Handle<Bucket>, viewer: &Handle<AnyResource>) -> AnyResource {
    let identity = Sub::new()
        .text("origin-access-identity/cloudfront/")
        .value(viewer);
    let origin = Object::new()
        .with("Id", "s3-recordings")
        .with("DomainName", bucket.regional_domain_name())
        .with(
            "S3OriginConfig",
            Object::new().with("OriginAccessIdentity", identity),
        );
    let forwarded = Object::new().with("QueryString", false).with(
        "Headers",
        [
            "Origin",
            "Access-Control-Request-Method",
            "Access-Control-Request-Headers",
        ],
    );
    let behavior = Object::new()
        .with("Compress", true)
        .with("AllowedMethods", ["HEAD", "GET", "OPTIONS"])
        .with("ForwardedValues", forwarded)
        .with("TargetOriginId", "s3-recordings")
        .with("ViewerProtocolPolicy", "redirect-to-https");
    let comment = Sub::new()
        .text("CloudFront for ")
        .value(aws::stack_name())
        .text(" RT recordings");
    let config = Object::new()
        .with("Comment", comment)
        .with("Enabled", true)
        .with("HttpVersion", "http2")
        .with("Origins", [origin])
        .with("DefaultCacheBehavior", behavior);
    AnyResource::new("AWS::CloudFront::Distribution").with("DistributionConfig", config)
}

/// A request that calls a function.
fn request(path: &'static str, method: &'static str) -> Object {
    Object::new().with("Type", "Api").with(
        "Properties",
        Object::new().with("Path", path).with("Method", method),
    )
}

fn function(
    code: &'static str,
    variables: Object,
    statements: List<ivs_core::property::Json>,
    events: Object,
) -> AnyResource {
    AnyResource::new("AWS::Serverless::Function")
        .with("Handler", "index.handler")
        .with("CodeUri", code)
        .with("Environment", Object::new().with("Variables", variables))
        .with("Policies", [Object::new().with("Statement", statements)])
        .with("Events", events)
}

fn create_token_function(stage: &Handle<Stage>) -> AnyResource {
    let statement = Object::new()
        .with("Effect", "Allow")
        .with("Action", ["ivs:CreateParticipantToken"])
        .with("Resource", stage.arn());
    function(
        "create-token",
        Object::new().with("STAGE_ARN", stage.arn()),
        List::new().item(statement),
        Object::new().with("Api", request("/token", "GET")),
    )
}

fn start_composition_function(
    stage: &Handle<Stage>,
    storage: &Handle<StorageConfiguration>,
    encoder: &Handle<EncoderConfiguration>,
    bucket: &Handle<Bucket>,
) -> AnyResource {
    let variables = Object::new()
        .with("STAGE_ARN", stage.arn())
        .with("STORAGE_CONFIG_ARN", storage.arn())
        .with("ENCODER_CONFIG_ARN", encoder.arn());
    let ivs = Object::new()
        .with("Effect", "Allow")
        .with("Action", ["ivs:*", "ivsrealtime:*"])
        .with("Resource", "*");
    let objects = Object::new()
        .with("Effect", "Allow")
        .with("Action", bucket_actions())
        .with("Resource", [bucket_arn(bucket), objects_arn(bucket)]);
    let events = Object::new()
        .with("Start", request("/composition/start", "POST"))
        .with("Stop", request("/composition/stop", "POST"));
    function(
        "start-composition",
        variables,
        List::new().item(ivs).item(objects),
        events,
    )
}
