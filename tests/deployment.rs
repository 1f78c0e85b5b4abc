//! Values that are known only at deployment, through the builder API.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use ivs_core::functions::{self, Choice, Sub};
use ivs_core::ivs::{Channel, PlaybackRestrictionPolicy, RecordingConfiguration, channel};
use ivs_core::ivs_chat::Room;
use ivs_core::property::{List, Object};
use ivs_core::{AnyResource, Parameter, Template, aws, condition};
use ivs_stack_tests::json;
use serde_json::{Value, json};

fn rules(template: &Template) -> Vec<String> {
    template.validate().map_or_else(
        |violations| {
            violations
                .iter()
                .map(|error| error.rule().to_owned())
                .collect()
        },
        |()| Vec::new(),
    )
}

/// A template that has what each needs, a resource.
fn with_room() -> Template {
    let mut template = Template::new();
    template.add("Chat", Room::new());
    template
}

#[test]
fn parameters_feed_properties_of_any_kind() {
    let mut template = Template::new();
    let name = template.parameter(
        "ChannelName",
        Parameter::new()
            .r#type("String")
            .default("live")
            .allowed_pattern("^[a-zA-Z0-9-_]*$")
            .min_length(1)
            .max_length(128)
            .constraint_description("letters, digits, - and _"),
    );
    let latency = template.parameter(
        "Latency",
        Parameter::new()
            .r#type("String")
            .default("LOW")
            .allowed_values(["LOW", "NORMAL"]),
    );
    let countries = template.parameter(
        "Countries",
        Parameter::new()
            .r#type("CommaDelimitedList")
            .default("DE,FR"),
    );
    template.add("Main", Channel::new().name(&name).latency_mode(&latency));
    template.add(
        "Policy",
        PlaybackRestrictionPolicy::new().allowed_countries(&countries),
    );
    assert_eq!(rules(&template), [""; 0]);
    let built = json(&template);
    assert_eq!(
        built["Parameters"]["ChannelName"],
        json!({
            "Type": "String", "Default": "live", "AllowedPattern": "^[a-zA-Z0-9-_]*$",
            "MinLength": 1, "MaxLength": 128, "ConstraintDescription": "letters, digits, - and _",
        })
    );
    assert_eq!(
        built["Resources"]["Main"]["Properties"],
        json!({ "Name": { "Ref": "ChannelName" }, "LatencyMode": { "Ref": "Latency" } })
    );
    assert_eq!(
        built["Resources"]["Policy"]["Properties"]["AllowedCountries"],
        json!({ "Ref": "Countries" })
    );
}

#[test]
fn a_parameter_that_does_not_fit_its_property_is_refused() {
    let misfit = |parameter: Parameter, feed: &dyn Fn(&mut Template, &ivs_core::ParameterName)| {
        let mut template = Template::new();
        template.allow("channel_without_stream_key");
        let parameter = template.parameter("Given", parameter);
        feed(&mut template, &parameter);
        rules(&template)
    };
    let string = || Parameter::new().r#type("String");
    assert_eq!(
        misfit(
            string().allowed_values(["LOW", "FAST"]),
            &|template, given| {
                template.add("Main", Channel::new().latency_mode(given));
            }
        ),
        ["parameter_misfit"]
    );
    assert_eq!(
        misfit(string(), &|template, given| {
            template.add(
                "Policy",
                PlaybackRestrictionPolicy::new().allowed_countries(given),
            );
        }),
        ["parameter_misfit"]
    );
    assert_eq!(
        misfit(string().allowed_values(["a b"]), &|template, given| {
            template.add("Chat", Room::new().name(given));
        }),
        ["parameter_misfit"]
    );
}

