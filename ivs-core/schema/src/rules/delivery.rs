//! Streams that deliver chat logs.

use crate::report::{Report, Rule};
use crate::view::{Field, Indexed, Node, Path, Resource};

const DELIVERY_STREAM: &str = "AWS::KinesisFirehose::DeliveryStream";
const LOGGING_CONFIGURATION: &str = "AWS::IVSChat::LoggingConfiguration";

/// A delivery stream for chat logs that has tags has the one by which logs are delivered.
///
/// Why: the service sets it by itself; tags in a template replace what it set.
///
/// ```text,wrong
/// let stream = AWS::KinesisFirehose::DeliveryStream { Tags: [{ Key: "team", Value: "live" }] };
/// let log = LoggingConfiguration {
///     destination_configuration: { firehose: { delivery_stream_name: stream } },
/// };
/// let chat = Room { logging_configuration_identifiers: [log] };
/// ```
///
/// ```text,right
/// let stream = AWS::KinesisFirehose::DeliveryStream {
///     Tags: [{ Key: "LogDeliveryEnabled", Value: "true" }],
/// };
/// let log = LoggingConfiguration {
///     destination_configuration: { firehose: { delivery_stream_name: stream } },
/// };
/// let chat = Room { logging_configuration_identifiers: [log] };
/// ```
///
/// Source: CloudWatch Logs User Guide, "Logs sent to Firehose".
pub(super) fn log_delivery_tag(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    for (index, stream) in stack.resources_of(DELIVERY_STREAM) {
        let Field::Known(Node::List(tags)) = stream.get("Tags") else {
            continue;
        };
        let mut configurations = stack.resources_of(LOGGING_CONFIGURATION);
        let is_for_logs =
            configurations.any(|(_, configuration)| logs_to(configuration, &stream.id));
        if !is_for_logs || tags.iter().any(may_let_logs_in) {
            continue;
        }
        let message = format!(
            "`{}` has tags, but not the one without which no chat log is delivered to it",
            stream.name
        );
        report
            .add(rule, Path::property(index, &["Tags"]), message)
            .help(r#"add `{ Key: "LogDeliveryEnabled", Value: "true" }`"#);
    }
}

/// Whether a logging configuration names the delivery stream with this logical id.
fn logs_to(configuration: &Resource<'_>, id: &str) -> bool {
    let destination = configuration.get("DestinationConfiguration");
    let name = destination.get("Firehose").get("DeliveryStreamName");
    matches!(name, Field::Known(Node::Reference { to, attribute: None, .. }) if to == id)
}

fn may_let_logs_in(tag: &Node<'_>) -> bool {
    let Node::Object(_) = tag else {
        return true;
    };
    let is_named = match tag.get("Key") {
        Field::Known(Node::String(key)) => key == "LogDeliveryEnabled",
        Field::Known(_) | Field::Unknown => true,
        Field::Absent => false,
    };
    is_named
        && match tag.get("Value") {
            Field::Known(Node::String(value)) => value == "true",
            Field::Known(Node::Boolean(value)) => *value,
            Field::Known(_) | Field::Unknown => true,
            Field::Absent => false,
        }
}
