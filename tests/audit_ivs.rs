//! Templates that were held against the service models, the official schemas and the pages of AWS, each
//! with its neighbor on the other side of the rule.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]
#![allow(
    clippy::needless_pass_by_value,
    reason = "values are written where they are passed"
)]

use ivs_core::{Template, Violations, ivs_stack};
use serde_json::{Value, json};

const KEY: &str = "-----BEGIN PUBLIC KEY-----\n\
    MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE2tosIhAs7bsPp2bogfFMrjtIMi6FoUjv\n\
    QiF07eAMa/sWdov6QVwmGMHxdneviOpb+a/o23r+FOsmHZFZ2NHF+StdPXYQkGvE\n\
    FiAmaJ+OSyxz0V+GTg5gog/X3bkAQMl2\n\
    -----END PUBLIC KEY-----\n";

/// The rules that a template breaks: the errors, then the warnings.
fn rules_of(template: &Template) -> Vec<String> {
    let errors = template.validate().err();
    let errors = errors.iter().flat_map(Violations::iter);
    let warnings = template.warnings();
    errors
        .chain(&warnings)
        .map(|found| found.rule().to_owned())
        .collect()
}

/// Compares what the resources break with what they should.
#[track_caller]
fn check(resources: &Value, expected: &[&str]) {
    let json = json!({ "Resources": resources }).to_string();
    let template = Template::from_json(&json).unwrap();
    assert_eq!(rules_of(&template), expected, "{resources:#}");
}

/// One resource that is kept when the stack is deleted.
fn one(type_name: &str, properties: Value) -> Value {
    json!({ "R": {
        "Type": type_name,
        "DeletionPolicy": "Retain",
        "UpdateReplacePolicy": "Retain",
        "Properties": properties,
    } })
}

/// A channel with these properties, and its stream key.
fn channel(properties: Value) -> Value {
    json!({
        "C": { "Type": "AWS::IVS::Channel", "Properties": properties },
        "K": { "Type": "AWS::IVS::StreamKey", "Properties": { "ChannelArn": { "Ref": "C" } } },
    })
}

