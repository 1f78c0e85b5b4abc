//! Holds the table against the official resource schemas in `schemas/`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use ivs_schema::metadata::{BlockType, EnumType, Kind, Property, Reference, ResourceType, Text};
use ivs_schema::names;
use ivs_schema::table::{self, RESOURCE_TYPES};
use serde_json::Value;

/// Where a row says something else than the schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Exception<'a> {
    resource: &'a str,
    property: &'a str,
    what: &'a str,
    schema: Option<&'a str>,
    row: Option<&'a str>,
}

/// Every row that differs on purpose. Those of IVS and IVS Chat are stricter than the schema, or
/// keep silent about a default that nobody could write down; some of other services say less than
/// theirs.
const EXCEPTIONS: [Exception<'static>; 17] = [
    // Meant of the whole text; in the schema each side of the `|` has only one anchor.
    Exception {
        resource: "AWS::IAM::Role",
        property: "Path",
        what: "pattern",
        schema: Some(r"^(\u002F)|(\u002F[\u0021-\u007E]+\u002F)$"),
        row: Some(r"^(\u002F)$|^(\u002F[\u0021-\u007E]+\u002F)$"),
    },
    // The text "-" is what the console shows for no name; the API's default is no name.
    Exception {
        resource: "AWS::IVS::Channel",
        property: "Name",
        what: "default",
        schema: Some("-"),
        row: None,
    },
    // The schema forgets the second `^`; the API's shape ChannelRecordingConfigurationArn has it.
    Exception {
        resource: "AWS::IVS::Channel",
        property: "RecordingConfigurationArn",
        what: "pattern",
        schema: Some("^$|arn:aws:ivs:[a-z0-9-]+:[0-9]+:recording-configuration/[a-zA-Z0-9-]+$"),
        row: Some("^$|^arn:aws:ivs:[a-z0-9-]+:[0-9]+:recording-configuration/[a-zA-Z0-9-]+$"),
    },
    // As with the channel's name.
    Exception {
        resource: "AWS::IVS::IngestConfiguration",
        property: "Name",
        what: "default",
        schema: Some("-"),
        row: None,
    },
    // The schema's pattern refuses the schema's default.
    Exception {
        resource: "AWS::IVS::IngestConfiguration",
        property: "StageArn",
        what: "default",
        schema: Some(""),
        row: None,
    },
    // The API's shape UserId has a limit.
    Exception {
        resource: "AWS::IVS::IngestConfiguration",
        property: "UserId",
        what: "maxLength",
        schema: None,
        row: Some("128"),
    },
    // The API's shape ImportPlaybackKeyPairRequest requires it.
    Exception {
        resource: "AWS::IVS::PlaybackKeyPair",
        property: "PublicKeyMaterial",
        what: "required",
        schema: None,
        row: Some("true"),
    },
    // The API's shape ImportPublicKeyRequest requires it.
    Exception {
        resource: "AWS::IVS::PublicKey",
        property: "PublicKeyMaterial",
        what: "required",
        schema: None,
        row: Some("true"),
    },
    // The API's shape DestinationConfiguration wants one destination, and there is only this kind.
    Exception {
        resource: "AWS::IVS::RecordingConfiguration",
        property: "DestinationConfiguration/S3",
        what: "required",
        schema: None,
        row: Some("true"),
    },
    // The API's shape LoggingConfigurationIdentifierList has a lower limit.
    Exception {
        resource: "AWS::IVSChat::Room",
        property: "LoggingConfigurationIdentifiers",
        what: "maxItems",
        schema: Some("50"),
        row: Some("3"),
    },
    // It takes everything.
    Exception {
        resource: "AWS::Lambda::Permission",
        property: "Principal",
        what: "pattern",
        schema: Some("^.*$"),
        row: None,
    },
    // The same characters as in the pattern of a chat's LogGroupName; the length has its own row.
    Exception {
        resource: "AWS::Logs::LogGroup",
        property: "LogGroupName",
        what: "pattern",
        schema: Some(r"^[.\-_/#A-Za-z0-9]{1,512}\Z"),
        row: Some(r"^[\.\-_/#A-Za-z0-9]+$"),
    },
    // Rows know no list of numbers; the rule `retention_in_days` has it.
    Exception {
        resource: "AWS::Logs::LogGroup",
        property: "RetentionInDays",
        what: "enum",
        schema: Some(concat!(
            "[1,3,5,7,14,30,60,90,120,150,180,365,400,545,731,",
            "1096,1827,2192,2557,2922,3288,3653]",
        )),
        row: None,
    },
    // The first of that list.
    Exception {
        resource: "AWS::Logs::LogGroup",
        property: "RetentionInDays",
        what: "minimum",
        schema: None,
        row: Some("1"),
    },
    // The last of that list.
    Exception {
        resource: "AWS::Logs::LogGroup",
        property: "RetentionInDays",
        what: "maximum",
        schema: None,
        row: Some("3653"),
    },
    // CreateSecret names these characters, and the message of its refusal a `!`, too.
    Exception {
        resource: "AWS::SecretsManager::Secret",
        property: "Name",
        what: "pattern",
        schema: None,
        row: Some("^[A-Za-z0-9/_+=.@!-]*$"),
    },
    // The schema can't say that the id of a secret is its ARN.
    Exception {
        resource: "AWS::SecretsManager::Secret",
        property: "",
        what: "reference",
        schema: Some("Other"),
        row: Some("Arn"),
    },
];

