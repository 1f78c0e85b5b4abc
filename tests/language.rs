//! Each form of the language, by the template it gives.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use ivs_core::{Template, ivs_stack};
use ivs_stack_tests::json as template;
use serde_json::{Value, json};

fn properties(built: &Template, id: &str) -> Value {
    template(built)["Resources"][id]["Properties"].clone()
}

#[test]
fn names_become_logical_ids_in_pascal_case_without_a_trailing_underscore() {
    ivs_stack! {
        #[allow(channel_without_stream_key)]
        stack Names {
            let main = Channel {};
            let type_ = Channel {};
            let back_stage_2 = Channel {};
            #[logical_id("Legacy")]
            let other = Channel {};
        }
    }
    let built = template(&Names.template().unwrap());
    let ids: Vec<&String> = built["Resources"].as_object().unwrap().keys().collect();
    assert_eq!(ids, ["BackStage2", "Legacy", "Main", "Type"]);
}

#[test]
fn a_stack_without_arguments_is_a_unit_and_with_arguments_a_struct_that_clones_and_debugs() {
    ivs_stack! {
        stack Unit { let room = Room {}; }
        stack WithArguments(name: String, length: u16) {
            let room = Room { name, maximum_message_length: length };
        }
    }
    assert_eq!(format!("{Unit:?}"), "Unit");
    let stack = WithArguments {
        name: "chat".into(),
        length: 12,
    };
    assert_eq!(
        properties(&stack.clone().template().unwrap(), "Room"),
        json!({ "Name": "chat", "MaximumMessageLength": 12 })
    );
    assert_eq!(
        format!("{stack:?}"),
        r#"WithArguments { name: "chat", length: 12 }"#
    );
}

#[test]
fn the_order_of_lines_is_free_and_kept() {
    ivs_stack! {
        stack Forward {
            let encoder = main.add_stream_key();
            let main = Channel { recording_configuration_arn: archive };
            let archive = RecordingConfiguration {
                destination_configuration: { s3: { bucket_name: "my-bucket" } },
            };
        }
    }
    let json = Forward.template().unwrap().to_json();
    let place = |id: &str| json.find(&format!("\"{id}\":{{")).unwrap();
    assert!(place("Encoder") < place("Main") && place("Main") < place("Archive"));
}

#[test]
fn a_resource_is_its_arn_where_an_arn_is_wanted_and_its_ref_elsewhere() {
    ivs_stack! {
        #[allow(channel_without_stream_key)]
        stack References {
            let stage = Stage { name: "s" };
            let ingest = IngestConfiguration { stage_arn: stage };
            let by_ref = IngestConfiguration { stage_arn: Ref(stage) };
            let by_attribute = IngestConfiguration { stage_arn: stage.arn };
            let channel = Channel {};
            let room = Room {};
            output plain = stage;
            output arn = stage.arn;
            output reference = Ref(stage);
            output id_in_arn = stage.id;
            output id_attribute = room.id;
            output url = channel.playback_url;
        }
    }
    let built = References.template().unwrap();
    let arn = json!({ "Fn::GetAtt": ["Stage", "Arn"] });
    assert_eq!(properties(&built, "Ingest")["StageArn"], arn);
    assert_eq!(
        properties(&built, "ByRef")["StageArn"],
        json!({ "Ref": "Stage" })
    );
    assert_eq!(properties(&built, "ByAttribute")["StageArn"], arn);
    let outputs = template(&built)["Outputs"].clone();
    let value = |id: &str| outputs[id]["Value"].clone();
    assert_eq!(value("Plain"), json!({ "Ref": "Stage" }));
    assert_eq!(value("Arn"), arn);
    assert_eq!(value("Reference"), json!({ "Ref": "Stage" }));
    assert_eq!(
        value("IdInArn"),
        json!({ "Fn::Select": [1, { "Fn::Split": ["/", { "Ref": "Stage" }] }] })
    );
    assert_eq!(
        value("IdAttribute"),
        json!({ "Fn::GetAtt": ["Room", "Id"] })
    );
    assert_eq!(
        value("Url"),
        json!({ "Fn::GetAtt": ["Channel", "PlaybackUrl"] })
    );
}

