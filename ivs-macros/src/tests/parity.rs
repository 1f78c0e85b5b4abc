//! A rule fires the same in the macro, in the builder and in a template that is read back.
//!
//! The examples of the rules' documentation serve as its table, and for the macro and the template that
//! is read also the programs in `tests/ui`. What the rules see in the macro is written as JSON and
//! read with [`Template::from_json`]; and the code that the macro writes for an example, wrong as it
//! may be, is put into a program that builds its template.

use super::example::{self, Found, found};
use super::rules::level;
use super::{builder, documentation};
use crate::check;
use crate::ir::Stack;
use ivs_core::{Template, Violations};
use ivs_schema::items::Items;
use ivs_schema::names::Spelling;
use ivs_schema::presence::Presence;
use ivs_schema::report::Level;
use ivs_schema::view::{self, Node};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

/// Rules about what does not stand in JSON.
const NOT_IN_JSON: &[(&str, &str)] = &[
    (
        "duplicate_logical_id",
        "a key that stands twice is no template",
    ),
    ("unknown_rule", "JSON has no `#[allow(..)]`"),
    ("forbidden_rule_allowed", "JSON has no `#[allow(..)]`"),
    (
        "imported_arn",
        "what was imported stands as text where it is used",
    ),
    ("handler_of_another_region", "JSON has no `#[region(..)]`"),
    ("region_without_ivs", "JSON has no `#[region(..)]`"),
    ("type_not_in_region", "JSON has no `#[region(..)]`"),
    ("arn_of_another_region", "JSON has no `#[region(..)]`"),
];

/// Rules whose wrong examples are no Rust, as the builder's types have no room for them.
const NOT_IN_BUILDER: &[(&str, &str)] = &[
    ("unknown_property", "there is no setter"),
    ("read_only_property", "there is no setter"),
    ("wrong_type", "the setter takes no such type"),
    ("wrong_reference", "the setter takes no such handle"),
    ("unknown_value", "the enum has no such value"),
];

fn is_among(rules: &[(&str, &str)], rule: &str) -> bool {
    rules.iter().any(|(name, _)| *name == rule)
}

#[test]
fn rules_fire_the_same_in_a_template_that_is_read() {
    let mut examples = Vec::new();
    for documented in documentation::in_rust() {
        let name = documented.rule.name;
        for (kind, example) in [("wrong", documented.wrong), ("right", documented.right)] {
            if !example.is_empty() {
                examples.push((
                    format!("{kind} example of {name}"),
                    example::stacks(&example),
                ));
            }
        }
    }
    for path in cases() {
        let code = example::with_included_files(&path).parse().unwrap();
        for stacks in example::invocations(code) {
            examples.push((path.display().to_string(), stacks));
        }
    }
    let mut faults = Vec::new();
    let mut fired = BTreeSet::new();
    for (place, stacks) in examples {
        let (stacks, said) = example::resolved(stacks);
        for stack in stacks {
            let Some(json) = template(&as_cloudformation(&stack)) else {
                continue;
            };
            let Ok(template) = Template::from_json(&json) else {
                continue;
            };
            let expected: BTreeSet<Found> = found(|| as_cloudformation(&stack))
                .into_iter()
                .filter(|found| !is_among(NOT_IN_JSON, found.rule))
                .collect();
            fired.extend(expected.iter().map(|found| found.rule));
            let actual = violations(&template);
            faults.extend(actual.iter().filter_map(spoken_in_rust));
            let is_right = place.starts_with("right") || place.contains("/pass/");
            // What breaks a rule of level deny is allowed where it stands.
            let is_refused = |found: &Found| level(found.rule) == Level::Forbid;
            if is_right && !said.has_errors() && !actual.iter().any(is_refused) {
                keep(&place, &stack, &json);
            }
            if expected != actual {
                faults.push(format!(
                    "{place}\nmacro: {expected:#?}\nread: {actual:#?}\n"
                ));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} differ\n{}",
        faults.len(),
        faults.join("\n")
    );
    for documented in documentation::in_rust()
        .iter()
        .filter(|documented| !documented.wrong.is_empty())
    {
        let name = documented.rule.name;
        assert_ne!(fired.contains(name), is_among(NOT_IN_JSON, name), "{name}");
    }
}

#[test]
fn examples_in_json_break_their_rule_alone() {
    for documented in documentation::in_json() {
        let rule = documented.rule.name;
        let broken = |json: &str| -> BTreeSet<&'static str> {
            let template = Template::from_json(json).unwrap();
            let found = violations(&template);
            assert_eq!(found.iter().find_map(spoken_in_rust), None);
            found.iter().map(|found| found.rule).collect()
        };
        assert_eq!(broken(&documented.wrong), BTreeSet::from([rule]));
        assert_eq!(broken(&documented.right), BTreeSet::new(), "{rule}");
    }
}

