//! The sections of a template.

use super::structure::id_of;
use crate::names::Spelling;
use crate::report::{Report, Rule};
use crate::set_aside::makes_entries;
use crate::suggest;
use crate::view::{Field, Indexed, Node, Part, Path, Place, Way};

/// The sections that are declared in another way.
const OTHERS: &[&str] = &[
    "Conditions",
    "Description",
    "Mappings",
    "Metadata",
    "Outputs",
    "Parameters",
    "Resources",
    "Transform",
];

/// The sections that stand as they are written.
const KNOWN: &[&str] = &["AWSTemplateFormatVersion", "Globals", "Rules"];

const FORMAT_VERSION: &str = "2010-09-09";

/// A section is one that CloudFormation knows.
///
/// Why: it refuses a template with any other, unless a transform takes it away. `Globals` belongs to
/// the transform `AWS::Serverless-2016-10-31`.
///
/// ```text,wrong
/// section Globals = { Function: { Timeout: 30 } };
/// let chat = Room { };
/// ```
///
/// ```text,right
/// #[transform("AWS::Serverless-2016-10-31")]
/// stack Chat {
///     section Globals = { Function: { Timeout: 30 } };
///     let chat = Room { };
/// }
/// ```
///
/// Source: CloudFormation User Guide, "Template anatomy"; cfn-lint E1001.
pub(super) fn unknown_section(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    for (name, value) in &stack.sections {
        let at = |part: Part| Path::at(Place::Stack, &[name]).part(part);
        if OTHERS.contains(&&**name) {
            let message = format!("the section `{name}` has a form of its own");
            let method = stack.spelling.property(name);
            report
                .add(rule, at(Part::Key), message)
                .help(format!("use `Template::{}`", method.trim_end_matches('s')));
        } else if name == "AWSTemplateFormatVersion" {
            if !matches!(value, Node::String(version) if version == FORMAT_VERSION)
                && *value != Node::Unknown
            {
                let message = format!("the only version of templates is `{FORMAT_VERSION}`");
                report
                    .add(rule, at(Part::Value), message)
                    .help(format!("write `\"{FORMAT_VERSION}\"`, or leave it out"));
            }
        } else if !stack.transforms.is_empty() {
            // It may take away any section.
        } else if name == "Globals" {
            let help = match stack.spelling {
                Spelling::Rust => {
                    "write `#[transform(\"AWS::Serverless-2016-10-31\")]` on the stack"
                }
                Spelling::CloudFormation => "add `\"Transform\": \"AWS::Serverless-2016-10-31\"`",
            };
            report
                .add(
                    rule,
                    at(Part::Key),
                    "the section `Globals` needs a transform",
                )
                .help(help);
        } else if !KNOWN.contains(&&**name) {
            report
                .add(
                    rule,
                    at(Part::Key),
                    format!("a template has no section `{name}`"),
                )
                .help(
                    suggest::closest(name, KNOWN.iter().chain(OTHERS).copied()).map_or_else(
                        || "remove it; data of your own belongs into the metadata".into(),
                        |meant| format!("did you mean `{meant}`?"),
                    ),
                );
        }
    }
}

/// The functions that a rule of the section `Rules` can be made of, apart from `Ref`.
const FUNCTIONS: &[&str] = &[
    "Fn::And",
    "Fn::Contains",
    "Fn::EachMemberEquals",
    "Fn::EachMemberIn",
    "Fn::Equals",
    "Fn::Not",
    "Fn::Or",
    "Fn::RefAll",
    "Fn::ValueOf",
    "Fn::ValueOfAll",
];

