//! Both sides of the boundaries of rules, in templates that are read.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use ivs_core::Template;

const CHANNEL: &str = r#""Main":{"Type":"AWS::IVS::Channel"}"#;
const KEY: &str =
    r#""Key":{"Type":"AWS::IVS::StreamKey","Properties":{"ChannelArn":{"Ref":"Main"}}}"#;

/// The rules that a template breaks, with the places.
fn found(sections: &str, resources: &str) -> Vec<String> {
    let resources: Vec<_> = [CHANNEL, KEY, resources]
        .into_iter()
        .filter(|resource| !resource.is_empty())
        .collect();
    let json = format!(r#"{{{sections}"Resources":{{{}}}}}"#, resources.join(","));
    let template = Template::from_json(&json).unwrap();
    let errors = template.validate().err();
    let warnings = template.warnings();
    let all = errors.iter().flatten().chain(&warnings);
    all.map(|error| format!("{} {}", error.rule(), error.path()))
        .collect()
}

/// A parameter that is used, and what is wrong with the template.
fn parameter(properties: &str) -> Vec<String> {
    found(
        &format!(
            r#""Parameters":{{"P":{{{properties}}}}},"Outputs":{{"O":{{"Value":{{"Fn::Join":["",[{{"Ref":"P"}}]]}}}}}},"#
        ),
        "",
    )
}

const FINE: [&str; 0] = [];

#[test]
fn a_default_may_be_as_long_as_its_bounds() {
    for (bounds, default, is_fine) in [
        (r#""MaxLength":3"#, r#""abc""#, true),
        (r#""MaxLength":3"#, r#""abcd""#, false),
        (r#""MaxLength":"3""#, r#""abcd""#, false),
        (r#""MinLength":3"#, r#""abc""#, true),
        (r#""MinLength":3"#, r#""ab""#, false),
        (r#""MinLength":3,"MaxLength":3"#, r#""äöü""#, true),
    ] {
        let properties = format!(r#""Type":"String",{bounds},"Default":{default}"#);
        let expected = if is_fine {
            &[][..]
        } else {
            &["parameter_default Parameters.P.Default"]
        };
        assert_eq!(parameter(&properties), expected, "{properties}");
    }
}

#[test]
fn a_default_may_be_as_large_as_its_bounds() {
    for (bounds, default, is_fine) in [
        (r#""MaxValue":3"#, "3", true),
        (r#""MaxValue":3"#, "3.5", false),
        (r#""MaxValue":3"#, r#"" 4 ""#, false),
        (r#""MinValue":3"#, "3", true),
        (r#""MinValue":3"#, "2.5", false),
        (r#""MinValue":-1,"MaxValue":1"#, "0", true),
    ] {
        let properties = format!(r#""Type":"Number",{bounds},"Default":{default}"#);
        let expected = if is_fine {
            &[][..]
        } else {
            &["parameter_default Parameters.P.Default"]
        };
        assert_eq!(parameter(&properties), expected, "{properties}");
    }
    // The default of a number is a number, whatever else is asked of it.
    let expected = ["parameter_default Parameters.P.Default"];
    assert_eq!(parameter(r#""Type":"Number","Default":"two""#), expected);
    let allowed = r#""Type":"Number","AllowedValues":[1,2],"Default":3"#;
    assert_eq!(parameter(allowed), expected);
    assert_eq!(parameter(&allowed.replace(":3", ":2")), FINE);
}

#[test]
fn constraints_belong_to_the_type_of_a_parameter() {
    let types = [
        // Type, and whether it has a pattern or a length, and a value. Of most types nothing is documented.
        ("String", true, false),
        ("Number", false, true),
        ("CommaDelimitedList", true, true),
        ("List<String>", true, true),
        ("List<Number>", true, true),
        ("List<AWS::EC2::Subnet::Id>", true, true),
        ("AWS::EC2::VPC::Id", true, true),
        ("AWS::SSM::Parameter::Value<String>", true, true),
        ("AWS::SSM::Parameter::Value<CommaDelimitedList>", true, true),
        ("AWS::SSM::Parameter::Value<List<String>>", true, true),
    ];
    for (parameter_type, has_text, has_value) in types {
        for (key, value, has_it) in [
            ("AllowedPattern", r#"".*""#, has_text),
            ("MinLength", "1", has_text),
            ("MaxLength", "9", has_text),
            ("MinValue", "1", has_value),
            ("MaxValue", "9", has_value),
        ] {
            let wrong = format!("parameter_constraint Parameters.P.{key}");
            let expected = if has_it { vec![] } else { vec![wrong] };
            let properties = format!(r#""Type":"{parameter_type}","{key}":{value}"#);
            assert_eq!(parameter(&properties), expected, "{properties}");
        }
    }
}

#[test]
fn a_list_is_given_where_a_list_is_taken() {
    let list = |parameter_type: &str| {
        let mut all = found(
            &format!(r#""Parameters":{{"P":{{"Type":"{parameter_type}"}}}},"#),
            r#""Room":{"Type":"AWS::IVSChat::Room","Properties":{"LoggingConfigurationIdentifiers":{"Ref":"P"}}}"#,
        );
        // A parameter that is used wrongly may count as used or not.
        all.retain(|found| !found.starts_with("unused_parameter"));
        all
    };
    for parameter_type in [
        "CommaDelimitedList",
        "List<String>",
        "List<Number>",
        "List<AWS::EC2::Subnet::Id>",
        "AWS::SSM::Parameter::Value<CommaDelimitedList>",
        "AWS::SSM::Parameter::Value<List<String>>",
    ] {
        assert_eq!(list(parameter_type), FINE, "{parameter_type}");
    }
    let path = "Resources.Room.Properties.LoggingConfigurationIdentifiers";
    for parameter_type in [
        "String",
        "AWS::EC2::VPC::Id",
        "AWS::SSM::Parameter::Value<String>",
    ] {
        let expected = [format!("parameter_misfit {path}")];
        assert_eq!(list(parameter_type), expected, "{parameter_type}");
    }
    for parameter_type in [
        "List<AWS::EC2::Subnet::Id",
        "List<EC2::Subnet::Id>",
        "Strin",
        "List",
    ] {
        let found = list(parameter_type);
        let expected = "parameter_type Parameters.P.Type".to_owned();
        assert!(found.contains(&expected), "{parameter_type} {found:?}");
    }
}

#[test]
fn functions_that_take_blocks_take_their_entries() {
    let with = |value: &str| {
        let topic = format!(
            r#""Notes":{{"Type":"AWS::SNS::Topic","Properties":{{"DisplayName":{value}}}}}"#
        );
        found("", &topic)
    };
    let wrong = "function_argument Resources.Notes.Properties.DisplayName";
    for (entries, count) in [
        (r#""StackName":"a","OutputName":"b""#, 0),
        (
            r#""StackName":"a","OutputName":"b","Region":"us-west-2","RoleArn":"r""#,
            0,
        ),
        (r#""StackName":"a""#, 1),
        (r#""OutputName":"b""#, 1),
        (r#""Region":"us-west-2","RoleArn":"r""#, 2),
        (r#""StackName":"a","OutputName":"b","Name":"c""#, 1),
    ] {
        let value = format!(r#"{{"Fn::GetStackOutput":{{{entries}}}}}"#);
        assert_eq!(with(&value), vec![wrong; count], "{value}");
    }
    for (entries, count) in [
        (r#""Name":"a""#, 0),
        (r#""Name":"a","Parameters":{}"#, 0),
        (r#""Parameters":{}"#, 1),
        (r#""Name":"a","StackName":"b""#, 1),
    ] {
        let value = format!(r#"{{"Fn::Transform":{{{entries}}}}}"#);
        assert_eq!(with(&value), vec![wrong; count], "{value}");
    }
}

#[test]
fn each_item_of_a_value_of_a_mapping_is_a_scalar() {
    let with = |value: &str| {
        found(
            &format!(r#""Mappings":{{"Sizes":{{"one":{{"two":{value}}}}}}},"#),
            r#""Notes":{"Type":"AWS::SNS::Topic","Properties":{"DisplayName":{"Fn::FindInMap":["Sizes","one","two"]}}}"#,
        )
    };
    for value in [r#""a""#, "1", "true", "[]", r#"["a"]"#, r#"["a",1,true]"#] {
        assert_eq!(with(value), FINE, "{value}");
    }
    for value in [
        "{}",
        r#"{"a":"b"}"#,
        r#"{"Ref":"AWS::Region"}"#,
        r#"["a",{"Ref":"AWS::Region"}]"#,
        r#"[{"Fn::GetAtt":["Main","Arn"]},"a"]"#,
        r#"["a",["b"]]"#,
        r#"[["b"],"a"]"#,
        r#"["a",{}]"#,
    ] {
        assert_eq!(
            with(value),
            ["mapping_form Mappings.Sizes.one.two"],
            "{value}"
        );
    }
}

#[test]
fn keys_of_a_mapping_are_letters_and_digits() {
    let with = |first: &str, second: &str| {
        let first = format!(r#""Mappings":{{"Sizes":{{"{first}":{{"{second}":"a"}}}}}},"#);
        let all = found(&first, "");
        all.into_iter()
            .filter(|found| !found.starts_with("unused_mapping"))
            .map(|found| found.split(' ').next().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    let long = "x".repeat(255);
    for (first, second) in [("a", "b"), ("a-1.b", "b2"), (&*long, &*long)] {
        assert_eq!(with(first, second), FINE, "{first} {second}");
    }
    let longer = "x".repeat(256);
    for (first, second) in [
        ("", "b"),
        ("a_", "b"),
        ("_a", "b"),
        ("a", ""),
        ("a", "b-"),
        ("a", "-b"),
        ("a", "b.c"),
        (&*longer, "b"),
        ("a", &*longer),
    ] {
        assert_eq!(with(first, second), ["mapping_form"], "{first} {second}");
    }
}

#[test]
fn names_of_rules_are_letters_and_digits() {
    let with = |name: &str| {
        let assertion = r#"{"Assertions":[{"Assert":{"Fn::Equals":["a","b"]}}]}"#;
        found(&format!(r#""Rules":{{"{name}":{assertion}}},"#), "")
    };
    for name in ["Stage", "S3", "3"] {
        assert_eq!(with(name), FINE, "{name}");
    }
    for name in ["", "-", "Stage-3", "-Stage", "Stage_", "Stäge"] {
        let expected = [format!("rules_section_form Rules.{name}")];
        assert_eq!(with(name), expected, "{name}");
    }
}

/// Conditions that exclude each other, those that don't, and stream keys under them.
fn stream_keys(keys: &[(&str, &str)]) -> Vec<String> {
    let conditions = r#""Parameters":{"S":{"Type":"String"},"T":{"Type":"String"}},"Conditions":{
        "A":{"Fn::Equals":[{"Ref":"S"},"a"]},"B":{"Fn::Equals":[{"Ref":"S"},"b"]},
        "C":{"Fn::Equals":[{"Ref":"T"},"c"]}},"#;
    let keys: Vec<_> = keys
        .iter()
        .enumerate()
        .map(|(number, (condition, channel))| {
            format!(
                r#""K{number}":{{"Type":"AWS::IVS::StreamKey","Condition":"{condition}","Properties":{{"ChannelArn":{channel}}}}}"#
            )
        })
        .collect();
    let channel = r#""Other":{"Type":"AWS::IVS::Channel"}"#;
    found(conditions, &format!("{channel},{}", keys.join(",")))
        .into_iter()
        .filter(|found| found.starts_with("one_stream_key_per_channel"))
        .map(|found| found.split('.').nth(1).unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn stream_keys_clash_if_both_exist_and_are_of_one_channel() {
    let other = r#"{"Ref":"Other"}"#;
    let arn = |id: &str| format!(r#""arn:aws:ivs:us-west-2:123456789012:channel/{id}""#);
    let (one, two) = (arn("one"), arn("two"));
    for (keys, expected) in [
        (&[("A", other), ("B", other)][..], &[][..]),
        (&[("A", other), ("C", other)], &["K1"]),
        // The second clashes with none, the third with either.
        (&[("A", other), ("B", other), ("B", other)], &["K2"]),
        (&[("A", other), ("B", other), ("A", other)], &["K2"]),
        (&[("A", other), ("B", other), ("C", other)], &["K2"]),
        (&[("A", other), ("C", &one)], &[]),
        (&[("A", &one), ("C", &two)], &[]),
        (&[("A", &one), ("A", &two), ("C", &two)], &["K2"]),
        (&[("A", &one), ("B", &one), ("C", &two)], &[]),
        (&[("A", &one), ("B", &one), ("C", &one)], &["K2"]),
    ] {
        assert_eq!(stream_keys(keys), expected, "{keys:?}");
    }
}

#[test]
fn the_name_of_an_export_is_one_text() {
    let with = |name: &str| {
        found(
            &format!(
                r#""Parameters":{{"L":{{"Type":"CommaDelimitedList"}},"S":{{"Type":"String"}}}},"Outputs":{{
                    "O":{{"Value":{{"Ref":"Main"}},"Export":{{"Name":{name}}}}},
                    "Used":{{"Value":{{"Fn::Sub":["${{S}}${{x}}",{{"x":{{"Fn::Join":["",{{"Ref":"L"}}]}}}}]}}}}}},"#
            ),
            "",
        )
    };
    for name in [
        r#""a""#,
        "1",
        r#"{"Ref":"S"}"#,
        r#"{"Fn::Sub":"${AWS::StackName}-${S}"}"#,
        r#"{"Fn::Join":["-",{"Ref":"L"}]}"#,
        r#"{"Fn::Select":[0,{"Ref":"L"}]}"#,
    ] {
        assert_eq!(with(name), FINE, "{name}");
    }
    for name in [
        r#""""#,
        "[]",
        r#"["a"]"#,
        r#"{"a":"b"}"#,
        r#"{"Ref":"L"}"#,
        r#"{"Ref":"AWS::NoValue"}"#,
        r#"{"Ref":"AWS::NotificationARNs"}"#,
        r#"{"Fn::Split":["-","a-b"]}"#,
        r#"{"Ref":"Main"}"#,
        r#"{"Fn::Sub":"${Main}"}"#,
        r#"{"Fn::Join":["-",["a",{"Ref":"Main"}]]}"#,
    ] {
        assert_eq!(with(name), ["export_name Outputs.O.Export"], "{name}");
    }
}

#[test]
fn an_export_stands_once_in_a_deployment() {
    let with = |first: &str, second: &str| {
        let conditions = r#""Parameters":{"S":{"Type":"String"},"T":{"Type":"String"}},"Conditions":{
            "A":{"Fn::Equals":[{"Ref":"S"},"a"]},"B":{"Fn::Equals":[{"Ref":"S"},"b"]},
            "C":{"Fn::Equals":[{"Ref":"T"},"c"]}},"#;
        let output =
            |(id, rest): (&str, &str)| format!(r#""{id}":{{"Value":{{"Ref":"Main"}},{rest}}}"#);
        let outputs = [("A", r#""Condition":"C""#), ("O", first), ("P", second)].map(output);
        let mut all = found(
            &format!(r#"{conditions}"Outputs":{{{}}},"#, outputs.join(",")),
            "",
        );
        all.retain(|found| !found.starts_with("unused_condition"));
        all
    };
    let named = r#""Export":{"Name":"x"}"#;
    let under = |condition: &str| format!(r#""Condition":"{condition}",{named}"#);
    let wrong = ["duplicate_export Outputs.P.Export"];
    assert_eq!(with(named, named), wrong);
    assert_eq!(with(named, r#""Export":{"Name":"y"}"#), FINE);
    assert_eq!(with(named, &under("A")), wrong);
    assert_eq!(with(&under("A"), &under("A")), wrong);
    assert_eq!(with(&under("A"), &under("B")), FINE);
    assert_eq!(with(&under("A"), &under("C")), wrong);
}

#[test]
fn actions_are_those_of_their_service() {
    let with = |action: &str| {
        let policy = format!(
            r#""Policy":{{"Type":"AWS::IAM::ManagedPolicy","Properties":{{"PolicyDocument":{{"Statement":[{{"Effect":"Allow","Resource":"*","Action":"{action}"}}]}}}}}}"#
        );
        found("", &policy)
    };
    for action in [
        "ivs:CreateChannel",
        "ivs:StartComposition",
        "ivs:Get*",
        "ivs:createchanne?",
        "ivschat:CreateRoom",
        "ivschat:*",
        "s3:CreateRooom",
    ] {
        assert_eq!(with(action), FINE, "{action}");
    }
    for action in [
        "ivs:CreateRoom",
        "ivschat:CreateChannel",
        "ivs:GetRoo*",
        "ivs:CreateChannel?",
        "ivs:",
        "ivs-realtime:GetStage",
    ] {
        let path = "Resources.Policy.Properties.PolicyDocument.Statement[0].Action";
        assert_eq!(with(action), [format!("unknown_action {path}")], "{action}");
    }
}

#[test]
fn each_group_of_conditions_that_need_each_other_is_one_error() {
    let with = |conditions: &[(&str, &str)]| {
        let conditions: Vec<_> = conditions
            .iter()
            .map(|(id, named)| format!(r#""{id}":{{"Fn::Not":[{{"Condition":"{named}"}}]}}"#))
            .collect();
        let mut all = found(
            &format!(
                r#""Conditions":{{"Z":{{"Fn::Equals":["a","b"]}},{}}},"#,
                conditions.join(",")
            ),
            "",
        );
        all.retain(|found| !found.starts_with("unused_condition"));
        all
    };
    let of = |id: &str| format!("circular_condition Conditions.{id}");
    assert_eq!(with(&[("A", "B"), ("B", "Z")]), FINE);
    assert_eq!(with(&[("A", "A")]), [of("A")]);
    assert_eq!(with(&[("A", "B"), ("B", "C"), ("C", "B")]), [of("B")]);
    assert_eq!(
        with(&[("A", "B"), ("B", "A"), ("C", "D"), ("D", "C")]),
        [of("A"), of("C")]
    );
}

#[test]
fn keys_of_tags_are_compared_as_the_service_does_however_many_there_are() {
    for (type_name, ignores_case) in [("AWS::IAM::Role", true), ("AWS::SNS::Topic", false)] {
        for others in [1, 30] {
            let tag = |key: &str| format!(r#"{{"Key":"{key}","Value":"x"}}"#);
            let others = (0..others).map(|number| tag(&format!("k{number}")));
            let twins = ["Team", "team"].into_iter().map(tag);
            let tags: Vec<_> = twins.chain(others).collect();
            let resource = format!(
                r#""A":{{"Type":"{type_name}","Properties":{{"AssumeRolePolicyDocument":{{}},"Tags":[{}]}}}}"#,
                tags.join(",")
            );
            let found = found("", &resource);
            let twin = "duplicate_tag Resources.A.Properties.Tags[1]";
            let is_found = found.iter().any(|it| it == twin);
            assert_eq!(is_found, ignores_case, "{type_name}: {found:?}");
        }
    }
}

#[test]
fn an_assertion_holds_for_named_conditions() {
    let stage_is = |stage: &str| format!(r#"{{"Fn::Equals":[{{"Ref":"Stage"}},"{stage}"]}}"#);
    let sections = |asserted: &str| {
        format!(
            r#""Parameters":{{"Stage":{{"Type":"String"}}}},
               "Rules":{{"R":{{"Assertions":[{{"Assert":{asserted}}}]}}}},
               "Conditions":{{"Prod":{},"Named":{{"Fn::And":[{{"Condition":"Prod"}},{{"Condition":"Prod"}}]}}}},
               "Outputs":{{"O":{{"Value":{{"Ref":"Room"}}}}}},"#,
            stage_is("prod")
        )
    };
    let room = r#""Room":{"Type":"AWS::IVSChat::Room","Condition":"Named"}"#;
    let dangling = |asserted: &str| {
        let found = found(&sections(asserted), room);
        found
            .iter()
            .any(|it| it.starts_with("conditional_reference"))
    };
    assert!(!dangling(&stage_is("prod")));
    assert!(dangling(&stage_is("dev")));
}

#[test]
fn keys_of_a_mapping_may_be_added_by_a_macro() {
    let missing = |row: &str, first: &str| {
        let sections = format!(
            r#""Mappings":{{"M":{{"a":{{"x":"1"}},"b":{row}}}}},
               "Parameters":{{"P":{{"Type":"String"}}}},
               "Outputs":{{"O":{{"Value":{{"Fn::FindInMap":["M",{first},"y"]}}}}}},"#
        );
        let found = found(&sections, "");
        found.iter().any(|it| it.starts_with("unknown_mapping_key"))
    };
    let (plain, open) = (
        r#"{"z":"1"}"#,
        r#"{"Fn::Transform":{"Name":"AWS::Include"}}"#,
    );
    for (row, first, is_missing) in [
        (plain, r#""b""#, true),
        (plain, r#"{"Ref":"P"}"#, true),
        (open, r#""a""#, true),
        (open, r#""b""#, false),
        (open, r#"{"Ref":"P"}"#, false),
    ] {
        assert_eq!(missing(row, first), is_missing, "{row} {first}");
    }
}