/// A message about a template that was read in which something is Rust.
fn spoken_in_rust(found: &Found) -> Option<String> {
    const RUST: &[&str] = &[
        "`let",
        "#[",
        "aws::",
        "Fn::join",
        "::from_",
        "include_str!",
        "`if`",
        "`==`",
        ": {",
    ];
    let text = format!(
        "{}: {} {}",
        found.rule,
        found.message,
        found.help.as_deref()?
    );
    // A key in quotes is JSON.
    let searched = text.replace("\": ", "\" ");
    RUST.iter()
        .find(|part| searched.contains(**part))
        .map(|part| format!("{part} is Rust: {text}"))
}

/// Writes a template into the folder that `IVS_ORACLES` names, if there is one.
fn keep(place: &str, stack: &Stack, json: &str) {
    if let Some(folder) = env::var_os("IVS_ORACLES") {
        let stem = place.rsplit('/').next().unwrap_or_default();
        let file = format!("{stem}-{}.json", stack.name).replace(' ', "-");
        fs::write(Path::new(&folder).join(file), json).unwrap();
    }
}

/// All programs in `tests/ui`.
fn cases() -> Vec<std::path::PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/ui");
    let mut folders = vec![root];
    let mut cases = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                cases.push(path);
            }
        }
    }
    cases
}

/// What breaks rules in a template.
fn violations(template: &Template) -> BTreeSet<Found> {
    let errors = template.validate().err();
    let list = |violations: &Violations| -> Vec<Found> {
        violations
            .iter()
            .map(|error| Found {
                rule: error.rule(),
                path: error.path().into(),
                message: error.message().into(),
                help: error.help().map(Into::into),
            })
            .collect()
    };
    let errors = errors.iter().flat_map(list);
    errors.chain(list(&template.warnings())).collect()
}

/// The view of a stack, in CloudFormation's spelling.
fn as_cloudformation(stack: &Stack) -> view::Stack<'static> {
    let mut view = check::view(stack);
    view.spelling = Spelling::CloudFormation;
    // None of these stands in JSON; of an import there is the ARN where it is used.
    view.region = None;
    view.imports.clear();
    view.allowed.clear();
    let inherited = std::mem::take(&mut view.tags);
    for resource in &mut view.resources {
        resource.name = resource.id.clone();
        resource.allowed.clear();
        if let (Some(known), Node::Object(properties)) =
            (resource.resource_type, &mut resource.properties)
        {
            let properties = properties.to_mut();
            let has_tags = properties.iter().any(|(name, _)| name == "Tags");
            if known.is_taggable() && !has_tags && !inherited.is_empty() {
                properties.push(("Tags".into(), Node::Object(Items::new())));
            }
            for (_, tags) in properties.iter_mut().filter(|(name, _)| name == "Tags") {
                list_of_tags(tags, &inherited);
            }
        }
    }
    for output in &mut view.outputs {
        output.name = output.id.clone();
        output.allowed.clear();
    }
    let entries = [
        &mut view.parameters,
        &mut view.mappings,
        &mut view.conditions,
    ];
    for entry in entries.into_iter().flatten() {
        entry.name = entry.id.clone();
    }
    view
}

