//! The validation report, from which newer versions of the CDK show a violation with its fix.

use super::{Annotated, NAMESPACE, VERSION, path, qualified};
use crate::app::stacks::Stack;
use crate::app::synth;
use crate::error::Error;
use ivs_schema::report::Level;
use serde_json::{Map, Value, json};

/// The report on all stacks.
///
/// Under the name of this plugin the CDK shows the report instead of the annotations of the
/// manifest; under any other it shows both.
pub(super) fn report(annotated: &Annotated<'_>) -> Value {
    let found: Vec<(&Stack, &Error)> = annotated
        .stacks
        .iter()
        .flat_map(|stack| {
            annotated
                .violations(stack)
                .map(move |violation| (stack, violation))
        })
        .collect();
    let is_failure = found
        .iter()
        .any(|(_, violation)| violation.level() != Level::Warn);
    let violations: Vec<Value> = found
        .into_iter()
        .map(|(stack, found)| violation(annotated, stack, found))
        .collect();
    json!({
        "version": VERSION,
        "title": "ivs-core",
        "pluginReports": [{
            "pluginName": "Construct Annotations",
            "pluginVersion": env!("CARGO_PKG_VERSION"),
            "conclusion": if is_failure { "failure" } else { "success" },
            "violations": violations,
        }],
    })
}

fn violation(annotated: &Annotated<'_>, stack: &Stack, violation: &Error) -> Value {
    let mut json = Map::new();
    let mut add = |key: &str, value: Value| json.insert(key.into(), value);
    add(
        "ruleName",
        json!(format!("{NAMESPACE}::{}", violation.rule())),
    );
    add("description", json!(violation.message()));
    if let Some(help) = violation.help() {
        add("suggestedFix", json!(help));
    }
    let severity = match violation.level() {
        Level::Warn => "warning",
        Level::Deny | Level::Forbid => "error",
    };
    add("severity", json!(severity));
    add(
        "violatingConstructs",
        json!([construct(annotated, stack, violation)]),
    );
    Value::Object(json)
}

fn construct(annotated: &Annotated<'_>, stack: &Stack, violation: &Error) -> Value {
    let resource = violation
        .logical_id()
        .filter(|_| violation.path().starts_with("Resources."))
        .and_then(|id| {
            let resources = &stack.template.resources;
            resources.iter().find(|resource| resource.id == id)
        });
    let type_name = resource.and_then(|resource| resource.body.text("Type"));
    let kind = type_name.map_or("Stack", |type_name| &**type_name);
    let mut json = Map::new();
    let mut add = |key: &str, value: Value| json.insert(key.into(), value);
    add("constructPath", json!(path(stack, violation)));
    add("constructFqn", json!(qualified(kind)));
    add("libraryVersion", json!(env!("CARGO_PKG_VERSION")));
    add(
        "stackTraces",
        json!(annotated.source.trace(violation.declaration)),
    );
    if let Some(resource) = resource {
        let property = violation.path().split_once(".Properties.");
        let properties: Vec<&str> = property.into_iter().map(|(_, path)| path).collect();
        let place = json!({
            "templatePath": synth::file_name(stack),
            "logicalId": resource.id,
            "propertyPaths": properties,
        });
        add("cloudFormationResource", place);
    }
    Value::Object(json)
}
