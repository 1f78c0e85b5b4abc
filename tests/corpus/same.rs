//! When two templates are the same.
//!
//! They are compared as JSON values: the order of keys does not count, the order of lists does.
//! Before that, [`normalised`] brings into one form what CloudFormation takes for the same. These
//! are all the equivalences there are:
//!
//! - `AWSTemplateFormatVersion` has one value, which is implied.
//! - `DependsOn` as a text is a list of one.
//! - `Fn::Sub` of a text that is one reference and nothing else is that `Ref` or `Fn::GetAtt`.
//! - `Ref` of an IVS or IVS Chat resource gives its ARN, as `Fn::GetAtt` of `Arn` does.
//! - `"true"` and `"false"` are booleans where a property of an IVS or IVS Chat resource is one, and
//!   booleans in the `Default` and the `AllowedValues` of a parameter that feeds such a property
//!   are the texts that `Ref` gives.

use serde_json::{Map, Value, json};
use std::collections::HashSet;

/// The properties of IVS and IVS Chat, and of blocks in them, that are booleans.
const BOOLEANS: [&str; 4] = [
    "Authorized",
    "EnableStrictOriginEnforcement",
    "Enabled",
    "InsecureIngest",
];

/// The template in the form in which it is compared.
pub fn normalised(mut template: Value) -> Value {
    if let Some(sections) = template.as_object_mut() {
        sections.remove("AWSTemplateFormatVersion");
    }
    let arns_by_ref = ids_of_ivs(&template);
    let mut feeding = HashSet::new();
    for resource in members(&mut template, "Resources") {
        if let Some(depends_on) = resource.get_mut("DependsOn")
            && depends_on.is_string()
        {
            *depends_on = json!([depends_on]);
        }
        if is_of_ivs(resource)
            && let Some(properties) = resource.get_mut("Properties")
        {
            booleans(properties, &mut feeding);
        }
    }
    for (id, parameter) in entries(&mut template, "Parameters") {
        if feeding.contains(id) {
            texts(parameter);
        }
    }
    references(&mut template, &arns_by_ref);
    template
}

/// Where two values differ, and how.
pub fn differences(left: &Value, right: &Value) -> Vec<String> {
    let mut found = Vec::new();
    differ("", left, right, &mut found);
    found
}

fn differ(path: &str, left: &Value, right: &Value, found: &mut Vec<String>) {
    match (left, right) {
        (Value::Object(left), Value::Object(right)) => {
            for (key, value) in left {
                match right.get(key) {
                    Some(other) => differ(&format!("{path}/{key}"), value, other, found),
                    None => found.push(format!("{path}/{key}: {value} against nothing")),
                }
            }
            for (key, other) in right.iter().filter(|(key, _)| !left.contains_key(*key)) {
                found.push(format!("{path}/{key}: nothing against {other}"));
            }
        }
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => {
            for (index, (value, other)) in left.iter().zip(right).enumerate() {
                differ(&format!("{path}/{index}"), value, other, found);
            }
        }
        _ if left != right => found.push(format!("{path}: {left} against {right}")),
        _ => {}
    }
}

fn is_of_ivs(resource: &Value) -> bool {
    let type_name = resource.get("Type").and_then(Value::as_str);
    type_name
        .is_some_and(|name| name.starts_with("AWS::IVS::") || name.starts_with("AWS::IVSChat::"))
}

fn ids_of_ivs(template: &Value) -> HashSet<String> {
    let resources = template.get("Resources").and_then(Value::as_object);
    resources
        .into_iter()
        .flatten()
        .filter(|(_, resource)| is_of_ivs(resource))
        .map(|(id, _)| id.clone())
        .collect()
}

fn entries<'t>(
    template: &'t mut Value,
    section: &str,
) -> impl Iterator<Item = (&'t String, &'t mut Value)> {
    let section = template.get_mut(section).and_then(Value::as_object_mut);
    section.into_iter().flatten()
}