/// Types whose schema has no pattern for tags, although their service refuses other characters: the
/// low-latency API's shapes `TagKey` and `TagValue` have one, and so have those of CloudWatch Logs; S3
/// answers with `InvalidTag`.
const TAGS_WITH_PATTERN: [&str; 7] = [
    "AWS::IVS::Channel",
    "AWS::IVS::PlaybackKeyPair",
    "AWS::IVS::PlaybackRestrictionPolicy",
    "AWS::IVS::RecordingConfiguration",
    "AWS::IVS::StreamKey",
    "AWS::Logs::LogGroup",
    "AWS::S3::Bucket",
];

/// Names with a run of capital letters, and words that are no constants in CloudFormation.
const NAMES: [(&str, &str); 9] = [
    ("AuthenticatedRead", "AuthenticatedRead"),
    ("AwsExecRead", "AwsExecRead"),
    ("BucketOwnerFullControl", "BucketOwnerFullControl"),
    ("BucketOwnerRead", "BucketOwnerRead"),
    ("LogDeliveryWrite", "LogDeliveryWrite"),
    ("PrincipalOrgID", "principal_org_id"),
    ("PublicRead", "PublicRead"),
    ("PublicReadWrite", "PublicReadWrite"),
    ("WebsiteURL", "website_url"),
];

#[test]
fn the_rows_say_what_the_schemas_say() {
    let schemas = facts_of_schemas();
    let rows = facts_of_rows();
    let differences: BTreeSet<Exception<'_>> = schemas
        .keys()
        .chain(rows.keys())
        .filter_map(|key| {
            let (schema, row) = (schemas.get(key), rows.get(key));
            (schema != row).then(|| Exception {
                resource: &key.resource,
                property: &key.property,
                what: key.what,
                schema: schema.map(String::as_str),
                row: row.map(String::as_str),
            })
        })
        .collect();
    let exceptions = BTreeSet::from(EXCEPTIONS);

    let unexpected: Vec<_> = differences.difference(&exceptions).collect();
    assert!(
        unexpected.is_empty(),
        "the table differs from the schemas: {unexpected:#?}"
    );
    let unneeded: Vec<_> = exceptions.difference(&differences).collect();
    assert!(
        unneeded.is_empty(),
        "exceptions that are not needed: {unneeded:#?}"
    );
    assert_eq!(
        exceptions.len(),
        EXCEPTIONS.len(),
        "an exception stands twice"
    );
}

/// One thing that a schema or a row can say: of which type, of which property (as in
/// `DestinationConfiguration/S3/BucketName`, with `*` for the items of a list) and what.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    resource: String,
    property: String,
    what: &'static str,
}