/// Makes the list that tags by their keys are in a template, with those of the stack.
fn list_of_tags(tags: &mut Node<'static>, inherited: &[(Cow<'static, str>, Node<'static>)]) {
    if let Node::Object(entries) = tags {
        let entries = entries.to_mut();
        for (key, value) in inherited {
            if !entries.iter().any(|(known, _)| known == key) {
                entries.push((key.clone(), value.clone()));
            }
        }
        entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        let items = entries.drain(..).map(|(key, value)| tag(&key, value));
        *tags = Node::List(items.collect());
    }
}

/// A tag of a list; a condition that leaves out its value leaves out the tag.
fn tag(key: &str, value: Node<'static>) -> Node<'static> {
    match value {
        Node::Function(name, argument) if name == "Ref" && *argument == no_value() => {
            Node::Function(name, argument)
        }
        Node::Function(name, mut argument) if name == "Fn::If" && may_be_no_value(&argument) => {
            if let Node::List(items) = argument.to_mut() {
                for branch in items.to_mut().iter_mut().skip(1) {
                    *branch = tag(key, std::mem::replace(branch, Node::Unknown));
                }
            }
            Node::Function(name, argument)
        }
        value => Node::Object(
            [("Key", Node::string(key.to_owned())), ("Value", value)]
                .map(|(name, value)| (name.into(), value))
                .into_iter()
                .collect(),
        ),
    }
}

fn may_be_no_value(branches: &Node<'_>) -> bool {
    let Node::List(branches) = branches else {
        return false;
    };
    branches.iter().skip(1).any(|branch| match branch {
        Node::Function(name, argument) if name == "Ref" => **argument == no_value(),
        Node::Function(name, argument) if name == "Fn::If" => may_be_no_value(argument),
        _ => false,
    })
}

fn no_value() -> Node<'static> {
    Node::String("AWS::NoValue".into())
}

/// A stack as JSON, if all is known of it and JSON has room for all.
fn template(stack: &view::Stack<'_>) -> Option<String> {
    let presences = stack.resources.iter().map(|resource| &resource.declared);
    let mut presences = presences.chain(stack.outputs.iter().map(|output| &output.declared));
    if presences.any(|declared| *declared != Presence::Always) {
        return None;
    }
    let resources = stack.resources.iter();
    let resources = resources.map(|resource| Some((&*resource.id, resource_body(resource)?)));
    let resources = resources.collect::<Option<Vec<_>>>()?;
    let mut sections = Vec::new();
    if let Some(description) = &stack.description {
        sections.push(("Description", text(description)));
    }
    if let Some(metadata) = &stack.metadata {
        sections.push(("Metadata", json(metadata)?));
    }
    if !stack.transforms.is_empty() {
        let names = stack.transforms.iter().map(|name| text(name));
        sections.push(("Transform", list(names)));
    }
    for (name, entries) in [
        ("Parameters", &stack.parameters),
        ("Mappings", &stack.mappings),
        ("Conditions", &stack.conditions),
    ] {
        let entries = entries
            .iter()
            .map(|entry| Some((&*entry.id, json(&entry.value)?)));
        sections.push((name, object(entries.collect::<Option<Vec<_>>>()?)));
    }
    for (name, value) in &stack.sections {
        sections.push((name, json(value)?));
    }
    sections.push(("Resources", object(resources)));
    let outputs = stack.outputs.iter().map(|output| {
        let mut entries = vec![("Value", json(&output.value)?)];
        if let Some(condition) = &output.condition {
            entries.push(("Condition", text(condition)));
        }
        if let Some(description) = &output.description {
            entries.push(("Description", text(description)));
        }
        if let Some(name) = &output.export {
            entries.push(("Export", object([("Name", json(name)?)])));
        }
        Some((&*output.id, object(entries)))
    });
    sections.push(("Outputs", object(outputs.collect::<Option<Vec<_>>>()?)));
    Some(object(sections))
}