fn members<'t>(template: &'t mut Value, section: &str) -> impl Iterator<Item = &'t mut Value> {
    entries(template, section).map(|(_, member)| member)
}

/// Makes booleans of the texts of boolean properties, and notes which parameters feed such ones.
fn booleans(value: &mut Value, feeding: &mut HashSet<String>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| booleans(item, feeding)),
        Value::Object(properties) => {
            for (key, value) in properties {
                if BOOLEANS.contains(&key.as_str()) {
                    boolean(value, feeding);
                } else {
                    booleans(value, feeding);
                }
            }
        }
        _ => {}
    }
}

fn boolean(value: &mut Value, feeding: &mut HashSet<String>) {
    match value.as_str() {
        Some("true") => *value = Value::Bool(true),
        Some("false") => *value = Value::Bool(false),
        _ => feeding.extend(value.get("Ref").and_then(Value::as_str).map(str::to_owned)),
    }
}

/// Makes texts of the booleans among the values of a parameter.
fn texts(parameter: &mut Value) {
    let text = |value: &mut Value| {
        if let Value::Bool(boolean) = value {
            *value = Value::String(boolean.to_string());
        }
    };
    if let Some(default) = parameter.get_mut("Default") {
        text(default);
    }
    let allowed = parameter.get_mut("AllowedValues");
    let allowed = allowed.and_then(Value::as_array_mut);
    allowed.into_iter().flatten().for_each(text);
}

/// Brings references into one form.
fn references(value: &mut Value, arns_by_ref: &HashSet<String>) {
    match value {
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| references(item, arns_by_ref)),
        Value::Object(members) => {
            if let Some(reference) = only_reference(members) {
                *members = reference;
            }
            if let Some(reference) = arn_by_ref(members, arns_by_ref) {
                *members = reference;
            }
            members
                .values_mut()
                .for_each(|member| references(member, arns_by_ref));
        }
        _ => {}
    }
}

fn object<const LENGTH: usize>(entries: [(&str, Value); LENGTH]) -> Map<String, Value> {
    entries
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

/// The one member of an object.
fn only_member<'v>(members: &'v Map<String, Value>, key: &str) -> Option<&'v Value> {
    members.get(key).filter(|_| members.len() == 1)
}

/// What `{"Fn::Sub": "${Name}"}` or `{"Fn::Sub": "${Name.Attribute}"}` stands for.
fn only_reference(members: &Map<String, Value>) -> Option<Map<String, Value>> {
    let text = only_member(members, "Fn::Sub")?.as_str()?;
    let name = text.strip_prefix("${")?.strip_suffix('}')?;
    if name.starts_with('!') || name.contains(['$', '{', '}']) {
        return None;
    }
    Some(match name.split_once('.') {
        Some((id, attribute)) => object([("Fn::GetAtt", json!([id, attribute]))]),
        None => object([("Ref", json!(name))]),
    })
}

/// What `Fn::GetAtt` of `Arn` of a resource whose `Ref` gives the same stands for.
fn arn_by_ref(
    members: &Map<String, Value>,
    arns_by_ref: &HashSet<String>,
) -> Option<Map<String, Value>> {
    match only_member(members, "Fn::GetAtt")?.as_array()?.as_slice() {
        [Value::String(id), attribute] if attribute == "Arn" && arns_by_ref.contains(id) => {
            Some(object([("Ref", json!(id))]))
        }
        _ => None,
    }
}

#[test]
fn the_format_version_is_implied() {
    assert_eq!(
        normalised(json!({ "AWSTemplateFormatVersion": "2010-09-09", "Description": "d" })),
        json!({ "Description": "d" })
    );
}

#[test]
fn a_dependency_is_a_list_of_one() {
    let depends_on =
        |value: Value| normalised(json!({ "Resources": { "A": { "DependsOn": value } } }));
    assert_eq!(depends_on(json!("B")), depends_on(json!(["B"])));
    assert_ne!(depends_on(json!(["B", "C"])), depends_on(json!(["C", "B"])));
}