#[derive(Default)]
struct Facts {
    resource: String,
    found: BTreeMap<Key, String>,
}

impl Facts {
    #[allow(
        clippy::needless_pass_by_value,
        reason = "references to values are values, too"
    )]
    fn add(&mut self, property: &str, what: &'static str, value: impl ToString) {
        let key = Key {
            resource: self.resource.clone(),
            property: property.into(),
            what,
        };
        let text = value.to_string();
        let before = self.found.insert(key, text);
        assert_eq!(before, None, "{} {property} {what}", self.resource);
    }
}

fn below(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.into()
    } else {
        format!("{path}/{name}")
    }
}

// What the schemas say.

fn facts_of_schemas() -> BTreeMap<Key, String> {
    let mut facts = Facts::default();
    for schema in schemas() {
        facts.resource = string(&schema["typeName"]).into();
        add_schema(&mut facts, &schema);
    }
    facts.found
}

fn schemas() -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas");
    let schemas: Vec<Value> = fs::read_dir(folder)
        .expect("the folder of the schemas")
        .map(|file| fs::read(file.expect("a file").path()).expect("a readable file"))
        .map(|bytes| serde_json::from_slice(&bytes).expect("a schema in JSON"))
        .collect();
    assert_eq!(schemas.len(), 19);
    schemas
}

/// The services that this crate is about. For others it has rows for what can go with them.
fn is_of_ivs(cloudformation: &str) -> bool {
    cloudformation.starts_with("AWS::IVS::") || cloudformation.starts_with("AWS::IVSChat::")
}

fn add_schema(facts: &mut Facts, schema: &Value) {
    let is_of_ivs = is_of_ivs(string(&schema["typeName"]));
    let mut read_only = paths(schema, "readOnlyProperties");
    // What is below a property that takes any JSON has no row.
    let has_row = |path: &String| {
        let (property, is_nested) = path
            .split_once('/')
            .map_or((path.as_str(), false), |(property, _)| (property, true));
        !(is_nested && is_free_form(&schema["properties"][property], schema))
    };
    read_only.retain(has_row);
    for (keyword, value) in schema.as_object().expect("an object") {
        match keyword.as_str() {
            // The last two say in which order CloudFormation replaces, and which texts are the same
            // to the service; no row depends on them.
            "typeName"
            | "definitions"
            | "properties"
            | "required"
            | "replacementStrategy"
            | "propertyTransform" => {}
            "additionalProperties" => assert_eq!(value, &Value::Bool(false)),
            "primaryIdentifier" => {
                facts.add(
                    "",
                    "reference",
                    reference(&paths(schema, keyword), &read_only),
                );
            }
            "readOnlyProperties" => {
                for path in &read_only {
                    facts.add(path, "readOnly", true);
                }
            }
            "createOnlyProperties" => {
                for path in paths(schema, keyword).iter().filter(|path| has_row(path)) {
                    facts.add(path, "createOnly", true);
                }
            }
            "writeOnlyProperties" => {
                for path in paths(schema, keyword).iter().filter(|path| has_row(path)) {
                    facts.add(path, "writeOnly", true);
                }
            }
            "tagging" => {
                if value["taggable"] == true {
                    assert_eq!(value["tagProperty"], "/properties/Tags");
                }
                facts.add("", "taggable", &value["taggable"]);
            }
            _ => panic!("the test does not know the keyword {keyword}"),
        }
    }
    if is_of_ivs {
        add_arn(facts, string(&schema["properties"]["Arn"]["pattern"]));
    }

    read_only.sort();
    let mut settable = schema.clone();
    settable["properties"]
        .as_object_mut()
        .expect("the properties")
        .retain(|name, _| read_only.binary_search(name).is_err());
    add_schema_properties(facts, "", &settable, schema);
}

/// What `Ref` gives follows from what the resource is known by.
fn reference(identifier: &[String], read_only: &[String]) -> &'static str {
    match identifier {
        [arn] if arn == "Arn" => "Arn",
        [name] if !read_only.contains(name) => "Name",
        _ => "Other",
    }
}