fn resource_body(resource: &view::Resource<'_>) -> Option<String> {
    let mut body = vec![("Type", text(&resource.type_name))];
    if let Some(condition) = &resource.condition {
        body.push(("Condition", text(condition)));
    }
    if !resource.depends_on.is_empty() {
        let names = resource.depends_on.iter().map(|name| text(name));
        body.push(("DependsOn", list(names)));
    }
    body.push(("Properties", json(&resource.properties)?));
    for (name, value) in &resource.attributes {
        body.push((name, json(value)?));
    }
    Some(object(body))
}

/// A value as JSON, if it is known.
fn json(node: &Node<'_>) -> Option<String> {
    Some(match node {
        Node::Boolean(value) => value.to_string(),
        Node::Integer(value) => value.to_string(),
        Node::Number(value) => value.to_string(),
        Node::Digits(digits) => digits.to_string(),
        Node::String(value) => text(value),
        Node::List(items) => list(items.iter().map(json).collect::<Option<Vec<_>>>()?),
        Node::Object(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| Some((&**key, json(value)?)));
            object(entries.collect::<Option<Vec<_>>>()?)
        }
        Node::Reference {
            to,
            attribute: None,
            ..
        } => object([("Ref", text(to))]),
        Node::Reference {
            to,
            attribute: Some(attribute),
            ..
        } => object([("Fn::GetAtt", list([text(to), text(attribute)]))]),
        Node::Function(name, argument) => object([(&**name, json(argument)?)]),
        Node::Unknown => return None,
    })
}

fn text(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn list(items: impl IntoIterator<Item = String>) -> String {
    let items: Vec<_> = items.into_iter().collect();
    format!("[{}]", items.join(","))
}

fn object<'n>(entries: impl IntoIterator<Item = (&'n str, String)>) -> String {
    let entries: Vec<_> = entries
        .into_iter()
        .map(|(key, value)| format!("{}:{value}", text(key)))
        .collect();
    format!("{{{}}}", entries.join(","))
}

/// One program builds the templates of all examples, as the macro writes them, and tells what rules
/// they break.
#[test]
fn rules_fire_the_same_in_the_builder() {
    // Each on a line of its own: rustc takes minutes to show an error in a line of a megabyte.
    let mut functions = Vec::new();
    let mut calls = TokenStream::new();
    for documented in documentation::in_rust() {
        let rule = documented.rule.name;
        for (kind, example) in [("wrong", documented.wrong), ("right", documented.right)] {
            if example.is_empty() || kind == "wrong" && is_among(NOT_IN_BUILDER, rule) {
                continue;
            }
            for (index, stack) in example::resolved(example::stacks(&example))
                .0
                .iter()
                .enumerate()
            {
                let function = format_ident!("{kind}_{rule}_{index}");
                let name = function.to_string();
                let body = builder::code(&quote!(ivs_core), stack);
                let expected = example::broken(stack).into_iter().map(|found| {
                    let Found {
                        rule,
                        path,
                        message,
                        ..
                    } = found;
                    let path = Cow::from(path);
                    quote!((#rule, #path, #message))
                });
                let function_of_stack = quote!(fn #function() -> ivs_core::Template { #body });
                functions.push(function_of_stack.to_string());
                calls.extend(quote!(same(#name, &#function(), &[#(#expected),*]);));
            }
        }
    }
    let program = quote! {
        #![allow(warnings)]
        fn main() { #calls }

        fn same(example: &str, template: &ivs_core::Template, expected: &[(&str, &str, &str)]) {
            let errors = template.validate().err();
            let warnings = template.warnings();
            let mut found: Vec<_> = errors
                .iter()
                .flatten()
                .chain(&warnings)
                .map(|error| (error.rule(), error.path(), error.message()))
                .collect();
            let mut expected = expected.to_vec();
            found.sort();
            expected.sort();
            assert_eq!(found, expected, "{example}");
        }
    };
    functions.insert(0, program.to_string());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/rules");
    fs::create_dir_all(&folder).unwrap();
    let key = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/keys/viewers.pub.pem");
    fs::copy(key, folder.join("public.pem")).unwrap();
    let file = folder.join("examples.rs");
    fs::write(&file, functions.join("\n")).unwrap();
    trybuild::TestCases::new().pass(file);
}