#[test]
fn only_properties_that_take_arns_tie_a_stack_to_a_region_and_an_account() {
    let storage = |region: &str, account: &str| {
        format!("arn:aws:ivs:{region}:{account}:storage-configuration/abcd")
    };
    let stages = |arns: [&str; 2], tag: &str| {
        let stage = |arn: &str, tags: Value| {
            let recording = json!({ "StorageConfigurationArn": arn });
            let properties =
                json!({ "AutoParticipantRecordingConfiguration": recording, "Tags": tags });
            json!({ "Type": "AWS::IVS::Stage", "Properties": properties })
        };
        let [first, second] = arns;
        let tags = json!([{ "Key": "migrated-from", "Value": tag }]);
        json!({ "A": stage(first, json!([])), "B": stage(second, tags) })
    };
    let here = &storage("us-west-2", "123456789012");
    let region = &storage("eu-west-1", "123456789012");
    let account = &storage("us-west-2", "210987654321");
    check(&stages([here, here], region), &[]);
    check(&stages([here, here], account), &[]);
    check(&stages([here, region], "x"), &["arn_of_another_region"]);
    check(&stages([here, account], "x"), &["arn_of_another_account"]);

    let ingest = |user: &str, stage: &str| {
        let properties = json!({ "UserId": user, "StageArn": stage });
        one("AWS::IVS::IngestConfiguration", properties)
    };
    let channel = "arn:aws:ivs:eu-west-1:123456789012:channel/abcd";
    let stage = "arn:aws:ivs:us-west-2:123456789012:stage/abcd";
    check(&ingest(channel, stage), &[]);

    // A choice may be made by region.
    let by_region = json!({ "Fn::If": ["InEurope", region, here] });
    let json = json!({
        "Conditions": { "InEurope": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-west-1"] } },
        "Resources": one("AWS::IVS::Stage", json!({
            "AutoParticipantRecordingConfiguration": { "StorageConfigurationArn": by_region },
        })),
    });
    let template = Template::from_json(&json.to_string()).unwrap();
    assert_eq!(rules_of(&template), [""; 0]);
}

#[test]
fn an_import_counts_where_it_is_used_and_a_region_where_ivs_is() {
    ivs_stack! {
        #[region("us-west-2")]
        stack Moved {
            let old = Channel::from_arn("arn:aws:ivs:eu-west-1:123456789012:channel/abcdABCDefgh");
            let lobby = Room { tags: { "channel": old.id, "arn": old.arn } };
            output old = old.arn;
        }

        #[region("us-east-2")]
        stack Archive {
            #[deletion_policy(Retain)]
            #[update_replace_policy(Retain)]
            let bucket = AWS::S3::Bucket {};
        }
    }
    assert_eq!(rules_of(&Moved.template().unwrap()), [""; 0]);
    assert_eq!(rules_of(&Archive.template().unwrap()), [""; 0]);
}

#[test]
fn a_list_of_detail_types_means_any_of_them() {
    const STREAM: &str = "IVS Stream State Change";
    const RECORDING: &str = "IVS Recording State Change";
    const HEALTH: &str = "IVS Stream Health Change";

    let pattern = |types: &[&str], field: &str| {
        one(
            "AWS::Events::Rule",
            json!({ "EventPattern": {
                "source": ["aws.ivs"], "detail-type": types, "detail": { field: ["Stream Start"] },
            } }),
        )
    };
    for (types, field, expected) in [
        (&[STREAM][..], "event_name", &[][..]),
        (&[STREAM, RECORDING], "stream_id", &[]),
        (&[RECORDING], "event_name", &["unknown_event_field"]),
        (
            &[STREAM, RECORDING],
            "event_name",
            &["event_field_of_some_types"],
        ),
        (
            &[RECORDING, STREAM],
            "event_name",
            &["event_field_of_some_types"],
        ),
        (&[STREAM, HEALTH], "limit_name", &["unknown_event_field"]),
    ] {
        check(&pattern(types, field), expected);
    }
}

#[test]
fn characters_of_tags_are_refused_where_a_pattern_is_known() {
    let tagged = |type_name: &str, mut properties: Value, key: &str, value: &str| {
        properties["Tags"] = json!([{ "Key": key, "Value": value }]);
        if type_name == "AWS::IVS::Channel" {
            return channel(properties);
        }
        one(type_name, properties)
    };
    let recording = json!({ "StorageConfigurationArn":
        "arn:aws:ivs:us-west-2:123456789012:storage-configuration/abcd" });
    let stage = json!({ "AutoParticipantRecordingConfiguration": recording });
    let stage_arn = json!({ "StageArn": "arn:aws:ivs:us-west-2:123456789012:stage/abcd" });
    for (type_name, properties, is_known) in [
        ("AWS::IVS::Channel", json!({}), true),
        (
            "AWS::IAM::Role",
            json!({ "AssumeRolePolicyDocument": {} }),
            true,
        ),
        ("AWS::Logs::LogGroup", json!({}), true),
        ("AWS::S3::Bucket", json!({}), true),
        ("AWS::IVS::Stage", stage, false),
        ("AWS::IVS::IngestConfiguration", stage_arn, false),
        (
            "AWS::IVS::PublicKey",
            json!({ "PublicKeyMaterial": KEY }),
            false,
        ),
        ("AWS::IVSChat::Room", json!({}), false),
        ("AWS::SecretsManager::Secret", json!({}), false),
    ] {
        let rules = |known| if is_known { known } else { "tag_character" };
        for value in ["live 🎥", "a(b)", "50%", "x, y!"] {
            let resources = tagged(type_name, properties.clone(), "motto", value);
            check(&resources, &[rules("tag_value")]);
        }
        let resources = tagged(type_name, properties.clone(), "k(1)", "x");
        check(&resources, &[rules("tag_key")]);
        // Letters and digits of all languages, spaces and a few signs.
        let resources = tagged(type_name, properties.clone(), "Straße 7", "a_.:/=+-@");
        check(&resources, &[]);
        // That is refused everywhere.
        let resources = tagged(type_name, properties, "aws:x", &"x".repeat(257));
        check(&resources, &["tag_key", "tag_value"]);
    }
}

#[test]
fn a_tag_of_the_stack_keeps_the_rules_of_what_gets_it() {
    ivs_stack! {
        #[tags({ "team": team })]
        stack Tagged(team: String) {
            let lobby = Room {};
        }

        #[tags({ "team": team })]
        stack Without(team: String) {
            let lobby = Room { tags: { "team": aws::no_value } };
            let main = Channel {};
            let encoder = main.add_stream_key();
        }
    }
    let rules = |built: Result<Template, Violations>| match built {
        Ok(template) => rules_of(&template),
        Err(errors) => errors.iter().map(|found| found.rule().into()).collect(),
    };
    let tagged = |team: &str| rules(Tagged { team: team.into() }.template());
    let without = |team: &str| rules(Without { team: team.into() }.template());
    assert_eq!(tagged("live"), [""; 0]);
    assert_eq!(tagged(""), ["tag_value"]);
    assert_eq!(tagged("50%"), ["tag_character"]);
    assert_eq!(without(""), [""; 0]);
    assert_eq!(without("50%"), ["tag_value"]);
}

#[test]
fn iam_ignores_case_in_the_keys_of_tags() {
    let tags = |[first, second]: [&str; 2]| json!([{ "Key": first, "Value": "a" }, { "Key": second, "Value": "b" }]);
    let role = |keys| {
        let properties = json!({ "AssumeRolePolicyDocument": {}, "Tags": tags(keys) });
        one("AWS::IAM::Role", properties)
    };
    let room = |keys| one("AWS::IVSChat::Room", json!({ "Tags": tags(keys) }));
    check(&role(["Team", "team"]), &["duplicate_tag"]);
    check(&role(["Team", "Teams"]), &[]);
    check(&room(["Team", "team"]), &[]);
    check(&room(["team", "team"]), &["duplicate_tag"]);
}

#[test]
fn keys_are_refused_where_aws_says_so() {
    const P_256: &str = "-----BEGIN PUBLIC KEY-----\n\
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEgITeOGZ3ZaqWZ2dwX56bctU60m0e\n\
        MxbJ4xEgXdfFsgUXVzzNleBOav5+6szeSvrnrHQU9QvzLTMdyKoNRWmW5A==\n\
        -----END PUBLIC KEY-----\n";
    const COMPRESSED: &str = "-----BEGIN PUBLIC KEY-----\n\
        MEYwEAYHKoZIzj0CAQYFK4EEACIDMgACpT38a8naj7ch0O/t0n1SMvZn2EmVVyc+\n\
        MZ1vT0TC5sJpOGw7H2r0DpIOdhGewAYy\n\
        -----END PUBLIC KEY-----\n";
    const PRIVATE: &str = "-----BEGIN PRIVATE KEY-----\nMIG2AgEAMBAG\n-----END PRIVATE KEY-----\n";
    const NO_PEM: &str = "G1lbnQxOTA3BgNVBAMMMFdoeSBhcmUgeW91IGRl...";
    const BASE64_OF_PEM: &str = "LS0tLS1CRUdJTiBQVUJMSUMgS0VZLS0tLS0KTUhZd0VBWUhLb1pJemowQ0FRWUZLNEVF\
        QUNJRFlnQUUydG9zSWhBczdic1BwMmJvZ2ZGTXJqdElNaTZGb1VqdgpRaUYwN2VBTWEvc1dkb3Y2UVZ3bUdNSHhkbmV2aU9w\
        YithL28yM3IrRk9zbUhaRloyTkhGK1N0ZFBYWVFrR3ZFCkZpQW1hSitPU3l4ejBWK0dUZzVnb2cvWDNia0FRTWwyCi0tLS0t\
        RU5EIFBVQkxJQyBLRVktLS0tLQo=";

    const REFUSED: &[&str] = &["public_key_must_be_p384"];
    const UNKNOWN: &[&str] = &["public_key_form"];
    let words = format!("viewers {KEY}");
    let before = format!("\n{KEY}");
    let after = format!("{KEY}\n");
    let crlf = KEY.replace('\n', "\r\n");
    let without_line_end = KEY.trim_end();
    for (material, of_pair, of_stages) in [
        (KEY, &[][..], &[][..]),
        (&crlf, &[], &[]),
        (without_line_end, &[], &[]),
        (P_256, REFUSED, REFUSED),
        (PRIVATE, REFUSED, REFUSED),
        (COMPRESSED, UNKNOWN, UNKNOWN),
        (&words, UNKNOWN, UNKNOWN),
        // Only the public key of stages has a pattern, which these don't match.
        (NO_PEM, UNKNOWN, REFUSED),
        (BASE64_OF_PEM, UNKNOWN, REFUSED),
        ("", UNKNOWN, REFUSED),
        (&before, &[], REFUSED),
        (&after, &[], REFUSED),
    ] {
        let properties = json!({ "PublicKeyMaterial": material });
        check(
            &one("AWS::IVS::PlaybackKeyPair", properties.clone()),
            of_pair,
        );
        check(&one("AWS::IVS::PublicKey", properties), of_stages);
    }
}

#[test]
fn line_ends_around_a_key_are_said_with_the_fix() {
    let fault = |material: String| {
        let properties = json!({ "PublicKeyMaterial": material });
        let json = json!({ "Resources": one("AWS::IVS::PublicKey", properties) });
        let template = Template::from_json(&json.to_string()).unwrap();
        template.validate().unwrap_err().to_string()
    };
    let before = fault(format!("\n{KEY}"));
    assert!(
        before.contains("begin the string with `-----BEGIN"),
        "{before}"
    );
    let after = fault(format!("{KEY}\n\n"));
    assert!(after.contains("one line end at most"), "{after}");
}

#[test]
fn a_preset_can_be_allowed_on_other_types() {
    let preset = |channel_type: &str| {
        channel(json!({ "Type": channel_type, "Preset": "HIGHER_BANDWIDTH_DELIVERY" }))
    };
    check(&preset("ADVANCED_SD"), &[]);
    check(&preset("STANDARD"), &["preset_needs_advanced_type"]);
    ivs_stack! {
        stack Show {
            #[allow(preset_needs_advanced_type)]
            let main = Channel { type: Standard, preset: HigherBandwidthDelivery };
            let encoder = main.add_stream_key();
        }
    }
    assert!(Show.template().is_ok());
}

#[test]
fn scalars_are_converted_as_cloudformation_does() {
    let video = |width: Value| {
        let encoder = one(
            "AWS::IVS::EncoderConfiguration",
            json!({ "Video": { "Width": width } }),
        );
        json!({ "Resources": encoder, "Outputs": { "O": { "Value": { "Ref": "R" } } } })
    };
    for (width, expected) in [
        (json!(1280.0), &[][..]),
        (json!("1280"), &[]),
        (json!("1280.0"), &[]),
        (json!(1281.0), &["odd_video_side"]),
        (json!(1922.0), &["range"]),
        (json!(1280.5), &["wrong_type"]),
        (json!("wide"), &["wrong_type"]),
    ] {
        let json = video(width.clone()).to_string();
        let template = Template::from_json(&json).unwrap();
        assert_eq!(rules_of(&template), expected, "{width}");
        let written: Value = serde_json::from_str(&template.to_json()).unwrap();
        assert_eq!(
            written["Resources"]["R"]["Properties"]["Video"]["Width"],
            width
        );
    }
    for (authorized, expected) in [
        (json!("False"), &[][..]),
        (json!("FALSE"), &[]),
        (json!("True"), &["authorized_needs_playback_key_pair"]),
        (json!("TRUE"), &["authorized_needs_playback_key_pair"]),
        (json!("yes"), &["wrong_type"]),
        (json!(1), &["wrong_type"]),
    ] {
        let properties = json!({ "Authorized": authorized });
        check(&channel(properties), expected);
    }
    // In the macro, too, where they stay as they are.
    ivs_stack! {
        stack Show {
            let main = Channel { insecure_ingest: "False" };
            let encoder = main.add_stream_key();
            let video = EncoderConfiguration { video: { width: "1280.0", height: "720" } };
            output video = video.arn;
        }
    }
    let json = Show.template().unwrap().to_json();
    assert!(json.contains(r#""InsecureIngest":"False""#), "{json}");
}

#[test]
fn alarms_have_periods_that_cloudwatch_has() {
    let alarm = |period: u32, count: u32| {
        let properties = json!({
            "Namespace": "AWS/IVS", "MetricName": "ConcurrentViews", "Statistic": "Sum",
            "ComparisonOperator": "GreaterThanThreshold", "Threshold": 1,
            "Period": period, "EvaluationPeriods": count,
        });
        one("AWS::CloudWatch::Alarm", properties)
    };
    let with_list = |period: u32| {
        let metric = json!({ "Namespace": "AWS/IVS", "MetricName": "ConcurrentViews" });
        let properties = json!({
            "ComparisonOperator": "GreaterThanThreshold", "Threshold": 1, "EvaluationPeriods": 1,
            "Metrics": [
                { "Id": "m", "MetricStat": { "Metric": metric, "Period": period, "Stat": "Sum" } },
                { "Id": "e", "Expression": "m * 2" },
            ],
        });
        one("AWS::CloudWatch::Alarm", properties)
    };
    for period in [1, 5, 10, 60] {
        check(&with_list(period), &[]);
    }
    check(&with_list(2), &["alarm_period"]);
    check(&alarm(1, 1), &["alarm_period"]);
    check(&alarm(1800, 48), &[]);
    check(&alarm(1800, 49), &["alarm_evaluation_too_long"]);
    check(&alarm(3600, 168), &[]);
    check(&alarm(3600, 169), &["alarm_evaluation_too_long"]);
}

#[test]
fn iam_ignores_case_in_actions() {
    let reviewed = |action: &str| {
        json!({
            "F": { "Type": "AWS::Lambda::Function", "Properties": {
                "Role": "arn:aws:iam::123456789012:role/r", "PackageType": "Image",
                "Code": { "ImageUri": "x" },
            } },
            "P": { "Type": "AWS::Lambda::Permission", "Properties": {
                "Action": action, "FunctionName": { "Ref": "F" },
                "Principal": "ivschat.amazonaws.com",
            } },
            "A": { "Type": "AWS::IVSChat::Room", "DependsOn": "P", "Properties": {
                "MessageReviewHandler": { "Uri": { "Fn::GetAtt": ["F", "Arn"] } },
            } },
        })
    };
    check(&reviewed("lambda:InvokeFunction"), &[]);
    check(&reviewed("lambda:invokeFunction"), &[]);
    check(
        &reviewed("lambda:GetFunction"),
        &["handler_without_permission"],
    );
}

#[test]
fn permissions_name_functions_and_sources() {
    let permission = |function: &str, source: &str| {
        let properties = json!({
            "Action": "lambda:InvokeFunction", "Principal": "ivschat.amazonaws.com",
            "FunctionName": function, "SourceArn": source,
        });
        one("AWS::Lambda::Permission", properties)
    };
    let room = "arn:aws:ivschat:us-west-2:123456789012:room/*";
    check(&permission("review:live", room), &[]);
    check(&permission("my function!", room), &["pattern"]);
    check(&permission("review", "room/* is no arn"), &["pattern"]);
}

#[test]
fn origins_of_all_sites_and_of_files_are_origins() {
    let policy = |origin: &str| {
        json!({
            "Resources": one(
                "AWS::IVS::PlaybackRestrictionPolicy",
                json!({ "AllowedOrigins": [origin] }),
            ),
            "Outputs": { "O": { "Value": { "Ref": "R" } } },
        })
    };
    for (origin, expected) in [
        ("*", &[][..]),
        ("file://", &[]),
        ("null", &[]),
        ("https://*", &[]),
        ("HTTPS://Example.com", &[]),
        ("chrome-extension://abcdef", &[]),
        ("ionic://localhost", &[]),
        ("*.example.com", &["origin_form"]),
        ("file:///shows", &["origin_form"]),
        ("", &["origin_form"]),
    ] {
        let template = Template::from_json(&policy(origin).to_string()).unwrap();
        assert_eq!(rules_of(&template), expected, "{origin}");
    }
}

#[test]
fn buckets_are_named_as_s3_allows() {
    for (name, expected) in [
        ("", &[][..]),
        ("abc", &[]),
        ("my.archive", &[]),
        ("ab", &["bucket_name_form"]),
        ("a..b", &["bucket_name_form"]),
        ("192.168.5.4", &["bucket_name_form"]),
        ("-abc", &["pattern"]),
    ] {
        let properties = json!({ "BucketName": name });
        check(&one("AWS::S3::Bucket", properties), expected);
    }
}

#[test]
fn log_groups_keep_the_rules_of_cloudwatch_logs() {
    for (properties, expected) in [
        (json!({ "RetentionInDays": 1 }), &[][..]),
        (json!({ "RetentionInDays": 2 }), &["retention_in_days"]),
        (json!({ "RetentionInDays": "3" }), &[]),
        (json!({ "RetentionInDays": 1000 }), &["retention_in_days"]),
        (json!({ "RetentionInDays": 3653 }), &[]),
        (json!({ "LogGroupName": "/aws/vendedlogs/chat" }), &[]),
        (
            json!({ "LogGroupName": "aws/vendedlogs/chat" }),
            &["log_group_name"],
        ),
        (
            json!({ "LogGroupName": { "Fn::Sub": "aws/${AWS::StackName}" } }),
            &["log_group_name"],
        ),
        (json!({ "LogGroupName": "awss/chat" }), &[]),
    ] {
        check(&one("AWS::Logs::LogGroup", properties), expected);
    }
}

#[test]
fn chat_logs_go_to_a_group_that_keeps_them() {
    let logged = |class: &str, named: Value| {
        let mut resources = one(
            "AWS::Logs::LogGroup",
            json!({ "LogGroupName": "/aws/vendedlogs/c", "LogGroupClass": class }),
        );
        let destination = json!({ "CloudWatchLogs": { "LogGroupName": named } });
        resources["G"] = json!({ "Type": "AWS::IVSChat::LoggingConfiguration", "DependsOn": "R",
            "Properties": { "DestinationConfiguration": destination } });
        resources["Room"] = json!({ "Type": "AWS::IVSChat::Room",
            "Properties": { "LoggingConfigurationIdentifiers": [{ "Ref": "G" }] } });
        resources
    };
    for named in [json!({ "Ref": "R" }), json!("/aws/vendedlogs/c")] {
        check(&logged("STANDARD", named.clone()), &[]);
        check(&logged("INFREQUENT_ACCESS", named.clone()), &[]);
        check(&logged("DELIVERY", named), &["chat_log_kept_for_a_day"]);
    }
}

#[test]
fn secrets_have_one_value_and_a_name_that_is_allowed() {
    let branch = json!({ "Fn::If": ["C", "x", { "Ref": "AWS::NoValue" }] });
    for (properties, expected) in [
        (json!({ "SecretString": "{}" }), &[][..]),
        (json!({ "GenerateSecretString": {} }), &[]),
        (
            json!({ "SecretString": "{}", "GenerateSecretString": {} }),
            &["secret_given_and_generated"],
        ),
        (
            json!({ "SecretString": { "Ref": "AWS::NoValue" }, "GenerateSecretString": {} }),
            &["no_value_without_choice"],
        ),
        (json!({ "Name": "show/encoder-1_+=.@" }), &[]),
        (json!({ "Name": "my secret(1)" }), &["pattern"]),
    ] {
        check(&one("AWS::SecretsManager::Secret", properties), expected);
    }
    let properties = json!({ "SecretString": branch, "GenerateSecretString": {} });
    let json = json!({
        "Conditions": { "C": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "us-west-2"] } },
        "Resources": one("AWS::SecretsManager::Secret", properties),
    });
    let template = Template::from_json(&json.to_string()).unwrap();
    assert_eq!(rules_of(&template), [""; 0]);
}

#[test]
fn a_bucket_is_known_by_its_name_too() {
    let recorded = |name: &str| {
        let mut resources = one(
            "AWS::S3::Bucket",
            json!({
                "BucketName": "my-archive",
                "OwnershipControls": { "Rules": [{ "ObjectOwnership": "ObjectWriter" }] },
                "BucketEncryption": { "ServerSideEncryptionConfiguration": [
                    { "ServerSideEncryptionByDefault": { "SSEAlgorithm": "aws:kms" } },
                ] },
            }),
        );
        resources["A"] = json!({ "Type": "AWS::IVS::RecordingConfiguration", "DependsOn": "R",
            "Properties": { "DestinationConfiguration": { "S3": { "BucketName": name } } } });
        resources["S"] = json!({ "Type": "AWS::IVS::StorageConfiguration", "DependsOn": "R",
            "Properties": { "S3": { "BucketName": name } } });
        let outputs = json!({ "A": { "Value": { "Ref": "A" } }, "S": { "Value": { "Ref": "S" } } });
        let json = json!({ "Resources": resources, "Outputs": outputs });
        rules_of(&Template::from_json(&json.to_string()).unwrap())
    };
    assert_eq!(
        recorded("my-archive"),
        [
            "recording_to_kms_bucket",
            "recording_to_object_writer_bucket"
        ]
    );
    assert_eq!(recorded("other-archive"), [""; 0]);
}

#[test]
fn an_encoder_reads_its_stream_key_by_a_dynamic_reference() {
    // As the help of `secret_outside_secrets_manager` says.
    ivs_stack! {
        stack Show {
            let main = Channel {};
            let encoder = main.add_stream_key();
            let secret = AWS::SecretsManager::Secret { secret_string: encoder.value };
            let live = AWS::MediaLive::Channel {
                Destinations: [{
                    Id: "ivs",
                    Settings: [{
                        StreamName: format!("{{{{resolve:secretsmanager:{secret}:SecretString}}}}"),
                    }],
                }],
            };
        }
    }
    let template = Show.template().unwrap();
    assert_eq!(rules_of(&template), [""; 0]);
    let json: Value = serde_json::from_str(&template.to_json()).unwrap();
    let settings = &json["Resources"]["Live"]["Properties"]["Destinations"][0]["Settings"][0];
    assert_eq!(
        settings["StreamName"],
        json!({ "Fn::Sub": "{{resolve:secretsmanager:${Secret}:SecretString}}" })
    );

    let mut leaking = channel(json!({}));
    leaking["M"] = json!({ "Type": "AWS::MediaLive::Channel", "Properties": { "Destinations": [
        { "Id": "ivs", "Settings": [{ "StreamName": { "Fn::GetAtt": ["K", "Value"] } }] },
    ] } });
    let json = json!({ "Resources": leaking }).to_string();
    let errors = Template::from_json(&json).unwrap().validate().unwrap_err();
    let text = errors.to_string();
    assert!(
        text.contains(r#"{"Fn::Sub": "{{resolve:secretsmanager:${Secret}:SecretString}}"}"#),
        "{text}"
    );
}
