//! Values that are known only at deployment, as the language writes them.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use ivs_core::ivs_stack;
use ivs_stack_tests::json;
use serde_json::json;

#[test]
fn parameters_and_conditions() {
    ivs_stack! {
        #[allow(channel_without_stream_key, unused_recording_configuration, unused_condition)]
        stack Staged {
            let is_prod = env == "prod";
            /// Deployment stage.
            let env = Parameter { type: String, default: "dev", allowed_values: ["dev", "prod"] };
            let window = Parameter { type: Number, default: 30, min_value: 0, max_value: 300 };
            let id = Parameter { type: AWS::SSM::Parameter::Value<String>, default: "/ivs/id" };
            let not_prod = !is_prod;
            let prod_in_oregon = is_prod && aws::region == "us-west-2";
            let either = is_prod || aws::region == "us-east-1";
            let main = Channel {
                name: "cond",
                latency_mode: if is_prod { Normal } else { Low },
                type: if is_prod { Standard },
            };
            let archive = RecordingConfiguration {
                name: if env != "dev" { id } else { "dev" },
                recording_reconnect_window_seconds: window,
                destination_configuration: { s3: { bucket_name: "my-recordings" } },
            };
            if is_prod {
                let prod_only = Channel { name: "prod-only" };
                output prod_arn = prod_only.arn;
            } else {
                let dev_only = Room {};
            }
            output maybe = if is_prod { prod_only.playback_url } else { "none" };
        }
    }
    let built = json(&Staged.template().unwrap());
    assert_eq!(
        built["Parameters"],
        json!({
            "Env": { "Type": "String", "Default": "dev", "AllowedValues": ["dev", "prod"], "Description": "Deployment stage." },
            "Window": { "Type": "Number", "Default": 30, "MinValue": 0, "MaxValue": 300 },
            "Id": { "Type": "AWS::SSM::Parameter::Value<String>", "Default": "/ivs/id" },
        })
    );
    assert_eq!(
        built["Conditions"],
        json!({
            "IsProd": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] },
            "NotProd": { "Fn::Not": [{ "Condition": "IsProd" }] },
            "ProdInOregon": { "Fn::And": [
                { "Condition": "IsProd" }, { "Fn::Equals": [{ "Ref": "AWS::Region" }, "us-west-2"] },
            ] },
            "Either": { "Fn::Or": [
                { "Condition": "IsProd" }, { "Fn::Equals": [{ "Ref": "AWS::Region" }, "us-east-1"] },
            ] },
            "EnvIsNotDev": { "Fn::Not": [{ "Fn::Equals": [{ "Ref": "Env" }, "dev"] }] },
        })
    );
    let resources = &built["Resources"];
    assert_eq!(
        resources["Main"]["Properties"],
        json!({
            "Name": "cond",
            "LatencyMode": { "Fn::If": ["IsProd", "NORMAL", "LOW"] },
            "Type": { "Fn::If": ["IsProd", "STANDARD", { "Ref": "AWS::NoValue" }] },
        })
    );
    assert_eq!(
        resources["Archive"]["Properties"]["Name"],
        json!({ "Fn::If": ["EnvIsNotDev", { "Ref": "Id" }, "dev"] })
    );
    assert_eq!(resources["ProdOnly"]["Condition"], "IsProd");
    // `else` is the negation, and equal conditions share one.
    assert_eq!(resources["DevOnly"]["Condition"], "NotProd");
    assert_eq!(
        built["Outputs"],
        json!({
            "ProdArn": { "Value": { "Fn::GetAtt": ["ProdOnly", "Arn"] }, "Condition": "IsProd" },
            "Maybe": { "Value": { "Fn::If": ["IsProd", { "Fn::GetAtt": ["ProdOnly", "PlaybackUrl"] }, "none"] } },
        })
    );
}