/// Whether a property of another service takes any JSON in its row: one with properties or with a
/// list of such.
fn is_free_form(node: &Value, schema: &Value) -> bool {
    if is_of_ivs(string(&schema["typeName"])) {
        return false;
    }
    let (_, node) = resolve("", node, schema);
    match &node["type"] {
        Value::Array(types) => {
            assert_eq!(set(types.iter().map(string)), r#"{"object", "string"}"#);
            true
        }
        kind if kind == "array" => is_free_form(&node["items"], schema),
        kind => kind == "object",
    }
}

/// The service and the kind of resource in the pattern of the type's own ARN.
fn add_arn(facts: &mut Facts, pattern: &str) {
    let parts: Vec<&str> = pattern.split(':').collect();
    // Three types say `aws[-a-z]*`, although IVS is in no other partition.
    let [
        "^arn",
        "aws" | "aws[-a-z]*",
        service,
        "[a-z0-9-]+",
        "[0-9]+",
        resource,
    ] = parts[..]
    else {
        panic!("{pattern} is not the pattern of an ARN");
    };
    let resource = resource
        .strip_suffix("/[a-zA-Z0-9-]+$")
        .expect("an id at the end of the ARN");
    facts.add("Arn", "service", service);
    facts.add("Arn", "resource", resource);
}

fn add_schema_properties(facts: &mut Facts, path: &str, block: &Value, schema: &Value) {
    for (name, property) in block["properties"].as_object().expect("properties") {
        let path = below(path, name);
        if path == "Tags" {
            add_schema_tags(facts, property, schema);
        } else {
            add_schema_property(facts, &path, name, property, schema);
        }
    }
    for name in block["required"].as_array().into_iter().flatten() {
        facts.add(&below(path, string(name)), "required", true);
    }
}

fn add_schema_property(facts: &mut Facts, path: &str, name: &str, node: &Value, schema: &Value) {
    if is_free_form(node, schema) {
        facts.add(path, "type", "json");
        return;
    }
    let (name, node) = resolve(name, node, schema);
    for (keyword, value) in node.as_object().expect("an object") {
        match keyword.as_str() {
            "type" => {
                facts.add(path, "type", string(value));
                if value == "object" {
                    facts.add(path, "block", name);
                    assert_eq!(node["additionalProperties"], false, "{path}");
                    add_schema_properties(facts, path, node, schema);
                }
            }
            "enum" if node["type"] == "integer" => facts.add(path, "enum", value),
            "enum" => facts.add(path, "enum", set(strings(value))),
            "pattern" => facts.add(path, "pattern", string(value)),
            "default" => facts.add(path, "default", default(value)),
            "minimum" => facts.add(path, "minimum", value),
            "maximum" => facts.add(path, "maximum", value),
            "maxLength" => facts.add(path, "maxLength", value),
            "maxItems" => facts.add(path, "maxItems", value),
            "uniqueItems" => facts.add(path, "uniqueItems", value),
            // At least none is no limit.
            "minLength" | "minItems" if value == 0 => {}
            "minLength" => facts.add(path, "minLength", value),
            "minItems" => facts.add(path, "minItems", value),
            "anyOf" => assert!(is_about_format_alone(value), "{path}"),
            "items" => add_schema_property(facts, &below(path, "*"), "", value, schema),
            // The first three are handled with the type. The others say whether the order of a list
            // counts, and what an editor can propose; no row depends on them.
            "properties" | "required" | "additionalProperties" | "insertionOrder" | "format" => {}
            _ => panic!("the test does not know the keyword {keyword}"),
        }
    }
}

/// Whether alternatives only tell an editor what it can propose.
fn is_about_format_alone(alternatives: &Value) -> bool {
    alternatives
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(Value::as_object)
        .all(|alternative| alternative.keys().eq(["format"]))
}

/// Tags are the same everywhere but for the shortest value.
fn add_schema_tags(facts: &mut Facts, node: &Value, schema: &Value) {
    assert_eq!(node["type"], "array");
    if is_of_ivs(&facts.resource) {
        assert_eq!(node["uniqueItems"], true);
    }
    // The two types of chat and some others name no limit; the API's is the same for all.
    assert!(matches!(node["maxItems"].as_u64(), None | Some(50)));

    let (_, tag) = resolve("", &node["items"], schema);
    let required: BTreeSet<&str> = strings(&tag["required"]).collect();
    assert_eq!(required, BTreeSet::from(["Key", "Value"]));
    let properties = tag["properties"].as_object().expect("properties");
    assert_eq!(properties.len(), 2);
    let (key, value) = (&properties["Key"], &properties["Value"]);
    assert_eq!(
        (&key["minLength"], &key["maxLength"]),
        (&1.into(), &128.into())
    );
    assert_eq!(value["maxLength"], 256);
    // Written out by two types; the API's pattern is the same for all.
    for (text, pattern) in [
        (key, r"^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$"),
        (value, r"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$"),
    ] {
        let written = text["pattern"].as_str();
        assert!(written.is_none_or(|written| written.replace(['(', ')'], "") == pattern));
    }
    facts.add("Tags", "type", "tags");
    let has_pattern = key["pattern"].is_string() || TAGS_WITH_PATTERN.contains(&&*facts.resource);
    facts.add("Tags", "pattern", has_pattern);
    let minimum = value["minLength"].as_u64().unwrap_or(0);
    facts.add("Tags", "minimum length of a value", minimum);
}

/// Follows a reference to a definition, whose name is that of the block then.
fn resolve<'a>(name: &'a str, node: &'a Value, schema: &'a Value) -> (&'a str, &'a Value) {
    let Some(reference) = node.get("$ref") else {
        return (name, node);
    };
    assert_eq!(node.as_object().map(serde_json::Map::len), Some(1));
    let name = string(reference)
        .strip_prefix("#/definitions/")
        .expect("a definition");
    (name, &schema["definitions"][name])
}

