//! Dynamic references: texts that CloudFormation replaces by what Parameter Store or Secrets Manager
//! holds, such as `{{resolve:ssm:name}}`.

use crate::check::functions::DYNAMIC_REFERENCE;
use crate::report::{Report, Rule};
use crate::set_aside::Rest;
use crate::suggest;
use crate::view::{Indexed, Place, Resource};

const SERVICES: &[&str] = &["ssm", "ssm-secure", "secretsmanager"];

const FORM: &str = "write `{{resolve:ssm:name}}` or `{{resolve:secretsmanager:name}}`";

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
    for found in stack.aside().dynamic_references() {
        if let Some((message, help)) = form_fault(&found.text, found.rest) {
            report.add(rule, found.path.clone(), message).help(help);
        }
    }
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
    for found in stack.aside().dynamic_references() {
        count += found.text.matches(DYNAMIC_REFERENCE).count();
        if count > MAXIMUM && first_beyond.is_none() {
            first_beyond = Some(found.path.clone());
        }
    }
    if let Some(path) = first_beyond {
        let message = format!("{count} dynamic references; a template has at most {MAXIMUM}");
        report
            .add(rule, path, message)
            .help("read some of them when the program runs, or give them to parameters");
    }
}

/// A custom resource gets no secure string by a dynamic reference.
///
/// Why: CloudFormation refuses `ssm-secure` in all properties but a few, of which a custom resource has none.
/// It does not replace `secretsmanager` there either, but passes the string to the provider of the resource,
/// which may read the secret itself.
///
/// ```text,wrong
/// let load = Custom::LoadInfo {
///     ServiceToken: "arn:aws:lambda:us-west-2:123456789012:function:load",
///     Key: "{{resolve:ssm-secure:stream-key}}",
/// };
/// ```
///
/// ```text,right
/// let load = Custom::LoadInfo {
///     ServiceToken: "arn:aws:lambda:us-west-2:123456789012:function:load",
///     NameOfKey: "stream-key",
/// };
/// ```
///
/// Source: CloudFormation User Guide, "Get a secure string value from Systems Manager Parameter Store";
/// cfn-lint E1027.
pub(super) fn secure_reference_in_custom_resource(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    for found in stack.aside().dynamic_references() {
        let Place::Resource(index) = found.path.place else {
            continue;
        };
        let services = found.text.split(DYNAMIC_REFERENCE).skip(1);
        let mut services = services.filter_map(|body| Some(body.split_once(':')?.0));
        if let Some(resource) = stack.resource(index).filter(|it| is_custom(it))
            && services.any(|service| service == "ssm-secure")
        {
            let message = format!(
                "`{}` is a custom resource, which cannot hold a secure string by a dynamic reference",
                resource.name
            );
            report
                .add(rule, found.path.clone(), message)
                .help("give it the name of the parameter, and let its provider read it");
        }
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
