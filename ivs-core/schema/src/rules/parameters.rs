//! Parameters: their bounds, what they are used for, and those that are masked.

use super::structure::id_of;
use crate::check::parameters::scalar_text;
use crate::names::Spelling;
use crate::report::{Report, Rule};
use crate::view::{Entry, Field, Indexed, Node, Path, Place, Step, Way};
use std::collections::{HashMap, HashSet};

fn at(index: usize, key: &str) -> Path {
    Path::at(Place::Parameter(index), &["Properties", key])
}

/// The least a parameter takes is not above the most.
///
/// Why: no value fits such a parameter, so that the stack can't be deployed.
///
/// ```text,wrong
/// let length = Parameter { type: Number, min_value: 500, max_value: 100 };
/// let chat = Room { maximum_message_length: length };
/// ```
///
/// ```text,right
/// let length = Parameter { type: Number, min_value: 100, max_value: 500 };
/// let chat = Room { maximum_message_length: length };
/// ```
///
/// Source: CloudFormation User Guide, "Parameters".
pub(super) fn parameter_bounds(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    for (index, parameter) in stack.parameters.iter().enumerate() {
        for (least, most) in [("MinValue", "MaxValue"), ("MinLength", "MaxLength")] {
            let number = |key: &str| match parameter.value.get(key) {
                Field::Known(node) => scalar_text(node)?.parse::<f64>().ok(),
                _ => None,
            };
            let (Some(from), Some(to)) = (number(least), number(most)) else {
                continue;
            };
            if from > to {
                let [least_name, most_name] =
                    [least, most].map(|name| stack.spelling.property(name));
                let message =
                    format!("`{least_name}` is {from}, which is above `{most_name}`, {to}");
                report.add(rule, at(index, least), message);
            }
        }
    }
}

const MAXIMUM_VALUE_BYTES: usize = 4096;

/// A value of a parameter has at most 4,096 bytes.
///
/// Why: CloudFormation refuses a longer one, be it the default or one of the allowed values.
///
/// ```text,wrong
/// let notes = Parameter { type: String, default: ("x".repeat(4097)) };
/// let topic = AWS::SNS::Topic { DisplayName: notes };
/// ```
///
/// ```text,right
/// let notes = Parameter { type: String, default: "x" };
/// let topic = AWS::SNS::Topic { DisplayName: notes };
/// ```
///
/// Source: CloudFormation User Guide, "Quotas".
pub(super) fn parameter_value_length(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    for (index, parameter) in stack.parameters.iter().enumerate() {
        let mut look = |way: &Way<'_>, node: &Node<'_>| {
            if let Node::String(text) = node
                && text.len() > MAXIMUM_VALUE_BYTES
            {
                let message = format!(
                    "a parameter has at most {MAXIMUM_VALUE_BYTES} bytes, not {}",
                    text.len()
                );
                report
                    .add(rule, way.path(), message)
                    .help("keep long texts in S3 or in Systems Manager");
            }
        };
        let properties = Way::Section(Place::Parameter(index), "Properties");
        for key in ["Default", "AllowedValues"] {
            if let Field::Known(node) = parameter.value.get(key) {
                node.walk(&Way::Key(&properties, key), &mut look);
            }
        }
    }
}

/// A parameter is used.
///
/// Why: whoever deploys the stack is asked for it, and the answer changes nothing. What a macro or a loop
/// makes may use it.
///
/// ```text,wrong
/// let stage = Parameter { type: String };
/// let chat = Room { name: "chat" };
/// ```
///
/// ```text,right
/// let stage = Parameter { type: String };
/// let chat = Room { name: format!("chat-{stage}") };
/// ```
///
/// Source: cfn-lint W2001.
pub(super) fn unused_parameter(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    // What an import is made of is not always known.
    let is_unknown = stack
        .imports
        .iter()
        .any(|import| import.arn == Node::Unknown && import.id.is_none());
    if stack.parameters.is_empty() || stack.may_mention_all() || is_unknown {
        return;
    }
    let mut used: HashSet<String> = HashSet::new();
    let mut note = |id: &str| {
        if !used.contains(id) {
            used.insert(id.to_owned());
        }
    };
    let mut look = |node: &Node<'_>| {
        if let Node::Reference { to, .. } = node {
            note(to);
        }
    };
    stack.walk_deployed(&mut |_, node| look(node));
    stack.walk_other_entries(&mut |_, node| look(node));
    stack.aside().walk(&mut look);
    for import in &stack.imports {
        let way = Way::Place(Place::Stack);
        import.arn.walk(&way, &mut |_, node| {
            if let Node::Reference { to, .. } = node {
                note(to);
            }
        });
    }
    for (_, section) in &stack.sections {
        section.walk(&Way::Place(Place::Stack), &mut |_, node| match node {
            Node::Reference { to, .. } => note(to),
            // Some functions of `Rules` take the names of parameters.
            Node::String(text) => note(text),
            _ => {}
        });
    }
    for (index, parameter) in stack.parameters.iter().enumerate() {
        if !used.contains(&*parameter.id) {
            let message = format!("nothing uses the parameter `{}`", parameter.name);
            let help = match stack.spelling {
                Spelling::Rust => format!(
                    "use it, as in `format!(\"chat-{{{}}}\")`, or remove it",
                    parameter.name
                ),
                Spelling::CloudFormation => {
                    format!(
                        "use it with `{{\"Ref\": \"{}\"}}`, or remove it",
                        parameter.id
                    )
                }
            };
            report
                .add(rule, id_of(Place::Parameter(index)), message)
                .help(help);
        }
    }
}

