//! Dynamic references: texts that CloudFormation replaces by what Parameter Store or Secrets Manager
//! holds, such as `{{resolve:ssm:name}}`.

use crate::check::functions::{DYNAMIC_REFERENCE, holds_dynamic_reference};
use crate::report::{Report, Rule};
use crate::suggest;
use crate::view::{Indexed, Node, Place, Resource, Way};

const SERVICES: &[&str] = &["ssm", "ssm-secure", "secretsmanager"];

const FORM: &str = "write `{{resolve:ssm:name}}` or `{{resolve:secretsmanager:name}}`";

/// What more there is of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rest {
    /// Nothing: it stands as it is.
    Nothing,
    /// What its names stand for: it is the text of `Fn::Sub`.
    Names,
    /// Other texts before or behind it: it is an argument of a function.
    Texts,
}

/// Calls `visit` for each text in a value, with the way that leads there.
fn texts(way: &Way<'_>, node: &Node<'_>, rest: Rest, visit: &mut impl FnMut(&Way<'_>, &str, Rest)) {
    match node {
        Node::String(text) => visit(way, text, rest),
        Node::List(items) => {
            for (index, item) in items.iter().enumerate() {
                texts(&Way::Item(way, index), item, rest, visit);
            }
        }
        Node::Object(entries) => {
            for (key, value) in entries {
                texts(&Way::Key(way, key), value, rest, visit);
            }
        }
        Node::Function(function, argument) => match (&**function, &**argument) {
            ("Fn::Sub", Node::String(text)) => visit(way, text, Rest::Names),
            ("Fn::Sub", Node::List(arguments)) => {
                let [Node::String(text), values @ ..] = arguments.as_slice() else {
                    return;
                };
                visit(way, text, Rest::Names);
                let inside = Way::Key(way, function);
                for (index, values) in values.iter().enumerate() {
                    texts(&Way::Item(&inside, index + 1), values, Rest::Texts, visit);
                }
            }
            ("Fn::If", argument) => texts(&Way::Key(way, function), argument, rest, visit),
            (_, argument) => texts(&Way::Key(way, function), argument, Rest::Texts, visit),
        },
        _ => {}
    }
}

/// Calls `visit` for each text of a stack that holds dynamic references, which are replaced there.
fn texts_of(stack: &Indexed<'_, '_>, visit: &mut impl FnMut(&Way<'_>, &str, Rest)) {
    if !stack.census().dynamic_references {
        return;
    }
    let visit = &mut |way: &Way<'_>, text: &str, rest: Rest| {
        if holds_dynamic_reference(text) {
            visit(way, text, rest);
        }
    };
    for (index, resource) in stack.resources.iter().enumerate() {
        let properties = Way::Section(Place::Resource(index), "Properties");
        texts(&properties, &resource.properties, Rest::Nothing, visit);
    }
    for (index, output) in stack.outputs.iter().enumerate() {
        let value = Way::Section(Place::Output(index), "Value");
        texts(&value, &output.value, Rest::Nothing, visit);
    }
}

/// A dynamic reference has the form in which CloudFormation recognises it.
///
/// Why: otherwise the deployment fails, or the text stays as it is written.
///
/// ```text,wrong
/// let chat = Room { name: "{{resolve:sms:chat-name}}" };
/// ```
///
/// ```text,right
/// let chat = Room { name: "{{resolve:ssm:chat-name}}" };
/// ```
///
/// Source: CloudFormation User Guide, "Dynamic references"; cfn-lint E1050 and W1053.
pub(super) fn dynamic_reference_form(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    texts_of(stack, &mut |way, text, rest| {
        if let Some((message, help)) = form_fault(text, rest) {
            report.add(rule, way.path(), message).help(help);
        }
    });
}

/// What is wrong with the first dynamic reference that is wrong, and what to write instead.
fn form_fault(text: &str, rest: Rest) -> Option<(String, String)> {
    text.split("{{").skip(1).find_map(|reference| {
        let (body, is_closed) = match reference.split_once("}}") {
            Some((body, _)) => (body, true),
            None => (reference, false),
        };
        let body = match rest {
            Rest::Names => without_names(body),
            Rest::Nothing | Rest::Texts => body.to_owned(),
        };
        let joined: String = body.split_whitespace().collect();
        let argument = joined.strip_prefix("resolve:")?;
        let (service, name) = argument.split_once(':').unwrap_or((argument, ""));
        let is_known = SERVICES.contains(&service);
        if joined != body {
            // Other languages write their own names between such braces.
            return is_known.then(|| {
                let message = format!("`{{{{{body}}}}}` has spaces, so it is not replaced");
                (message, "remove them".into())
            });
        }
        if !is_closed {
            return (rest == Rest::Nothing).then(|| {
                let message = format!("`{{{{{body}` has no end, so it is not replaced");
                (message, "write `}}` behind it".into())
            });
        }
        if service.contains(NAME) {
            return None;
        }
        if !is_known {
            let message = format!("dynamic references come from no service `{service}`");
            let help = suggest::help(service, SERVICES);
            return Some((message, help.unwrap_or_else(|| FORM.into())));
        }
        name.split(':').next().is_none_or(str::is_empty).then(|| {
            let message = format!("`{{{{{body}}}}}` names nothing");
            (message, FORM.into())
        })
    })
}

/// Stands for what a name in the text of `Fn::Sub` gives.
const NAME: char = '$';

/// The text of `Fn::Sub`, with [`NAME`] in place of each name, also of one whose end is missing.
fn without_names(text: &str) -> String {
    let mut pieces = text.split("${");
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        kept.push(NAME);
        kept.push_str(piece.split_once('}').map_or("", |(_, after)| after));
    }
    kept
}