fn paths(schema: &Value, keyword: &str) -> Vec<String> {
    let paths = schema[keyword].as_array().into_iter().flatten();
    paths
        .map(string)
        .map(|path| path.strip_prefix("/properties/").expect("a path").into())
        .collect()
}

fn strings(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().expect("a list").iter().map(string)
}

fn string(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn set<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let set: BTreeSet<&str> = words.collect();
    format!("{set:?}")
}

/// A default as the rows write it: a text as it is, all else as JSON.
fn default(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        _ => value.to_string(),
    }
}

// What the rows say.

fn facts_of_rows() -> BTreeMap<Key, String> {
    let mut facts = Facts::default();
    for resource in RESOURCE_TYPES {
        facts.resource = resource.cloudformation.into();
        facts.add("", "taggable", resource.is_taggable());
        facts.add("", "reference", format!("{:?}", resource.reference));
        if let Some(arn) = resource.arn {
            facts.add("Arn", "service", arn.service);
            facts.add("Arn", "resource", arn.resource);
        }
        for attribute in resource.attributes {
            facts.add(attribute.cloudformation, "readOnly", true);
        }
        add_row_properties(&mut facts, "", resource.properties);
    }
    facts.found
}

fn add_row_properties(facts: &mut Facts, path: &str, properties: &[Property]) {
    for property in properties {
        let path = below(path, property.cloudformation);
        for (what, is_set) in [
            ("required", property.required),
            ("createOnly", property.create_only),
            ("writeOnly", property.write_only),
        ] {
            if is_set {
                facts.add(&path, what, true);
            }
        }
        if let Some(default) = property.default {
            facts.add(&path, "default", default);
        }
        add_row_kind(facts, &path, &property.kind);
    }
}