#[test]
fn a_sub_of_one_reference_is_the_reference() {
    let output = |value: Value| normalised(json!({ "Outputs": { "O": { "Value": value } } }));
    let sub = |text: &str| output(json!({ "Fn::Sub": text }));
    assert_eq!(sub("${A}"), output(json!({ "Ref": "A" })));
    assert_eq!(
        sub("${AWS::Region}"),
        output(json!({ "Ref": "AWS::Region" }))
    );
    assert_eq!(
        sub("${A.Outputs.B}"),
        output(json!({ "Fn::GetAtt": ["A", "Outputs.B"] }))
    );
    for other in ["${!A}", "${A}-${B}", "${A} ", "text"] {
        assert_eq!(
            sub(other),
            json!({ "Outputs": { "O": { "Value": { "Fn::Sub": other } } } })
        );
    }
}

#[test]
fn an_arn_of_ivs_is_its_ref() {
    let output = |type_name: &str, value: Value| {
        normalised(json!({
            "Resources": { "A": { "Type": type_name } }, "Outputs": { "O": { "Value": value } },
        }))
    };
    let get = |attribute: &str| json!({ "Fn::GetAtt": ["A", attribute] });
    let reference = || json!({ "Ref": "A" });
    for type_name in ["AWS::IVS::Stage", "AWS::IVSChat::Room"] {
        assert_eq!(
            output(type_name, get("Arn")),
            output(type_name, reference())
        );
        assert_eq!(
            output(type_name, json!({ "Fn::Sub": "${A.Arn}" })),
            output(type_name, reference())
        );
        assert_ne!(output(type_name, get("Id")), output(type_name, reference()));
    }
    let bucket = "AWS::S3::Bucket";
    assert_ne!(output(bucket, get("Arn")), output(bucket, reference()));
}

#[test]
fn texts_of_boolean_properties_are_booleans() {
    let resource = |type_name: &str, properties: Value| {
        normalised(json!({
            "Resources": { "A": { "Type": type_name, "Properties": properties } },
        }))
    };
    let channel = |properties| resource("AWS::IVS::Channel", properties);
    assert_eq!(
        channel(json!({ "Authorized": "true", "InsecureIngest": "false" })),
        channel(json!({ "Authorized": true, "InsecureIngest": false }))
    );
    assert_eq!(
        channel(json!({ "MultitrackInputConfiguration": { "Enabled": "true" } })),
        channel(json!({ "MultitrackInputConfiguration": { "Enabled": true } }))
    );
    assert_ne!(
        channel(json!({ "Name": "true" })),
        channel(json!({ "Name": true }))
    );
    assert_ne!(
        resource(
            "AWS::CloudFront::Distribution",
            json!({ "Enabled": "true" })
        ),
        resource("AWS::CloudFront::Distribution", json!({ "Enabled": true }))
    );
}

#[test]
fn booleans_of_a_parameter_that_feeds_a_boolean_property_are_texts() {
    let template = |property: &str, values: Value| {
        normalised(json!({
            "Parameters": { "P": values },
            "Resources": {
                "A": { "Type": "AWS::IVS::Channel", "Properties": { property: { "Ref": "P" } } },
            },
        }))
    };
    let booleans = || json!({ "AllowedValues": [true, false], "Default": false });
    let texts = || json!({ "AllowedValues": ["true", "false"], "Default": "false" });
    assert_eq!(
        template("Authorized", booleans()),
        template("Authorized", texts())
    );
    assert_ne!(template("Name", booleans()), template("Name", texts()));
}

#[test]
fn differences_are_found_at_their_places() {
    assert_eq!(
        differences(
            &json!({ "same": 1, "list": [1, 2], "left": true, "lengths": [1] }),
            &json!({ "same": 1, "list": [1, 3], "right": null, "lengths": [] }),
        ),
        [
            "/left: true against nothing",
            "/lengths: [1] against []",
            "/list/1: 2 against 3",
            "/right: nothing against null",
        ]
    );
}