#[test]
fn format_is_fn_sub() {
    ivs_stack! {
        #[allow(channel_without_stream_key)]
        stack Formats(prefix: String) {
            let stage = Parameter { type: String };
            let sizes = Mapping { "us-west-2": { bitrate: 8_500_000 } };
            let main = Channel { name: format!("show-{stage}") };
            output all = format!("{prefix}-{stage}-{}-${{x}}-{:03}", main.arn, 7);
            output mapped = format!("{size}b", size = sizes[aws::region]["bitrate"]);
            output only = format!("{stage}");
            output plain = format!("{prefix}!");
            #[export(format!("{}-playback-url", aws::stack_name))]
            output url = main.playback_url;
        }
    }
    let built = json(&Formats { prefix: "p".into() }.template().unwrap());
    let value = |id: &str| built["Outputs"][id]["Value"].clone();
    assert_eq!(
        built["Resources"]["Main"]["Properties"]["Name"],
        json!({ "Fn::Sub": "show-${Stage}" })
    );
    assert_eq!(
        value("All"),
        json!({ "Fn::Sub": "p-${Stage}-${Main.Arn}-${!x}-007" })
    );
    assert_eq!(
        value("Mapped"),
        json!({ "Fn::Sub": ["${Size}b", {
            "Size": { "Fn::FindInMap": ["Sizes", { "Ref": "AWS::Region" }, "bitrate"] },
        }] })
    );
    assert_eq!(value("Only"), json!({ "Ref": "Stage" }));
    assert_eq!(value("Plain"), "p!");
    assert_eq!(
        built["Outputs"]["Url"]["Export"]["Name"],
        json!({ "Fn::Sub": "${AWS::StackName}-playback-url" })
    );
    assert_eq!(
        built["Mappings"],
        json!({ "Sizes": { "us-west-2": { "bitrate": 8_500_000 } } })
    );
}

#[test]
fn functions() {
    ivs_stack! {
        stack Functions {
            let list = Parameter { type: CommaDelimitedList };
            let bucket = AWS::S3::Bucket {};
            output join = Fn::join("-", ["a", bucket, bucket.arn]);
            output first = list[0];
            output selected = Fn::select(1, Fn::split(",", "a,b"));
            output zone = Fn::select(0, Fn::get_azs(aws::region));
            output encoded = Fn::base64(format!("x-{}", aws::region));
            output imported = Fn::import_value("other");
            output block = Fn::select(0, Fn::cidr("10.0.0.0/16", 2, 8));
            output text = Fn::sub("${Bucket}-${AWS::Region}-${Other}", { Other: list[1] });
            output joined = Fn::join(",", list);
        }
    }
    let built = json(&Functions.template().unwrap());
    let value = |id: &str| built["Outputs"][id]["Value"].clone();
    assert_eq!(
        value("Join"),
        json!({ "Fn::Join": ["-", ["a", { "Ref": "Bucket" }, { "Fn::GetAtt": ["Bucket", "Arn"] }]] })
    );
    assert_eq!(
        value("First"),
        json!({ "Fn::Select": [0, { "Ref": "List" }] })
    );
    assert_eq!(
        value("Selected"),
        json!({ "Fn::Select": [1, { "Fn::Split": [",", "a,b"] }] })
    );
    assert_eq!(
        value("Zone"),
        json!({ "Fn::Select": [0, { "Fn::GetAZs": { "Ref": "AWS::Region" } }] })
    );
    assert_eq!(
        value("Encoded"),
        json!({ "Fn::Base64": { "Fn::Sub": "x-${AWS::Region}" } })
    );
    assert_eq!(value("Imported"), json!({ "Fn::ImportValue": "other" }));
    assert_eq!(
        value("Block"),
        json!({ "Fn::Select": [0, { "Fn::Cidr": ["10.0.0.0/16", 2, 8] }] })
    );
    assert_eq!(
        value("Text"),
        json!({ "Fn::Sub": ["${Bucket}-${AWS::Region}-${Other}", {
            "Other": { "Fn::Select": [1, { "Ref": "List" }] },
        }] })
    );
    assert_eq!(
        value("Joined"),
        json!({ "Fn::Join": [",", { "Ref": "List" }] })
    );
}