fn add_row_kind(facts: &mut Facts, path: &str, kind: &Kind) {
    match kind {
        Kind::Boolean => facts.add(path, "type", "boolean"),
        Kind::Integer { minimum, maximum } => {
            facts.add(path, "type", "integer");
            facts.add(path, "minimum", minimum);
            facts.add(path, "maximum", maximum);
        }
        Kind::Number { minimum, maximum } => {
            facts.add(path, "type", "number");
            facts.add(path, "minimum", minimum);
            facts.add(path, "maximum", maximum);
        }
        Kind::String(text) | Kind::Arn { text, .. } | Kind::Name { text, .. } => {
            add_row_text(facts, path, text);
        }
        Kind::Enum(words) => {
            facts.add(path, "type", "string");
            let words = words.values.iter().map(|value| value.cloudformation);
            facts.add(path, "enum", set(words));
        }
        Kind::Block(block) => {
            facts.add(path, "type", "object");
            facts.add(path, "block", block.name);
            add_row_properties(facts, path, block.properties);
        }
        Kind::List(list) => {
            facts.add(path, "type", "array");
            if list.minimum > 0 {
                facts.add(path, "minItems", list.minimum);
            }
            if let Some(maximum) = list.maximum {
                facts.add(path, "maxItems", maximum);
            }
            if list.unique {
                facts.add(path, "uniqueItems", true);
            }
            add_row_kind(facts, &below(path, "*"), list.item);
        }
        Kind::Tags(form) => {
            facts.add(path, "type", "tags");
            facts.add(path, "minimum length of a value", form.minimum_value_length);
            facts.add(path, "pattern", form.has_pattern);
        }
        Kind::Json => facts.add(path, "type", "json"),
    }
}

fn add_row_text(facts: &mut Facts, path: &str, text: &Text) {
    facts.add(path, "type", "string");
    if text.minimum > 0 {
        facts.add(path, "minLength", text.minimum);
    }
    if let Some(maximum) = text.maximum {
        facts.add(path, "maxLength", maximum);
    }
    if let Some(pattern) = text.pattern {
        facts.add(path, "pattern", pattern.expression);
    }
}

// What the schemas don't say.

#[test]
fn names_in_rust_follow_from_names_in_cloudformation() {
    let in_rust = |name: &str, follow: fn(&str) -> String| {
        NAMES
            .iter()
            .find(|(cloudformation, _)| *cloudformation == name)
            .map_or_else(|| follow(name), |(_, name)| (*name).into())
    };
    for resource in RESOURCE_TYPES {
        let (service, name) = match resource.cloudformation.split("::").collect::<Vec<_>>()[..] {
            ["AWS", "IAM", name] => ("iam", name),
            ["AWS", "IVS", name] => ("ivs", name),
            ["AWS", "IVSChat", name] => ("ivs_chat", name),
            ["AWS", "Lambda", name] => ("lambda", name),
            ["AWS", "Logs", name] => ("logs", name),
            ["AWS", "S3", name] => ("s3", name),
            ["AWS", "SecretsManager", name] => ("secrets_manager", name),
            _ => panic!("{} has an unknown service", resource.cloudformation),
        };
        assert_eq!(resource.name, name);
        assert_eq!(
            resource.module,
            [service, names::to_snake_case(name).as_str()]
        );
        for attribute in resource.attributes {
            assert_eq!(
                attribute.name,
                in_rust(attribute.cloudformation, names::to_snake_case)
            );
        }
    }
    each_property(|_, property| {
        assert_eq!(
            property.name,
            in_rust(property.cloudformation, names::to_snake_case)
        );
    });
    each_enum(|words| {
        for value in words.values {
            assert_eq!(
                value.name,
                in_rust(value.cloudformation, names::to_enum_value)
            );
        }
    });
}

#[test]
fn everything_is_documented_in_whole_sentences() {
    let mut undocumented = Vec::new();
    let mut check = |what: String, documentation: &str| {
        let documentation = documentation.trim();
        if documentation.is_empty() || !documentation.ends_with('.') {
            undocumented.push(what);
        }
    };
    for resource in RESOURCE_TYPES {
        check(resource.name.into(), resource.documentation);
        for attribute in resource.attributes {
            check(
                format!("{} {}", resource.name, attribute.name),
                attribute.documentation,
            );
        }
    }
    each_property(|owner, property| {
        check(format!("{owner} {}", property.name), property.documentation);
    });
    each_block(|block| check(block.name.into(), block.documentation));
    each_enum(|words| {
        check(words.name.into(), words.documentation);
        for value in words.values {
            check(
                format!("{} {}", words.name, value.name),
                value.documentation,
            );
        }
    });
    assert_eq!(undocumented, Vec::<String>::new());
}