#[test]
fn an_import_stands_wherever_a_declared_resource_can_and_emits_nothing() {
    ivs_stack! {
        #[allow(stream_key_of_existing_channel)]
        stack Imports {
            let existing = Channel::from_arn("arn:aws:ivs:us-west-2:123456789012:channel/abcd");
            let archive = RecordingConfiguration::from_id("KAk1sHBl2L47");
            let viewers = PlaybackKeyPair::from_arn("arn:aws:ivs:us-west-2:123456789012:playback-key/k");
            let encoder = existing.add_stream_key();
            let private = Channel { authorized: true, recording_configuration_arn: archive };
            let key = private.add_stream_key();
            output channel = existing;
            output channel_id = existing.id;
            output archive_id = archive.id;
            output viewers = viewers.arn;
        }
    }
    let built = Imports.template().unwrap();
    assert_eq!(template(&built)["Resources"].as_object().unwrap().len(), 3);
    assert_eq!(
        properties(&built, "Private")["RecordingConfigurationArn"],
        json!({ "Fn::Join": ["", [
            "arn:", { "Ref": "AWS::Partition" }, ":ivs:", { "Ref": "AWS::Region" }, ":",
            { "Ref": "AWS::AccountId" }, ":recording-configuration/KAk1sHBl2L47",
        ]] })
    );
    let outputs = template(&built)["Outputs"].clone();
    assert_eq!(outputs["ChannelId"]["Value"], "abcd");
    assert_eq!(outputs["ArchiveId"]["Value"], "KAk1sHBl2L47");
    assert_eq!(
        outputs["Channel"]["Value"],
        "arn:aws:ivs:us-west-2:123456789012:channel/abcd"
    );
}

#[test]
fn values_can_have_names_which_emit_nothing() {
    ivs_stack! {
        #[allow(channel_without_stream_key)]
        stack Named(prefix: String) {
            let quality = AdvancedHd;
            let preset = HigherBandwidthDelivery;
            let team = { "team": "live" };
            let title = format!("{prefix}-{width}");
            let width = 3;
            let same = main;
            let main = Channel { name: title, type: quality, preset, tags: team };
            let again = Channel { name: title.to_uppercase(), type: quality, tags: team };
            output url = same.playback_url;
        }
    }
    let built = Named {
        prefix: "show".into(),
    }
    .template()
    .unwrap();
    assert_eq!(
        properties(&built, "Main"),
        json!({
            "Name": "show-3",
            "Type": "ADVANCED_HD",
            "Preset": "HIGHER_BANDWIDTH_DELIVERY",
            "Tags": [{ "Key": "team", "Value": "live" }],
        })
    );
    assert_eq!(properties(&built, "Again")["Name"], "SHOW-3");
    assert_eq!(template(&built)["Resources"].as_object().unwrap().len(), 2);
    assert_eq!(
        template(&built)["Outputs"]["Url"]["Value"],
        json!({ "Fn::GetAtt": ["Main", "PlaybackUrl"] })
    );
}

#[test]
fn cloudformations_own_text_is_taken_for_words_and_scalars() {
    ivs_stack! {
        #[allow(channel_without_stream_key)]
        stack Pasted {
            let main = Channel {
                type: "ADVANCED_SD",
                preset: "",
                authorized: "false",
                recording_configuration_arn: "",
            };
            let room = Room { maximum_message_length: "30" };
        }
    }
    let built = Pasted.template().unwrap();
    assert_eq!(
        properties(&built, "Main"),
        json!({
            "Type": "ADVANCED_SD", "Preset": "", "Authorized": "false", "RecordingConfigurationArn": "",
        })
    );
    assert_eq!(
        properties(&built, "Room"),
        json!({ "MaximumMessageLength": "30" })
    );
}