#[test]
fn any_resource_and_companions() {
    ivs_stack! {
        #[allow(handler_without_permission, log_group_outside_vended_logs)]
        #[transform("AWS::Serverless-2016-10-31")]
        stack Around {
            section Globals = { Function: { Timeout: 3 } };
            #[deletion_policy(Retain)]
            #[update_replace_policy(Retain)]
            let bucket = AWS::S3::Bucket { bucket_name: format!("archive-{}", aws::account_id) };
            let archive = RecordingConfiguration {
                destination_configuration: { s3: { bucket_name: bucket } },
            };
            #[allow(recordings_without_policy)]
            let group = AWS::Logs::LogGroup { log_group_name: "/ivs/chat" };
            let logs = LoggingConfiguration {
                destination_configuration: { cloud_watch_logs: { log_group_name: group } },
            };
            let review = AWS::Serverless::Function {
                Handler: "index.handler",
                Runtime: "nodejs24.x",
                CodeUri: "s3://code/review.zip",
                Environment: { Variables: { BUCKET: bucket, "ARCHIVE_ARN": archive.arn } },
            };
            let chat = Room {
                logging_configuration_identifiers: [logs],
                message_review_handler: { uri: review.attr("Arn") },
            };
            #[depends_on(bucket)]
            let info = Custom::LoadInfo { ServiceToken: review.attr("Arn"), Room: chat.id };
            output loaded = info.attr("Loaded");
            output function = review;
        }
    }
    let built = json(&Around.template().unwrap());
    assert_eq!(built["Transform"], "AWS::Serverless-2016-10-31");
    assert_eq!(built["Globals"], json!({ "Function": { "Timeout": 3 } }));
    let resources = &built["Resources"];
    assert_eq!(
        resources["Archive"]["Properties"],
        json!({ "DestinationConfiguration": { "S3": { "BucketName": { "Ref": "Bucket" } } } })
    );
    assert_eq!(
        resources["Review"],
        json!({
            "Type": "AWS::Serverless::Function",
            "Properties": {
                "Handler": "index.handler",
                "Runtime": "nodejs24.x",
                "CodeUri": "s3://code/review.zip",
                "Environment": { "Variables": {
                    "BUCKET": { "Ref": "Bucket" }, "ARCHIVE_ARN": { "Fn::GetAtt": ["Archive", "Arn"] },
                } },
            },
        })
    );
    assert_eq!(
        resources["Chat"]["Properties"],
        json!({
            "LoggingConfigurationIdentifiers": [{ "Fn::GetAtt": ["Logs", "Arn"] }],
            "MessageReviewHandler": { "Uri": { "Fn::GetAtt": ["Review", "Arn"] } },
        })
    );
    assert_eq!(resources["Info"]["Type"], "Custom::LoadInfo");
    assert_eq!(resources["Info"]["DependsOn"], json!(["Bucket"]));
    assert_eq!(
        built["Outputs"]["Loaded"]["Value"],
        json!({ "Fn::GetAtt": ["Info", "Loaded"] })
    );
    assert_eq!(
        built["Outputs"]["Function"]["Value"],
        json!({ "Ref": "Review" })
    );
}

#[test]
fn a_rust_if_decides_in_the_program() {
    ivs_stack! {
        #[allow(channel_without_stream_key)]
        stack Decided(is_big: bool) {
            let main = Channel { type: if is_big { AdvancedHd } else { Basic } };
            if is_big {
                let extra = Room {};
                output extra_id = extra.id;
            } else {
                let small = Stage {};
            }
        }
    }
    let ids = |is_big| {
        let built = json(&Decided { is_big }.template().unwrap());
        let ids: Vec<String> = built["Resources"]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect();
        (
            ids,
            built["Resources"]["Main"]["Properties"]["Type"].clone(),
        )
    };
    assert_eq!(
        ids(true),
        (vec!["Extra".into(), "Main".into()], json!("ADVANCED_HD"))
    );
    assert_eq!(
        ids(false),
        (vec!["Main".into(), "Small".into()], json!("BASIC"))
    );
}

#[test]
fn stacks_import_from_each_other() {
    ivs_stack! {
        stack Video {
            let main = Channel {};
            let key = main.add_stream_key();
            #[export("main-arn")]
            output main_arn = main.arn;
            #[export("main-url")]
            output main_url = main.playback_url;
        }
        stack Keys {
            let key = StreamKey { channel_arn: Video.main_arn };
            output url = format!("{}?x", Video.main_url);
        }
    }
    let built = json(&Keys.template().unwrap());
    assert_eq!(
        built["Resources"]["Key"]["Properties"]["ChannelArn"],
        json!({ "Fn::ImportValue": "main-arn" })
    );
    assert_eq!(
        built["Outputs"]["Url"]["Value"],
        json!({ "Fn::Sub": ["${Value1}?x", { "Value1": { "Fn::ImportValue": "main-url" } }] })
    );
}