#[test]
fn rows_stand_in_the_order_of_names_with_the_arn_first() {
    let is_sorted = |properties: &[Property]| properties.is_sorted_by_key(|row| row.cloudformation);
    for resource in RESOURCE_TYPES {
        assert!(is_sorted(resource.properties), "{}", resource.name);
        let others = match resource.attributes {
            [arn, others @ ..] if arn.cloudformation == "Arn" => others,
            attributes => {
                assert_eq!(resource.arn, None, "{} has no ARN", resource.name);
                attributes
            }
        };
        assert!(
            others.is_sorted_by_key(|row| row.cloudformation),
            "{}",
            resource.name
        );
    }
    each_block(|block| assert!(is_sorted(block.properties), "{}", block.name));
    assert!(RESOURCE_TYPES.is_sorted_by_key(|resource| resource.cloudformation));
}

#[test]
fn types_are_found_by_their_names() {
    for resource in RESOURCE_TYPES {
        let found = table::resource_type(resource.cloudformation).expect("the name in a template");
        assert!(std::ptr::eq(found, *resource));
        let found = table::by_name(resource.name);
        let expected = is_of_ivs(resource.cloudformation).then_some(*resource);
        assert_eq!(
            found.map(std::ptr::from_ref),
            expected.map(std::ptr::from_ref)
        );
    }
    assert_eq!(table::with_short_names().count(), 13);
    assert!(table::resource_type("AWS::IVS::Composition").is_none());
    assert!(table::by_name("AWS::IVS::Channel").is_none());
}

#[test]
fn only_stream_keys_are_secret() {
    let secrets: Vec<(&str, &str)> = RESOURCE_TYPES
        .iter()
        .flat_map(|resource| {
            let secrets = resource.attributes.iter().filter(|row| row.secret);
            secrets.map(|row| (resource.name, row.name))
        })
        .collect();
    assert_eq!(
        secrets,
        [
            ("IngestConfiguration", "stream_key"),
            ("StreamKey", "value")
        ]
    );
}

#[test]
fn an_arn_property_takes_what_its_resource_type_says() {
    let mut count = 0;
    each_property(|owner, property| {
        let kind = match &property.kind {
            Kind::List(list) => list.item,
            kind => kind,
        };
        if let Kind::Arn { of, text } = kind {
            count += 1;
            let matches = text.pattern.expect("the pattern of an ARN").matches;
            let example = ivs_schema::arn::example(of.arn.expect("IVS has ARNs"));
            assert!(matches(&example), "{owner} {}", property.name);
            assert!(!matches(&example.replace('/', "x/")));
        }
    });
    assert_eq!(count, 5);
}

#[test]
fn a_name_property_takes_what_refers_to_its_resource_type() {
    let mut count = 0;
    each_property(|owner, property| {
        if let Kind::Name { of, .. } = &property.kind {
            count += 1;
            assert_eq!(of.reference, Reference::Name, "{owner} {}", property.name);
        }
    });
    assert_eq!(count, 5);
}

#[test]
fn an_enum_default_is_one_of_its_words() {
    each_property(|owner, property| {
        let Some(default) = property.default else {
            return;
        };
        let is_a_word = match &property.kind {
            Kind::Enum(words) => words.value(default).is_some(),
            Kind::List(list) => serde_json::from_str::<Vec<String>>(default)
                .expect("a list as JSON")
                .iter()
                .all(|item| match list.item {
                    Kind::Enum(words) => words.value(item).is_some(),
                    _ => true,
                }),
            _ => true,
        };
        assert!(is_a_word, "{owner} {} = {default}", property.name);
    });
}