#[test]
fn block_tags_are_sorted_and_merged_list_tags_stand_as_written() {
    ivs_stack! {
        #[tags({ "env": "prod", "project": "ivs" })]
        #[allow(channel_without_stream_key)]
        stack Tagged {
            let inherits = Channel {};
            let merges = Channel { tags: { "zeta": "1", "alpha": "2", "env": "test" } };
            let leaves_out = Channel { tags: { "project": aws::no_value } };
            let as_written = Channel { tags: [{ key: "z", value: "1" }, { key: "a", value: "2" }] };
        }
    }
    let built = Tagged.template().unwrap();
    let tags = |id: &str| {
        let tags = properties(&built, id)["Tags"].clone();
        tags.as_array()
            .unwrap()
            .iter()
            .map(|tag| {
                format!(
                    "{}={}",
                    tag["Key"].as_str().unwrap(),
                    tag["Value"].as_str().unwrap()
                )
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(tags("Inherits"), ["env=prod", "project=ivs"]);
    assert_eq!(
        tags("Merges"),
        ["alpha=2", "env=test", "project=ivs", "zeta=1"]
    );
    assert_eq!(tags("LeavesOut"), ["env=prod"]);
    assert_eq!(tags("AsWritten"), ["z=1", "a=2"]);
}

#[test]
fn a_for_is_unrolled_and_its_elements_are_reached_by_their_keys() {
    ivs_stack! {
        stack Cameras {
            for (camera, quality) in [("front", AdvancedHd), ("back-left", Basic)] {
                let channel = Channel { name: camera, type: quality };
                let key = channel.add_stream_key();
                output playback = channel.playback_url;
            }
            for row in ["a", "b"] {
                for seat in [1, 2] {
                    let room = Room { name: format!("{row}{seat}") };
                }
            }
            output front = channel["front"].playback_url;
            output seat = room["b"][2].id;
        }
    }
    let built = Cameras.template().unwrap();
    assert_eq!(
        properties(&built, "ChannelBackLeft"),
        json!({ "Name": "back-left", "Type": "BASIC" })
    );
    assert_eq!(
        properties(&built, "KeyFront")["ChannelArn"],
        json!({ "Fn::GetAtt": ["ChannelFront", "Arn"] })
    );
    assert_eq!(properties(&built, "RoomB2")["Name"], "b2");
    let outputs = template(&built)["Outputs"].clone();
    assert_eq!(
        outputs["PlaybackFront"]["Value"],
        json!({ "Fn::GetAtt": ["ChannelFront", "PlaybackUrl"] })
    );
    assert_eq!(outputs["Front"], outputs["PlaybackFront"]);
    assert_eq!(
        outputs["Seat"]["Value"],
        json!({ "Fn::GetAtt": ["RoomB2", "Id"] })
    );
}

#[test]
fn what_stands_beside_properties_is_written_beside_them() {
    ivs_stack! {
        /// What it is for.
        ///
        /// In two paragraphs.
        #[metadata({ "Owner": "video-team", Nested: { list: [1, true, "x"] } })]
        #[allow(channel_without_stream_key)]
        stack Beside {
            #[depends_on(second, third)]
            #[deletion_policy(RetainExceptOnCreate)]
            #[update_replace_policy(Retain)]
            #[creation_policy({ ResourceSignal: { Count: 1 } })]
            #[update_policy({ "AutoScalingReplacingUpdate": { "WillReplace": true } })]
            #[metadata({ Purpose: "demo" })]
            let first = AWS::AutoScaling::AutoScalingGroup {
                MinSize: "1",
                MaxSize: "1",
                AvailabilityZones: Fn::get_azs(""),
                LaunchConfigurationName: "encoders",
            };
            let second = Channel {};
            let third = Channel {};
            /// Of the second.
            #[export("second-arn")]
            #[logical_id("SecondArn")]
            output arn = second.arn;
        }
    }
    let built = template(&Beside.template().unwrap());
    assert_eq!(
        built["Description"],
        "What it is for.\n\nIn two paragraphs."
    );
    assert_eq!(
        built["Metadata"],
        json!({ "Owner": "video-team", "Nested": { "list": [1, true, "x"] } })
    );
    assert_eq!(
        built["Resources"]["First"],
        json!({
            "Type": "AWS::AutoScaling::AutoScalingGroup",
            "DependsOn": ["Second", "Third"],
            "Properties": {
                "MinSize": "1",
                "MaxSize": "1",
                "AvailabilityZones": { "Fn::GetAZs": "" },
                "LaunchConfigurationName": "encoders",
            },
            "DeletionPolicy": "RetainExceptOnCreate",
            "UpdateReplacePolicy": "Retain",
            "CreationPolicy": { "ResourceSignal": { "Count": 1 } },
            "UpdatePolicy": { "AutoScalingReplacingUpdate": { "WillReplace": true } },
            "Metadata": { "Purpose": "demo" },
        })
    );
    assert_eq!(
        built["Outputs"]["SecondArn"],
        json!({
            "Description": "Of the second.",
            "Value": { "Fn::GetAtt": ["Second", "Arn"] },
            "Export": { "Name": "second-arn" },
        })
    );
}

#[test]
fn pseudo_parameters_are_references() {
    ivs_stack! {
        stack Pseudo {
            let room = Room { name: aws::stack_name, tags: { "account": aws::account_id } };
            output region = aws::region;
        }
    }
    let built = Pseudo.template().unwrap();
    assert_eq!(
        properties(&built, "Room")["Name"],
        json!({ "Ref": "AWS::StackName" })
    );
    assert_eq!(
        properties(&built, "Room")["Tags"][0]["Value"],
        json!({ "Ref": "AWS::AccountId" })
    );
    assert_eq!(
        template(&built)["Outputs"]["Region"]["Value"],
        json!({ "Ref": "AWS::Region" })
    );
}

#[test]
fn an_option_that_is_none_leaves_its_property_out() {
    ivs_stack! {
        stack Optional(name: Option<String>, length: Option<u8>) {
            let room = Room { name, maximum_message_length: length };
        }
    }
    let build = |name: Option<&str>, length| {
        let stack = Optional {
            name: name.map(Into::into),
            length,
        };
        template(&stack.template().unwrap())["Resources"]["Room"].clone()
    };
    assert_eq!(build(None, None), json!({ "Type": "AWS::IVSChat::Room" }));
    assert_eq!(
        build(Some("chat"), Some(9))["Properties"],
        json!({ "Name": "chat", "MaximumMessageLength": 9 })
    );
}

#[test]
fn tags_of_types_without_rows_stand_as_they_are_written() {
    ivs_stack! {
        #[tags({ "team": "live" })]
        stack Page {
            let page = AWS::SSM::Parameter { Type: "String", Value: "show", Tags: { stage: "dev" } };
        }
    }
    let built = Page.template().unwrap();
    assert_eq!(
        properties(&built, "Page")["Tags"],
        json!({ "stage": "dev" })
    );
}

/// A tag without a value is none, so `Fn::If` chooses between tags rather than between values.
#[test]
fn a_condition_leaves_out_a_tag() {
    ivs_stack! {
        stack Tagged {
            let stage = Parameter { type: String };
            let is_prod = stage == "prod";
            let room = Room { tags: { "team": "live", "stage": if is_prod { stage } } };
        }
    }
    assert_eq!(
        properties(&Tagged.template().unwrap(), "Room")["Tags"],
        json!([
            { "Fn::If": [
                "IsProd",
                { "Key": "stage", "Value": { "Ref": "Stage" } },
                { "Ref": "AWS::NoValue" },
            ] },
            { "Key": "team", "Value": "live" },
        ])
    );
}