/// The most dynamic references in a template.
const MAXIMUM: usize = 60;

/// A template has at most 60 dynamic references.
///
/// Why: CloudFormation refuses more. A parameter of the type `AWS::SSM::Parameter::Value<String>` reads from
/// Systems Manager, too, and counts for none.
///
/// ```text,wrong
/// for index in 0..61 { let chat = Room { name: "{{resolve:ssm:chat-name}}" }; }
/// ```
///
/// ```text,right
/// for index in 0..60 { let chat = Room { name: "{{resolve:ssm:chat-name}}" }; }
/// ```
///
/// Source: CloudFormation User Guide, "Quotas".
pub(super) fn too_many_dynamic_references(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let mut count = 0;
    let mut first_beyond = None;
    texts_of(stack, &mut |way, text, _| {
        count += text.matches(DYNAMIC_REFERENCE).count();
        if count > MAXIMUM && first_beyond.is_none() {
            first_beyond = Some(way.path());
        }
    });
    if let Some(path) = first_beyond {
        let message = format!("{count} dynamic references; a template has at most {MAXIMUM}");
        report
            .add(rule, path, message)
            .help("read some of them when the program runs, or give them to parameters");
    }
}

/// A custom resource gets no secret by a dynamic reference.
///
/// Why: CloudFormation refuses `ssm-secure` and `secretsmanager` there, since its properties are sent to
/// the provider of the resource and can be read in its logs.
///
/// ```text,wrong
/// let load = Custom::LoadInfo {
///     ServiceToken: "arn:aws:lambda:us-west-2:123456789012:function:load",
///     Key: "{{resolve:secretsmanager:stream-key}}",
/// };
/// ```
///
/// ```text,right
/// let load = Custom::LoadInfo {
///     ServiceToken: "arn:aws:lambda:us-west-2:123456789012:function:load",
///     NameOfSecret: "stream-key",
/// };
/// ```
///
/// Source: CloudFormation User Guide, "Dynamic references", considerations.
pub(super) fn secure_reference_in_custom_resource(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let custom = stack
        .companions()
        .filter(|(_, resource)| is_custom(resource));
    for (index, resource) in custom {
        let properties = Way::Section(Place::Resource(index), "Properties");
        texts(
            &properties,
            &resource.properties,
            Rest::Nothing,
            &mut |way, text, _| {
                let services = text.split(DYNAMIC_REFERENCE).skip(1);
                let mut services = services.filter_map(|body| Some(body.split_once(':')?.0));
                if services.any(|service| matches!(service, "ssm-secure" | "secretsmanager")) {
                    let message = format!(
                        "`{}` is a custom resource, which cannot hold a secret by a dynamic reference",
                        resource.name
                    );
                    report
                        .add(rule, way.path(), message)
                        .help("give it the name of the secret, and let its provider read it");
                }
            },
        );
    }
}

fn is_custom(resource: &Resource<'_>) -> bool {
    resource.type_name.starts_with("Custom::")
        || resource.type_name == "AWS::CloudFormation::CustomResource"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str, rest: Rest) -> String {
        form_fault(text, rest).map_or_else(String::new, |(message, _)| message)
    }

    #[test]
    fn right_forms_pass() {
        for text in [
            "{{resolve:ssm:name}}",
            "a{{resolve:ssm:/my/name:3}}b{{resolve:ssm-secure:name}}",
            "{{resolve:secretsmanager:MySecret}}",
            "{{resolve:secretsmanager:arn:aws:secretsmanager:eu-west-1:1:secret:a-b:SecretString:k}}",
            // Another language's.
            "{{ resolve }} {{name}} {{ resolve: it }}",
            "{}",
        ] {
            assert_eq!(fault(text, Rest::Nothing), "", "{text}");
        }
        for text in [
            "{{resolve:ssm:/my/${ Stage }/name}}",
            "{{resolve:ssm:${Name}}}",
            "{{resolve:${Service}:name}}",
            "{{resolve:ssm:name",
        ] {
            assert_eq!(fault(text, Rest::Names), "", "{text}");
        }
        assert_eq!(fault("{{resolve:ssm:", Rest::Texts), "");
    }

    #[test]
    fn wrong_forms_are_told_apart() {
        for (text, message) in [
            (
                "{{resolve:ssn:name}}",
                "dynamic references come from no service `ssn`",
            ),
            (
                "{{resolve:name}}",
                "dynamic references come from no service `name`",
            ),
            ("{{resolve:ssm}}", "`{{resolve:ssm}}` names nothing"),
            ("{{resolve:ssm::2}}", "`{{resolve:ssm::2}}` names nothing"),
            (
                "{{ resolve:ssm:name }}",
                "`{{ resolve:ssm:name }}` has spaces, so it is not replaced",
            ),
            (
                "x{{resolve:ssm:name}",
                "`{{resolve:ssm:name}` has no end, so it is not replaced",
            ),
        ] {
            assert_eq!(fault(text, Rest::Nothing), message, "{text}");
        }
    }
}