#[test]
fn blocks_and_enums_stand_in_the_module_of_their_resource_type() {
    for resource in RESOURCE_TYPES {
        walk(resource.name, resource.properties, &mut |_, _, kind| {
            if let Kind::Block(BlockType { module, .. }) | Kind::Enum(EnumType { module, .. }) =
                kind
            {
                assert_eq!(*module, resource.module);
            }
        });
    }
}

/// A type, a block of it or nothing, and the page about that.
type Page = (&'static str, &'static str, &'static str);

// The metadata has no place for the pages of blocks, so that they come from the rows themselves.

macro_rules! pages_of_type {
    (
        $(#[$_doc:meta])*
        resource $Resource:ident $_name:literal {
            module $_service:ident :: $_module:ident;
            page $page:literal;
            $($_rows:tt)*
        }
        $(
            $(#[$_item_doc:meta])*
            $item:ident $Item:ident $item_rows:tt
        )*
    ) => {
        pub const PAGES: &[Option<super::Page>] = &[
            Some((stringify!($Resource), "", $page)),
            $(page_of_item!($Resource $item $Item $item_rows),)*
        ];
    };
}

macro_rules! page_of_item {
    ($Resource:ident block $Block:ident { page $page:literal; $($_rows:tt)* }) => {
        Some((stringify!($Resource), stringify!($Block), $page))
    };
    ($Resource:ident enum $Enum:ident $_rows:tt) => {
        None
    };
}

macro_rules! pages {
    ($($_service:ident { $($module:ident $_Type:ident;)* })*) => {
        $($(mod $module { ivs_schema::$module!(pages_of_type); })*)*

        const PAGES: &[&[Option<Page>]] = &[$($($module::PAGES,)*)*];
    };
}

ivs_schema::every_resource_type!(pages);

#[test]
fn pages_are_called_as_the_template_reference_calls_them() {
    let mut blocks = 0;
    for (resource, block, page) in PAGES.iter().copied().flatten().flatten() {
        let resource = RESOURCE_TYPES
            .iter()
            .find(|known| known.name == *resource)
            .expect("a resource type");
        let service = resource.module[0].replace('_', "");
        let expected = if block.is_empty() {
            assert_eq!(resource.page, *page);
            format!("aws-resource-{service}-{}", resource.name)
        } else {
            blocks += 1;
            format!("aws-properties-{service}-{}-{block}", resource.name)
        };
        assert_eq!(*page, expected.to_lowercase());
    }
    assert_eq!(blocks, all_blocks().len());
}

// Ways through the table.

/// Shows every property, also of blocks, with the name of what it belongs to, and every kind, also
/// of items.
fn walk(
    owner: &str,
    properties: &'static [Property],
    show: &mut dyn FnMut(&str, &'static Property, &'static Kind),
) {
    for property in properties {
        let mut kind = &property.kind;
        show(owner, property, kind);
        while let Kind::List(list) = kind {
            kind = list.item;
            show(owner, property, kind);
        }
        if let Kind::Block(block) = kind {
            walk(&format!("{owner} {}", block.name), block.properties, show);
        }
    }
}

fn each_kind(mut show: impl FnMut(&str, &'static Property, &'static Kind)) {
    for resource in RESOURCE_TYPES {
        let resource: &'static ResourceType = resource;
        walk(resource.name, resource.properties, &mut show);
    }
}

fn each_property(mut show: impl FnMut(&str, &'static Property)) {
    each_kind(|owner, property, kind| {
        if std::ptr::eq(&raw const property.kind, kind) {
            show(owner, property);
        }
    });
}

fn each_block(show: impl FnMut(&'static BlockType)) {
    all_blocks().into_iter().for_each(show);
}

fn all_blocks() -> Vec<&'static BlockType> {
    let mut blocks = Vec::new();
    each_kind(|_, _, kind| {
        if let Kind::Block(block) = kind {
            blocks.push(*block);
        }
    });
    blocks
}

fn each_enum(mut show: impl FnMut(&'static EnumType)) {
    each_kind(|_, _, kind| {
        if let Kind::Enum(words) = kind {
            show(words);
        }
    });
}