#[test]
fn a_for_over_a_rust_iterator_runs_in_the_program() {
    #[derive(Clone, Debug)]
    struct Streamer {
        name: String,
        rooms: Vec<u8>,
    }
    impl std::fmt::Display for Streamer {
        fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            formatter.write_str(&self.name)
        }
    }
    ivs_stack! {
        stack Streamers(streamers: Vec<Streamer>) {
            let stage = Parameter { type: String };
            for streamer in &streamers {
                let channel = Channel {
                    name: streamer.name.clone(),
                    tags: { "stage": stage },
                };
                let key = channel.add_stream_key();
                output playback = format!("{stage}: {}", channel.playback_url);
                for room in &streamer.rooms {
                    let chat = Room { name: format!("{}-{room}", streamer.name) };
                }
            }
            for (index, name) in [(1, "a"), (2, "b")] {
                let lobby = Stage { name };
            }
            for number in 0..2 {
                let extra = Stage { name: format!("s{number}") };
            }
        }
    }
    let streamers = |names: &[&str]| Streamers {
        streamers: names
            .iter()
            .map(|name| Streamer {
                name: (*name).into(),
                rooms: vec![1, 2],
            })
            .collect(),
    };
    let built = json(&streamers(&["ann", "bob-2"]).template().unwrap());
    let ids: Vec<&String> = built["Resources"].as_object().unwrap().keys().collect();
    assert_eq!(
        ids,
        [
            "ChannelAnn",
            "ChannelBob2",
            "ChatAnn1",
            "ChatAnn2",
            "ChatBob21",
            "ChatBob22",
            "Extra0",
            "Extra1",
            "KeyAnn",
            "KeyBob2",
            "Lobby1",
            "Lobby2",
        ]
    );
    assert_eq!(
        built["Resources"]["KeyAnn"]["Properties"]["ChannelArn"],
        json!({ "Fn::GetAtt": ["ChannelAnn", "Arn"] })
    );
    assert_eq!(
        built["Outputs"]["PlaybackBob2"]["Value"],
        json!({ "Fn::Sub": "${Stage}: ${ChannelBob2.PlaybackUrl}" })
    );
    let violations = streamers(&["ann", "ann"]).template().unwrap_err();
    assert!(
        violations
            .to_string()
            .contains("the logical id `ChannelAnn` is used twice"),
        "{violations}"
    );
}

#[test]
fn tags_can_be_chosen_and_are_merged_in_each_branch() {
    ivs_stack! {
        #[tags({ "team": "live" })]
        stack Chosen {
            let stage = Parameter { type: String };
            let lobby = Room { tags: if stage == "prod" { { "env": "prod" } } else { { "env": "dev" } } };
        }
    }
    let tag = |key: &str, value: &str| json!({ "Key": key, "Value": value });
    assert_eq!(
        json(&Chosen.template().unwrap())["Resources"]["Lobby"]["Properties"]["Tags"],
        json!({ "Fn::If": [
            "StageIsProd",
            [tag("env", "prod"), tag("team", "live")],
            [tag("env", "dev"), tag("team", "live")],
        ] })
    );
}

#[test]
fn notification_arns_are_a_list() {
    ivs_stack! {
        stack Notified {
            let room = Room {};
            output first = Fn::select(0, aws::notification_arns);
            output all = Fn::join(",", aws::notification_arns);
        }
    }
    let built = json(&Notified.template().unwrap());
    assert_eq!(
        built["Outputs"]["All"]["Value"],
        json!({ "Fn::Join": [",", { "Ref": "AWS::NotificationARNs" }] })
    );
}

/// Stacks that another invocation imports from, in a module of their own.
mod elsewhere {
    ivs_core::ivs_stack! {
        pub stack Archive {
            let archive = RecordingConfiguration {
                destination_configuration: { s3: { bucket_name: "my-bucket" } },
            };
            #[export("archive-arn")]
            output archive_arn = archive;
        }
    }
}