/// A rule of the section `Rules` has assertions about parameters.
///
/// Why: CloudFormation checks them before it makes anything, so that a rule knows of no resource, and
/// refuses a template in which a rule has another form.
///
/// ```text,wrong
/// let stage = Parameter { type: String };
/// section Rules = { StageIsKnown: { Assert: { "Fn::Contains": [["dev", "prod"], stage] } } };
/// let chat = Room { name: stage };
/// ```
///
/// ```text,right
/// let stage = Parameter { type: String };
/// section Rules = {
///     StageIsKnown: { Assertions: [{ Assert: { "Fn::Contains": [["dev", "prod"], stage] } }] },
/// };
/// let chat = Room { name: stage };
/// ```
///
/// Source: CloudFormation User Guide, "Rules".
pub(super) fn rules_section_form(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let Some((_, section)) = stack.sections.iter().find(|(name, _)| name == "Rules") else {
        return;
    };
    let way = Way::Section(Place::Stack, "Rules");
    let Node::Object(rules) = section else {
        if *section != Node::Unknown {
            report
                .add(
                    rule,
                    way.path(),
                    "the section `Rules` holds rules by their names",
                )
                .help(stack.spelling.choose(
                    "write `{ Name: { Assertions: [{ Assert: .. }] } }`",
                    "write `{ \"Name\": { \"Assertions\": [{ \"Assert\": .. }] } }`",
                ));
        }
        return;
    };
    let assertions = stack.spelling.choose(
        "write `Assertions: [{ Assert: .. }]`",
        "write `\"Assertions\": [{ \"Assert\": .. }]`",
    );
    for (name, body) in rules.iter().filter(|(name, _)| !makes_entries(name)) {
        let way = Way::Key(&way, name);
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            let message = format!("the name `{name}` of a rule takes letters and digits");
            report.add(rule, way.path().part(Part::Key), message);
        }
        for (key, node) in in_object(body).filter(|(key, _)| !makes_entries(key)) {
            match key {
                "Assertions" | "RuleCondition" => {}
                _ => {
                    let message = format!("the rule `{name}` has no `{key}`");
                    let help = if key == "Assert" || key == "AssertDescription" {
                        assertions.to_owned()
                    } else {
                        "a rule has `Assertions`, and can have a `RuleCondition`".to_owned()
                    };
                    report
                        .add(rule, Way::Key(&way, key).path().part(Part::Key), message)
                        .help(help);
                    continue;
                }
            }
            parts(
                stack,
                &Way::Key(&way, key),
                node,
                &mut |way, message, help| {
                    report.add(rule, way.path(), message).help(help);
                },
            );
        }
        let has_other = in_object(body).any(|(key, _)| key == "Assert");
        match body.get("Assertions") {
            Field::Absent if !has_other => {
                let message = format!("the rule `{name}` has no `Assertions`");
                report
                    .add(rule, way.path().part(Part::Key), message)
                    .help(assertions);
            }
            Field::Known(Node::List(assertions)) => {
                let list = Way::Key(&way, "Assertions");
                for (index, assertion) in assertions.iter().enumerate() {
                    if assertion.get("Assert").is_absent() {
                        let message = "an assertion needs an `Assert`";
                        report
                            .add(rule, Way::Item(&list, index).path(), message)
                            .help(stack.spelling.choose(
                                "write `{ Assert: .., AssertDescription: \"..\" }`",
                                "write `{ \"Assert\": .., \"AssertDescription\": \"..\" }`",
                            ));
                    }
                }
            }
            Field::Known(_) => {
                let message = "`Assertions` takes a list";
                report
                    .add(rule, Way::Key(&way, "Assertions").path(), message)
                    .help(assertions);
            }
            _ => {}
        }
    }
}

fn in_object<'n>(node: &'n Node<'_>) -> impl Iterator<Item = (&'n str, &'n Node<'n>)> {
    let entries = match node {
        Node::Object(entries) => entries.as_slice(),
        _ => &[],
    };
    entries.iter().map(|(key, value)| (&**key, value))
}

/// Calls `fault` for each part of a rule that can't stand there.
fn parts(
    stack: &Indexed<'_, '_>,
    way: &Way<'_>,
    node: &Node<'_>,
    fault: &mut dyn FnMut(&Way<'_>, String, String),
) {
    node.walk(way, &mut |way, node| match node {
        Node::Reference { to, .. } if stack.parameter(to).is_none() => fault(
            way,
            format!("a rule knows the parameters of the stack, not `{to}`"),
            "compare a parameter".into(),
        ),
        Node::Function(name, _) if name != "Ref" && !FUNCTIONS.contains(&&**name) => fault(
            way,
            format!("`{name}` can't stand in a rule"),
            format!("a rule is made of {}", suggest::all_of(FUNCTIONS)),
        ),
        _ => {}
    });
}

/// A stack has a resource.
///
/// Why: CloudFormation refuses a template without any. With conditions none may be left in a deployment;
/// that is for the deployment to say.
///
/// ```text,wrong
/// let stage = Parameter { type: String, default: "dev" };
/// output stage = stage;
/// ```
///
/// ```text,right
/// let stage = Parameter { type: String, default: "dev" };
/// let chat = Room { name: stage };
/// ```
///
/// Source: CloudFormation User Guide, "Resources".
pub(super) fn no_resources(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let may_be_added = stack.adds_to("Resources") || stack.is_partial;
    if stack.resources.is_empty() && !may_be_added && !report.has_errors() {
        let message = "the stack has no resource, and CloudFormation deploys none without";
        report
            .add(rule, id_of(Place::Stack), message)
            .help(match stack.spelling {
                Spelling::Rust => "declare one, as in `let main = Channel { name: \"main\" };`",
                Spelling::CloudFormation => "add one to `Resources`",
            });
    }
}