/// The properties by which things are told apart, and which are shown wherever they are listed.
const NAMES: &[(&str, &str)] = &[
    ("AWS::CloudWatch::Alarm", "AlarmName"),
    ("AWS::Events::Rule", "Name"),
    ("AWS::IAM::Role", "RoleName"),
    ("AWS::KinesisFirehose::DeliveryStream", "DeliveryStreamName"),
    ("AWS::Logs::LogGroup", "LogGroupName"),
    ("AWS::S3::Bucket", "BucketName"),
    ("AWS::SecretsManager::Secret", "Name"),
    ("AWS::SNS::Topic", "TopicName"),
    ("AWS::SQS::Queue", "QueueName"),
    ("AWS::SSM::Parameter", "Name"),
];

/// A masked parameter stays out of what everybody sees.
///
/// Why: `no_echo` masks a parameter where the stack is described, and nowhere else: outputs, metadata, tags
/// and names show its value.
///
/// ```text,wrong
/// let token = Parameter { type: String, no_echo: true };
/// let chat = Room { tags: { "token": token } };
/// ```
///
/// ```text,right
/// let token = Parameter { type: String, no_echo: true };
/// let kept = AWS::SecretsManager::Secret { secret_string: token };
/// let chat = Room { };
/// ```
///
/// Source: CloudFormation User Guide, "Parameters"; cfn-lint W2010.
pub(super) fn no_echo_shown(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let is_masked = |parameter: &&Entry<'_>| matches!(parameter.value.get("NoEcho"), field if field.boolean() == Some(true));
    let masked = stack.parameters.iter().filter(is_masked);
    let masked: HashMap<&str, _> = masked
        .map(|parameter| (&*parameter.id, parameter))
        .collect();
    if masked.is_empty() {
        return;
    }
    stack.walk_deployed(&mut |way, node| {
        let Node::Reference { to, .. } = node else {
            return;
        };
        let Some(parameter) = masked.get(&**to) else {
            return;
        };
        let path = way.path();
        let Some(place) = shown_in(stack, &path) else {
            return;
        };
        let message = format!("`{}` is masked, but {place} it", parameter.name);
        report
            .add(rule, path, message)
            .help("keep it in a secret of Secrets Manager, and read it when the program runs");
    });
}

/// What shows a value that stands there.
fn shown_in(stack: &Indexed<'_, '_>, path: &Path) -> Option<String> {
    let mut keys = path.steps.iter().filter_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Index(_) => None,
    });
    let (section, key) = (keys.next(), keys.next());
    match path.place {
        Place::Output(index) => {
            let output = stack.outputs.get(index)?;
            Some(format!("the output `{}` shows", output.name))
        }
        Place::Resource(index) => {
            let resource = stack.resources.get(index)?;
            match (section?, key) {
                ("Metadata", _) => Some(format!("the metadata of `{}` shows", resource.name)),
                ("Properties", Some("Tags")) => Some(format!("a tag of `{}` shows", resource.name)),
                ("Properties", Some(key)) => NAMES
                    .contains(&(&*resource.type_name, key))
                    .then(|| format!("the name of `{}` shows", resource.name)),
                _ => None,
            }
        }
        Place::Stack if section == Some("Tags") => Some("a tag of the stack shows".into()),
        _ => None,
    }
}