#[test]
fn a_stack_imports_from_another_invocation() {
    use elsewhere::Archive;
    ivs_stack! {
        stack Show {
            let main = Channel { recording_configuration_arn: Archive.archive_arn };
            let key = main.add_stream_key();
        }
    }
    assert!(Archive.template().is_ok());
    assert_eq!(
        json(&Show.template().unwrap())["Resources"]["Main"]["Properties"],
        json!({ "RecordingConfigurationArn": { "Fn::ImportValue": "archive-arn" } })
    );
}

#[test]
fn a_for_over_a_list_takes_values_of_the_deployment() {
    ivs_stack! {
        #[allow(channel_without_stream_key, unused_recording_configuration)]
        stack Cameras {
            let quality = Parameter { type: String, allowed_values: ["BASIC", "STANDARD"] };
            let is_big = quality == "STANDARD";
            #[allow(recordings_without_policy)]
            let bucket = AWS::S3::Bucket {};
            for (camera, kind, title) in [
                ("front", quality, format!("front-{}", aws::region)),
                ("back", Basic, if is_big { "big" } else { "small" }),
            ] {
                let channel = Channel { name: title, type: kind };
                if is_big {
                    let archive = RecordingConfiguration {
                        name: camera,
                        destination_configuration: { s3: { bucket_name: bucket } },
                    };
                }
            }
            output back = if is_big { archive["back"].arn } else { "none" };
        }
    }
    let built = json(&Cameras.template().unwrap());
    let resources = &built["Resources"];
    assert_eq!(
        resources["ChannelFront"]["Properties"],
        json!({ "Name": { "Fn::Sub": "front-${AWS::Region}" }, "Type": { "Ref": "Quality" } })
    );
    assert_eq!(
        resources["ChannelBack"]["Properties"],
        json!({ "Name": { "Fn::If": ["IsBig", "big", "small"] }, "Type": "BASIC" })
    );
    assert_eq!(resources["ArchiveBack"]["Condition"], "IsBig");
    assert_eq!(
        built["Outputs"]["Back"]["Value"],
        json!({ "Fn::If": ["IsBig", { "Fn::GetAtt": ["ArchiveBack", "Arn"] }, "none"] })
    );
}

#[test]
fn the_value_of_a_stream_key_flows_into_a_secret() {
    ivs_stack! {
        stack Kept {
            let main = Channel {};
            let encoder = main.add_stream_key();
            let secret = AWS::SecretsManager::Secret { secret_string: encoder.value };
            output secret_arn = secret;
        }
    }
    assert_eq!(
        json(&Kept.template().unwrap())["Resources"]["Secret"]["Properties"],
        json!({ "SecretString": { "Fn::GetAtt": ["Encoder", "Value"] } })
    );
}

#[test]
fn a_rust_value_is_found_at_any_depth() {
    ivs_stack! {
        stack Deep(title: String, is_live: bool) {
            let stage = Parameter { type: String, default: "dev" };
            let lobby = Room { name: "lobby" };
            output nested = format!("a{}{stage}", format!("{stage}{}", title));
            output joined = Fn::join("-", ["a", format!("{stage}{}", title), title]);
            output chosen = if stage == "dev" { format!("{stage}{}", title) } else { title };
            output live = format!("{stage}{}", if is_live { stage } else { lobby.arn });
            for name in ["front"].into_iter() {
                let room = Room { name: "x" };
                output room = format!("{}{stage}", format!("{}{name}", room.arn));
            }
        }
    }
    let deep = Deep {
        title: "${show}".into(),
        is_live: false,
    };
    let outputs = &json(&deep.template().unwrap())["Outputs"];
    let inner = json!({ "Fn::Sub": "${Stage}${!show}" });
    let value = |name: &str| outputs[name]["Value"].clone();
    assert_eq!(
        value("Nested"),
        json!({ "Fn::Sub": ["a${Value1}${Stage}", { "Value1": inner }] })
    );
    assert_eq!(
        value("Joined"),
        json!({ "Fn::Join": ["-", ["a", inner, "${show}"]] })
    );
    assert_eq!(
        value("Chosen"),
        json!({ "Fn::If": ["StageIsDev", inner, "${show}"] })
    );
    assert_eq!(value("Live"), json!({ "Fn::Sub": "${Stage}${Lobby.Arn}" }));
    assert_eq!(
        value("RoomFront"),
        json!({ "Fn::Sub": ["${Value1}${Stage}", { "Value1": { "Fn::Sub": "${RoomFront.Arn}front" } }] })
    );
}
