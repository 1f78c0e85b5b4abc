//! Log groups of CloudWatch Logs.

use crate::names::Spelling;
use crate::report::{Report, Rule};
use crate::view::{Field, Indexed, Node, Path};

const LOG_GROUP: &str = "AWS::Logs::LogGroup";
const LOGGING_CONFIGURATION: &str = "AWS::IVSChat::LoggingConfiguration";

const RETENTIONS: [i64; 22] = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
    3288, 3653,
];

/// Log events are kept for a number of days that CloudWatch Logs offers.
///
/// Why: CloudFormation refuses any other number.
///
/// ```text,wrong
/// #[deletion_policy(Retain)]
/// #[update_replace_policy(Retain)]
/// let log = AWS::Logs::LogGroup { retention_in_days: 2 };
/// ```
///
/// ```text,right
/// #[deletion_policy(Retain)]
/// #[update_replace_policy(Retain)]
/// let log = AWS::Logs::LogGroup { retention_in_days: 3 };
/// ```
///
/// Source: the schema of `AWS::Logs::LogGroup` in the CloudFormation registry; CloudWatch Logs API
/// reference, `PutRetentionPolicy`, `retentionInDays`.
pub(super) fn retention_in_days(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    const KEY: &str = "RetentionInDays";
    for (index, group) in stack.resources_of(LOG_GROUP) {
        let Some(days) = group.get(KEY).integer() else {
            continue;
        };
        if RETENTIONS.contains(&days) {
            continue;
        }
        let name = stack.spelling.property(KEY);
        let below = RETENTIONS.iter().rev().find(|known| **known < days);
        let above = RETENTIONS.iter().find(|known| **known > days);
        let near: Vec<_> = below
            .into_iter()
            .chain(above)
            .map(|known| format!("`{}`", stack.spelling.entry(&name, &known.to_string())))
            .collect();
        let message = format!("log events can't be kept for {days} days");
        report
            .add(rule, Path::property(index, &[KEY]), message)
            .help(format!("write {}", near.join(" or ")));
    }
}

/// The name of a log group does not start with `aws/`.
///
/// Why: CloudWatch Logs refuses it; the names that AWS itself gives start with `/aws/`.
///
/// ```text,wrong
/// #[deletion_policy(Retain)]
/// #[update_replace_policy(Retain)]
/// let log = AWS::Logs::LogGroup { log_group_name: "aws/vendedlogs/chat" };
/// ```
///
/// ```text,right
/// #[deletion_policy(Retain)]
/// #[update_replace_policy(Retain)]
/// let log = AWS::Logs::LogGroup { log_group_name: "/aws/vendedlogs/chat" };
/// ```
///
/// Source: CloudWatch Logs API reference, `CreateLogGroup`.
pub(super) fn log_group_name(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    const KEY: &str = "LogGroupName";
    for (index, group) in stack.resources_of(LOG_GROUP) {
        let name = match group.properties.entry(KEY) {
            Some(Node::String(name)) => name,
            Some(Node::Function(function, argument)) if function == "Fn::Sub" => {
                match &**argument {
                    Node::String(source) => source,
                    _ => continue,
                }
            }
            _ => continue,
        };
        if name.starts_with("aws/") {
            report
                .add(
                    rule,
                    Path::property(index, &[KEY]),
                    "the name of a log group can't start with `aws/`",
                )
                .help("begin it with `/aws/`");
        }
    }
}

/// The messages of chat rooms are logged to a log group that keeps them.
///
/// Why: a log group of class `Delivery` is meant for what Lambda functions deliver to Amazon S3 or
/// Firehose. It keeps log events for one day, whatever its retention, and no query reads them.
///
/// ```text,wrong
/// #[deletion_policy(Retain)]
/// #[update_replace_policy(Retain)]
/// let group = AWS::Logs::LogGroup { log_group_name: "/aws/vendedlogs/chat", log_group_class: Delivery };
/// let log = LoggingConfiguration {
///     destination_configuration: { cloud_watch_logs: { log_group_name: group } },
/// };
/// let lobby = Room { logging_configuration_identifiers: [log] };
/// ```
///
/// ```text,right
/// #[deletion_policy(Retain)]
/// #[update_replace_policy(Retain)]
/// let group = AWS::Logs::LogGroup { log_group_name: "/aws/vendedlogs/chat" };
/// let log = LoggingConfiguration {
///     destination_configuration: { cloud_watch_logs: { log_group_name: group } },
/// };
/// let lobby = Room { logging_configuration_identifiers: [log] };
/// ```
///
/// Source: CloudWatch Logs API reference, `CreateLogGroup`, `logGroupClass`.
pub(super) fn chat_log_kept_for_a_day(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    const KEYS: [&str; 3] = ["DestinationConfiguration", "CloudWatchLogs", "LogGroupName"];
    for (index, logging) in stack.resources_of(LOGGING_CONFIGURATION) {
        let named = logging.get(KEYS[0]).get(KEYS[1]).get(KEYS[2]);
        let group = stack
            .resources_of(LOG_GROUP)
            .find(|(_, group)| match named {
                Field::Known(Node::Reference { to, .. }) => *to == group.id,
                Field::Known(Node::String(name)) => {
                    group.get("LogGroupName").text() == Some(name) && stack.can_meet(logging, group)
                }
                _ => false,
            });
        let Some((_, group)) = group else {
            continue;
        };
        if group.get("LogGroupClass").text() != Some("DELIVERY") {
            continue;
        }
        let [key, standard] = match stack.spelling {
            Spelling::Rust => ["log_group_class", "Standard"],
            Spelling::CloudFormation => ["LogGroupClass", "\"STANDARD\""],
        };
        let message = format!(
            "`{}` is of the class `{}`, which keeps messages for one day",
            group.name,
            stack.spelling.value("DELIVERY")
        );
        report
            .add(rule, Path::property(index, &KEYS), message)
            .help(format!(
                "write `{}` in `{}`",
                stack.spelling.entry(key, standard),
                group.name
            ));
    }
}