#[test]
fn the_default_of_a_parameter_satisfies_its_constraints() {
    let string = || Parameter::new().r#type("String");
    let number = || Parameter::new().r#type("Number");
    let list = || Parameter::new().r#type("CommaDelimitedList");
    for (parameter, rule) in [
        (
            string().default("c").allowed_values(["a", "b"]),
            "parameter_default",
        ),
        (string().default("").min_length(1), "parameter_default"),
        (string().default("abc").max_length(2), "parameter_default"),
        (number().default(9).max_value(8), "parameter_default"),
        (number().default("x"), "parameter_default"),
        (
            string().default("Dev").allowed_pattern("^[a-z]+$"),
            "parameter_default",
        ),
        (
            string().default("dev1").allowed_pattern("[a-z]+"),
            "parameter_default",
        ),
        (
            list().default("dev, Prod").allowed_pattern("[a-z]+"),
            "parameter_default",
        ),
        (number().min_length(1), "parameter_constraint"),
        (Parameter::new().r#type("Text"), "parameter_type"),
        (Parameter::new(), "missing_property"),
    ] {
        let mut template = with_room();
        template.parameter("Given", parameter);
        assert_eq!(rules(&template), [rule]);
    }
    for parameter in [
        string().default("dev").allowed_pattern("^[a-z]+$"),
        list().default("dev, prod").allowed_pattern("[a-z]+"),
        list().default("").allowed_pattern("[a-z]+"),
        // Not judged.
        string().default("Dev").allowed_pattern("(?i)[a-z]+"),
        string()
            .default("{{resolve:ssm:stage}}")
            .allowed_pattern("[a-z]+"),
    ] {
        let mut template = with_room();
        template.parameter("Given", parameter);
        assert_eq!(rules(&template), [""; 0]);
    }
}

#[test]
fn conditions_choose_values_resources_and_outputs() {
    let mut template = Template::new();
    let stage = template.parameter(
        "Stage",
        Parameter::new()
            .r#type("String")
            .allowed_values(["dev", "prod"]),
    );
    let is_prod = template.condition("IsProd", condition::equals(&stage, "prod"));
    template.condition("NotProd", condition::not(&is_prod));
    template.condition(
        "ProdInOregon",
        condition::and([
            (&is_prod).into(),
            condition::equals(aws::region(), "us-west-2"),
        ]),
    );
    let latency = functions::if_else(
        &is_prod,
        channel::LatencyMode::Normal,
        channel::LatencyMode::Low,
    );
    let kind = functions::if_else(&is_prod, channel::Type::Standard, aws::no_value());
    template.add("Main", Channel::new().latency_mode(latency).r#type(kind));
    let only = template.add("ProdOnly", Channel::new());
    template.attributes(&only).unwrap().condition(&is_prod);
    template.output("ProdArn", only.arn()).condition(&is_prod);
    assert_eq!(rules(&template), [""; 0]);
    let built = json(&template);
    assert_eq!(
        built["Conditions"],
        json!({
            "IsProd": { "Fn::Equals": [{ "Ref": "Stage" }, "prod"] },
            "NotProd": { "Fn::Not": [{ "Condition": "IsProd" }] },
            "ProdInOregon": { "Fn::And": [
                { "Condition": "IsProd" },
                { "Fn::Equals": [{ "Ref": "AWS::Region" }, "us-west-2"] },
            ] },
        })
    );
    assert_eq!(
        built["Resources"]["Main"]["Properties"],
        json!({
            "LatencyMode": { "Fn::If": ["IsProd", "NORMAL", "LOW"] },
            "Type": { "Fn::If": ["IsProd", "STANDARD", { "Ref": "AWS::NoValue" }] },
        })
    );
    assert_eq!(built["Resources"]["ProdOnly"]["Condition"], "IsProd");
    assert_eq!(built["Outputs"]["ProdArn"]["Condition"], "IsProd");
}

#[test]
fn functions_are_written_as_cloudformation_writes_them() {
    let mut template = Template::new();
    template.add("Room", Room::new());
    let sizes = template.mapping(
        "Sizes",
        Object::new().with("us-west-2", Object::new().with("bitrate", 8_500_000)),
    );
    let zones = functions::get_azs("");
    for (id, value) in [
        (
            "Join",
            functions::join("-", List::new().item("a").item(aws::region())),
        ),
        (
            "Select",
            functions::select(0, functions::split(",", aws::stack_id())),
        ),
        ("Map", sizes.find(aws::region(), "bitrate")),
        ("Zone", functions::select(1, zones)),
        ("Base64", functions::base64("text")),
        ("Import", functions::import_value("other")),
        (
            "Cidr",
            functions::select(0, functions::cidr("10.0.0.0/16", 2, 8)),
        ),
        ("Sub", functions::sub("${AWS::Region}-${!Literal}")),
    ] {
        template.output(id, value);
    }
    let outputs = json(&template)["Outputs"].clone();
    let value = |id: &str| outputs[id]["Value"].clone();
    assert_eq!(
        value("Join"),
        json!({ "Fn::Join": ["-", ["a", { "Ref": "AWS::Region" }]] })
    );
    assert_eq!(
        value("Select"),
        json!({ "Fn::Select": [0, { "Fn::Split": [",", { "Ref": "AWS::StackId" }] }] })
    );
    assert_eq!(
        value("Map"),
        json!({ "Fn::FindInMap": ["Sizes", { "Ref": "AWS::Region" }, "bitrate"] })
    );
    assert_eq!(
        value("Zone"),
        json!({ "Fn::Select": [1, { "Fn::GetAZs": "" }] })
    );
    assert_eq!(value("Base64"), json!({ "Fn::Base64": "text" }));
    assert_eq!(value("Import"), json!({ "Fn::ImportValue": "other" }));
    assert_eq!(
        value("Cidr"),
        json!({ "Fn::Select": [0, { "Fn::Cidr": ["10.0.0.0/16", 2, 8] }] })
    );
    assert_eq!(
        value("Sub"),
        json!({ "Fn::Sub": "${AWS::Region}-${!Literal}" })
    );
}

#[test]
fn a_sub_puts_references_into_its_text_and_other_values_into_its_map() {
    let mut template = Template::new();
    let main = template.add("Main", Channel::new());
    let import = || functions::import_value("other");
    template.output("Text", Sub::new().text("a-${x}").text("b"));
    template.output("Only", Sub::new().value(main.arn()));
    template.output(
        "All",
        Sub::new()
            .text("${")
            .value(aws::region())
            .text("/")
            .value(main.arn())
            .value(&main),
    );
    template.output(
        "Map",
        Sub::new()
            .named("Other", import())
            .text("-")
            .value(import())
            .value(functions::base64("x")),
    );
    let outputs = json(&template)["Outputs"].clone();
    let value = |id: &str| outputs[id]["Value"].clone();
    assert_eq!(value("Text"), "a-${x}b");
    assert_eq!(value("Only"), json!({ "Fn::GetAtt": ["Main", "Arn"] }));
    assert_eq!(
        value("All"),
        json!({ "Fn::Sub": "${!${AWS::Region}/${Main.Arn}${Main}" })
    );
    assert_eq!(
        value("Map"),
        json!({ "Fn::Sub": ["${Other}-${Other}${Value2}", {
            "Other": { "Fn::ImportValue": "other" }, "Value2": { "Fn::Base64": "x" },
        }] })
    );
}

#[test]
fn any_resource_stands_beside_the_typed_ones() {
    let mut template = Template::new();
    let bucket = template.add("Bucket", AnyResource::new("AWS::S3::Bucket"));
    template.add(
        "Loader",
        AnyResource::new("Custom::Load")
            .with("ServiceToken", bucket.attr("Arn"))
            .with("Bucket", &bucket),
    );
    template.transform("AWS::Serverless-2016-10-31");
    template.section(
        "Globals",
        Object::new().with("Function", Object::new().with("Timeout", 3)),
    );
    let built = json(&template);
    assert_eq!(built["Transform"], "AWS::Serverless-2016-10-31");
    assert_eq!(built["Globals"], json!({ "Function": { "Timeout": 3 } }));
    assert_eq!(
        built["Resources"]["Loader"],
        json!({
            "Type": "Custom::Load",
            "Properties": {
                "ServiceToken": { "Fn::GetAtt": ["Bucket", "Arn"] }, "Bucket": { "Ref": "Bucket" },
            },
        })
    );
}

#[test]
fn a_rust_if_makes_both_branches_one_type() {
    let channel = |is_live: bool| {
        let mut template = Template::new();
        let name = if is_live {
            Choice::of("live")
        } else {
            Choice::nothing()
        };
        template.add("Main", Channel::new().name(name));
        json(&template)["Resources"]["Main"]["Properties"].clone()
    };
    assert_eq!(channel(true), json!({ "Name": "live" }));
    assert_eq!(channel(false), Value::Null);
}

#[test]
fn a_function_is_judged_by_what_it_gives() {
    let mut template = Template::new();
    template.add("Chat", Room::new().name(functions::split(",", "a,b")));
    assert_eq!(rules(&template), ["wrong_type"]);

    let mut template = Template::new();
    let text = Sub::new().text("my show ").value(aws::region());
    template.add("Chat", Room::new().name(text));
    assert_eq!(rules(&template), ["pattern"]);

    let mut template = Template::new();
    let bucket = Sub::new().text("Archive-").value(aws::region());
    template.add(
        "Archive",
        RecordingConfiguration::new().destination_configuration(
            ivs_core::ivs::recording_configuration::DestinationConfiguration::new().s3(
                ivs_core::ivs::recording_configuration::S3DestinationConfiguration::new()
                    .bucket_name(bucket),
            ),
        ),
    );
    assert_eq!(rules(&template), ["pattern"]);
}

/// A template with a parameter `Stage` that is `dev` or `prod`, and the conditions for both.
fn staged() -> (Template, [ivs_core::ConditionName; 2]) {
    let mut template = Template::new();
    template.allow("channel_without_stream_key");
    let stage = template.parameter(
        "Stage",
        Parameter::new()
            .r#type("String")
            .allowed_values(["dev", "prod"]),
    );
    let is_prod = template.condition("IsProd", condition::equals(&stage, "prod"));
    let is_dev = template.condition("IsDev", condition::equals(&stage, "dev"));
    (template, [is_prod, is_dev])
}

#[test]
fn what_may_be_missing_is_used_only_where_it_exists() {
    let (mut template, [is_prod, _]) = staged();
    let only = template.add("ProdOnly", Channel::new());
    template.attributes(&only).unwrap().condition(&is_prod);
    template.output("Arn", only.arn());
    template.output("Text", functions::sub("${ProdOnly.PlaybackUrl}"));
    assert_eq!(
        rules(&template),
        ["conditional_reference", "conditional_reference"]
    );
    let text = template.validate().unwrap_err().to_string();
    assert!(
        text.starts_with("error: `ProdOnly` may be missing"),
        "{text}"
    );

    let (mut template, [is_prod, is_dev]) = staged();
    let only = template.add("ProdOnly", Channel::new());
    template.attributes(&only).unwrap().condition(&is_prod);
    template.output("Arn", only.arn()).condition(&is_prod);
    template.output(
        "Url",
        functions::if_else(&is_prod, only.playback_url(), "none"),
    );
    // The stage is one of two, so that what is not `dev` is `prod`.
    let not_dev = template.condition("NotDev", condition::not(&is_dev));
    template
        .output("Endpoint", only.ingest_endpoint())
        .condition(&not_dev);
    assert_eq!(rules(&template), [""; 0]);
}

#[test]
fn mappings_have_two_levels_and_their_keys_are_known() {
    let sizes = || Object::new().with("us-west-2", Object::new().with("bitrate", 1));
    let mut template = Template::new();
    let mapping = template.mapping("Sizes", sizes());
    template.output("A", mapping.find("us-west-3", "bitrate"));
    template.output("B", mapping.find(aws::region(), "bitrat"));
    assert_eq!(
        rules(&template),
        ["unknown_mapping_key", "unknown_mapping_key"]
    );

    let mut template = Template::new();
    template.mapping("Flat", Object::new().with("a", 1));
    template.mapping(
        "Odd",
        Object::new().with("a b", Object::new().with("c-d", aws::region())),
    );
    assert_eq!(
        rules(&template),
        [
            "mapping_form",
            "mapping_form",
            "mapping_form",
            "mapping_form"
        ]
    );
}

#[test]
fn functions_take_what_they_take() {
    for (value, rule) in [
        (functions::split("", "a,b"), "function_argument"),
        (
            functions::select(2, List::new().item("a").item("b")),
            "function_argument",
        ),
        (
            functions::select("x", List::new().item("a")),
            "function_argument",
        ),
        (functions::cidr("10.0.0.0/16", 257, 8), "function_argument"),
        (
            functions::base64(functions::get_azs("")),
            "function_argument",
        ),
        (functions::sub("${Nothing}"), "dangling_reference"),
    ] {
        let mut template = Template::new();
        template.output("Value", value);
        let found = rules(&template);
        assert_eq!(found.first().map_or("", String::as_str), rule, "{found:?}");
    }
}

#[test]
fn a_parameter_and_a_resource_have_different_ids() {
    let mut template = Template::new();
    template.parameter("Chat", Parameter::new().r#type("String"));
    template.add("Chat", Room::new());
    assert_eq!(rules(&template), ["duplicate_logical_id"]);
}

#[test]
fn conditions_do_not_go_in_circles() {
    let mut template = Template::new();
    let b = ivs_core::ConditionName::new("B");
    let a = template.condition("A", condition::not(&b));
    template.condition("B", condition::not(&a));
    assert_eq!(rules(&template), ["circular_condition"]);
}

#[test]
fn a_stack_stays_in_its_region() {
    let channel =
        |region: &str| Channel::from_arn(format!("arn:aws:ivs:{region}:123456789012:channel/abcd"));
    let build = |region: Option<&'static str>, imports: &[&str]| {
        let mut template = Template::new();
        if let Some(region) = region {
            template.region(region);
        }
        for (index, region) in imports.iter().enumerate() {
            let imported = channel(region);
            template.import(&imported);
            template.add(format!("Key{index}"), imported.add_stream_key());
        }
        // The same channel twice is another matter.
        rules(&template)
            .into_iter()
            .filter(|rule| rule != "one_stream_key_per_channel")
            .collect::<Vec<_>>()
    };
    assert_eq!(build(Some("us-west-2"), &["us-west-2"]), [""; 0]);
    assert_eq!(build(None, &["us-west-2"]), [""; 0]);
    assert_eq!(
        build(Some("eu-west-1"), &["us-west-2"]),
        ["arn_of_another_region"]
    );
    assert_eq!(
        build(None, &["us-west-2", "eu-west-1"]),
        ["arn_of_another_region"]
    );

    // Only what is declared must exist there.
    let mut template = Template::new();
    template.region("eu-north-1");
    template.add("Topic", AnyResource::new("AWS::SNS::Topic"));
    assert_eq!(rules(&template), [""; 0]);
    template.add("Lobby", Room::new());
    assert_eq!(rules(&template), ["region_without_ivs"]);
}

#[test]
fn the_names_in_a_sub_are_declared_with_their_attributes() {
    for (text, message) in [
        ("${Main}-${Main.PlaybackUrl}-${AWS::Region}-${!Any}", ""),
        (
            "${Mian}",
            "cannot find `Mian` among the resources and parameters of the stack",
        ),
        (
            "${Main.PlaybackURI}",
            "`Main` has no attribute `PlaybackURI`",
        ),
    ] {
        let mut template = Template::new();
        template.allow("channel_without_stream_key");
        template.add("Main", Channel::new());
        template.output("Text", functions::sub(text));
        let found = template.validate().map_or_else(
            |violations| {
                violations
                    .iter()
                    .map(|error| error.message().to_owned())
                    .collect()
            },
            |()| String::new(),
        );
        assert_eq!(found, message);
    }
}
