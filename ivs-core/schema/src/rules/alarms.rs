//! Metrics of IVS that alarms watch.

use crate::check::parameters::scalar_text;
use crate::names::Spelling;
use crate::report::{Report, Rule};
use crate::suggest;
use crate::view::{Field, Indexed, Node, Path, Place, Way};

const ALARM: &str = "AWS::CloudWatch::Alarm";

/// Metrics with the same sets of dimensions.
struct Metrics {
    names: &'static [&'static str],
    dimensions: &'static [&'static [&'static str]],
}

/// The metrics of a namespace.
struct Namespace {
    name: &'static str,
    metrics: &'static [Metrics],
}

/// Every metric of IVS, by its namespace.
///
/// Source: IVS Low-Latency User Guide, "Monitoring Stream Health"; IVS Real-Time User Guide,
/// "Monitoring"; IVS Chat User Guide, "Monitoring".
const NAMESPACES: &[Namespace] = &[
    Namespace {
        name: "AWS/IVS",
        metrics: &[
            Metrics {
                names: &[
                    "ConcurrentViews",
                    "IngestBitrate",
                    "LiveInputTime",
                    "RecordedTime",
                ],
                dimensions: &[&[], &["Channel"]],
            },
            Metrics {
                names: &["ConcurrentStreams"],
                dimensions: &[&[], &["Health"]],
            },
            Metrics {
                names: &[
                    "IngestAudioBitrate",
                    "IngestVideoBitrate",
                    "KeyframeInterval",
                ],
                dimensions: &[&["Channel"], &["Channel", "Track"]],
            },
            Metrics {
                names: &["IngestFramerate"],
                dimensions: &[&[], &["Channel"], &["Channel", "Track"]],
            },
            Metrics {
                names: &["LiveDeliveredTime"],
                dimensions: &[&[], &["Channel"], &["Channel", "ViewerCountryCode"]],
            },
        ],
    },
    Namespace {
        name: "AWS/IVSRealTime",
        metrics: &[
            Metrics {
                names: &["ConcurrentPublishers", "ConcurrentSubscriptions"],
                dimensions: &[&[]],
            },
            Metrics {
                names: &["Publishers", "Subscribers"],
                dimensions: &[&["Stage"]],
            },
            Metrics {
                names: &["DownloadPacketLoss", "DroppedFrames"],
                dimensions: &[
                    &[],
                    &["Platform"],
                    &["Platform", "SDKVersion"],
                    &["Stage"],
                    &["Stage", "Participant"],
                    &["Stage", "Platform"],
                    &["Stage", "Platform", "SDKVersion"],
                    &["Stage", "SubscriberCountryCode"],
                    &["SubscriberCountryCode"],
                ],
            },
            Metrics {
                names: &["PublishBitrate"],
                dimensions: &[
                    &[],
                    &["Platform"],
                    &["Stage"],
                    &["Stage", "Participant", "SimulcastLayer", "MediaType"],
                ],
            },
            Metrics {
                names: &["PublishFramerate"],
                dimensions: &[
                    &["Stage", "Participant"],
                    &["Stage", "Participant", "SimulcastLayer", "MediaType"],
                ],
            },
            Metrics {
                names: &["PublishResolution"],
                dimensions: &[&["Stage", "Participant", "SimulcastLayer", "MediaType"]],
            },
            Metrics {
                names: &["SubscribeBitrate"],
                dimensions: &[
                    &[],
                    &["Platform"],
                    &["Platform", "SDKVersion"],
                    &["Stage"],
                    &["Stage", "Participant", "MediaType"],
                    &["Stage", "Platform"],
                    &["Stage", "Platform", "SDKVersion"],
                    &["Stage", "SubscriberCountryCode"],
                    &["SubscriberCountryCode"],
                ],
            },
        ],
    },
    Namespace {
        name: "AWS/IVSChat",
        metrics: &[
            Metrics {
                names: &[
                    "ConcurrentChatConnections",
                    "MessagingDeliveries",
                    "MessagingRequests",
                ],
                dimensions: &[&[]],
            },
            Metrics {
                names: &["Deliveries", "Requests"],
                dimensions: &[&["Action"]],
            },
            Metrics {
                names: &["InvocationErrors", "ResponseValidationErrors"],
                dimensions: &[&["Uri"]],
            },
            Metrics {
                names: &[
                    "LogDestinationErrors",
                    "LogDestinationAccessDeniedError",
                    "LogDestinationResourceNotFoundErrors",
                ],
                dimensions: &[&["LoggingConfiguration"]],
            },
        ],
    },
];

impl Namespace {
    fn named(name: &str) -> Option<&'static Self> {
        NAMESPACES.iter().find(|namespace| namespace.name == name)
    }

    fn metric(&self, name: &str) -> Option<&'static Metrics> {
        self.metrics
            .iter()
            .find(|metrics| metrics.names.contains(&name))
    }
}

/// Calls `visit` for each metric that an alarm watches: one in its own properties, or those in its
/// expressions.
fn watched(stack: &Indexed<'_, '_>, mut visit: impl FnMut(&Way<'_>, &Node<'_>)) {
    for (index, alarm) in stack.resources_of(ALARM) {
        let properties = Way::Section(Place::Resource(index), "Properties");
        visit(&properties, &alarm.properties);
        let Field::Known(Node::List(queries)) = alarm.get("Metrics") else {
            continue;
        };
        let list = Way::Key(&properties, "Metrics");
        for (index, query) in queries.iter().enumerate() {
            if let Field::Known(metric) = query.get("MetricStat").get("Metric") {
                let query = Way::Item(&list, index);
                visit(&Way::Key(&Way::Key(&query, "MetricStat"), "Metric"), metric);
            }
        }
    }
}

/// The dimensions of a metric, each with its name and its value, where all names are known.
fn dimensions<'n, 'a>(metric: &'n Node<'a>) -> Option<Vec<(&'n str, Field<'n, 'a>)>> {
    match metric.get("Dimensions") {
        Field::Absent => Some(Vec::new()),
        Field::Known(Node::List(items)) => items
            .iter()
            .map(|item| Some((item.get("Name").text()?, item.get("Value"))))
            .collect(),
        _ => None,
    }
}

/// An alarm watches a metric that its namespace has.
///
/// Why: an alarm on another one deploys, and never gets data.
///
/// ```text,wrong
/// let views = AWS::CloudWatch::Alarm { Namespace: "AWS/IVS", MetricName: "ConcurrentViewers" };
/// ```
///
/// ```text,right
/// let views = AWS::CloudWatch::Alarm { Namespace: "AWS/IVS", MetricName: "ConcurrentViews" };
/// ```
///
/// Source: IVS Low-Latency User Guide, "Monitoring Stream Health"; IVS Real-Time User Guide,
/// "Monitoring"; IVS Chat User Guide, "Monitoring".
pub(super) fn unknown_metric(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    watched(stack, |way, metric| {
        let Some(name) = metric.get("Namespace").text() else {
            return;
        };
        let Some(namespace) = Namespace::named(name) else {
            let is_near = name.starts_with("AWS/IVS")
                || NAMESPACES
                    .iter()
                    .any(|namespace| suggest::is_same_word(namespace.name, name));
            if is_near {
                let known: Vec<_> = NAMESPACES.iter().map(|namespace| namespace.name).collect();
                let path = Way::Key(way, "Namespace").path();
                report
                    .add(rule, path, format!("no metrics are in `{name}`"))
                    .maybe_help(suggest::help(name, &known));
            }
            return;
        };
        let Some(name) = metric.get("MetricName").text() else {
            return;
        };
        if namespace.metric(name).is_some() {
            return;
        }
        let elsewhere = NAMESPACES
            .iter()
            .find(|namespace| namespace.metric(name).is_some());
        let help = if let Some(namespace) = elsewhere {
            Some(format!("it is a metric of `{}`", namespace.name))
        } else {
            let known: Vec<_> = namespace
                .metrics
                .iter()
                .flat_map(|metrics| metrics.names)
                .copied()
                .collect();
            suggest::help(name, &known)
        };
        let path = Way::Key(way, "MetricName").path();
        let message = format!("`{}` has no metric `{name}`", namespace.name);
        report.add(rule, path, message).maybe_help(help);
    });
}

/// An alarm watches a metric by dimensions that it has, all of a set.
///
/// Why: CloudWatch keeps each set of dimensions as a metric of its own; an alarm on another set deploys,
/// and never gets data.
///
/// ```text,wrong
/// let stage = Stage { };
/// let framerate = AWS::CloudWatch::Alarm {
///     Namespace: "AWS/IVSRealTime",
///     MetricName: "PublishFramerate",
///     Dimensions: [{ Name: "Stage", Value: stage.id }],
/// };
/// ```
///
/// ```text,right
/// let stage = Stage { };
/// let publishers = AWS::CloudWatch::Alarm {
///     Namespace: "AWS/IVSRealTime",
///     MetricName: "Publishers",
///     Dimensions: [{ Name: "Stage", Value: stage.id }],
/// };
/// ```
///
/// Source: IVS Low-Latency User Guide, "Monitoring Stream Health"; IVS Real-Time User Guide,
/// "Monitoring"; IVS Chat User Guide, "Monitoring".
pub(super) fn unknown_dimensions(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    watched(stack, |way, node| {
        let Some((name, metrics)) = metric_of(node) else {
            return;
        };
        let Some(given) = dimensions(node) else {
            return;
        };
        let given: Vec<_> = given.iter().map(|(name, _)| *name).collect();
        let is_known = |given: &[&str]| {
            metrics.dimensions.iter().any(|set| {
                set.len() == given.len() && set.iter().all(|dimension| given.contains(dimension))
            })
        };
        if is_known(&given) {
            return;
        }
        let known = || metrics.dimensions.iter().copied().flatten().copied();
        let meant: Vec<_> = given
            .iter()
            .map(|dimension| suggest::closest(dimension, known()).unwrap_or(dimension))
            .collect();
        let help = if is_known(&meant) {
            format!("did you mean {}?", by(&meant))
        } else {
            let sets: Vec<_> = metrics.dimensions.iter().map(|set| by(set)).collect();
            format!("it has data {}", sets.join(", "))
        };
        let place = if given.is_empty() {
            "MetricName"
        } else {
            "Dimensions"
        };
        let message = format!("`{name}` has no data {}", by(&given));
        report
            .add(rule, Way::Key(way, place).path(), message)
            .help(help);
    });
}

/// The metric of IVS that a node names.
fn metric_of<'n>(node: &'n Node<'_>) -> Option<(&'n str, &'static Metrics)> {
    let namespace = Namespace::named(node.get("Namespace").text()?)?;
    let name = node.get("MetricName").text()?;
    Some((name, namespace.metric(name)?))
}

/// A set of dimensions, as messages say it: "by `Channel` and `Track`".
fn by(dimensions: &[&str]) -> String {
    if dimensions.is_empty() {
        return "without dimensions".into();
    }
    let dimensions: Vec<_> = dimensions
        .iter()
        .map(|dimension| format!("`{dimension}`"))
        .collect();
    format!("by {}", dimensions.join(" and "))
}

/// The value of a dimension is the id of a channel or a stage, not its ARN.
///
/// Why: an alarm on the ARN deploys, and never gets data. What `ConcurrentViews` takes is not clear, so
/// that it is left alone.
///
/// ```text,wrong
/// let stage = Stage { };
/// let publishers = AWS::CloudWatch::Alarm {
///     Namespace: "AWS/IVSRealTime",
///     MetricName: "Publishers",
///     Dimensions: [{ Name: "Stage", Value: stage.arn }],
/// };
/// ```
///
/// ```text,right
/// let stage = Stage { };
/// let publishers = AWS::CloudWatch::Alarm {
///     Namespace: "AWS/IVSRealTime",
///     MetricName: "Publishers",
///     Dimensions: [{ Name: "Stage", Value: stage.id }],
/// };
/// ```
///
/// Source: IVS Low-Latency User Guide, "Monitoring Stream Health"; IVS Real-Time User Guide,
/// "Monitoring".
pub(super) fn dimension_takes_id(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    watched(stack, |way, node| {
        if !matches!(metric_of(node), Some((name, _)) if name != "ConcurrentViews") {
            return;
        }
        for (index, (dimension, value)) in dimensions(node).into_iter().flatten().enumerate() {
            let what = match dimension {
                "Channel" => "channel",
                "Stage" => "stage",
                _ => continue,
            };
            let help = match value {
                Field::Known(Node::Reference { to, attribute, .. })
                    if matches!(attribute.as_deref(), None | Some("Arn")) =>
                {
                    let Some(resource) = stack
                        .declared(to)
                        .filter(|resource| resource.type_name.starts_with("AWS::IVS::"))
                    else {
                        continue;
                    };
                    match stack.spelling {
                        Spelling::Rust => format!("write `Value: {}.id`", resource.name),
                        Spelling::CloudFormation => format!(
                            r#"write `{{"Fn::Select": [1, {{"Fn::Split": ["/", {{"Ref": "{to}"}}]}}]}}`"#
                        ),
                    }
                }
                Field::Known(Node::String(arn)) if arn.starts_with("arn:") => {
                    let Some((_, id)) = arn.rsplit_once('/') else {
                        continue;
                    };
                    format!(r#"write `"{id}"`"#)
                }
                _ => continue,
            };
            let list = Way::Key(way, "Dimensions");
            let item = Way::Item(&list, index);
            let message =
                format!("`{dimension}` takes the id of the {what}, and gets no data by its ARN");
            report
                .add(rule, Way::Key(&item, "Value").path(), message)
                .help(help);
        }
    });
}

/// The period of an alarm is one that CloudWatch has.
///
/// Why: CloudWatch refuses others than 10, 20 and 30 seconds and whole minutes; the metrics of a list
/// can have 1 and 5 seconds, too.
///
/// ```text,wrong
/// let views = AWS::CloudWatch::Alarm {
///     Namespace: "AWS/IVS",
///     MetricName: "ConcurrentViews",
///     Period: 90,
/// };
/// ```
///
/// ```text,right
/// let views = AWS::CloudWatch::Alarm {
///     Namespace: "AWS/IVS",
///     MetricName: "ConcurrentViews",
///     Period: 120,
/// };
/// ```
///
/// Source: CloudWatch API Reference, `PutMetricAlarm` and `MetricStat`.
pub(super) fn alarm_period(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let mut look = |way: &Way<'_>, field: Field<'_, '_>, shortest: &[u32]| {
        let Field::Known(period) = field else {
            return;
        };
        let Some(seconds) = scalar_text(period).and_then(|text| text.parse::<u32>().ok()) else {
            return;
        };
        let is_fine = shortest.contains(&seconds) || seconds > 0 && seconds % 60 == 0;
        if !is_fine {
            let unit = if seconds == 1 { "second" } else { "seconds" };
            let message = format!("an alarm has no period of {seconds} {unit}");
            let shortest: Vec<_> = shortest.iter().map(u32::to_string).collect();
            report
                .add(rule, Way::Key(way, "Period").path(), message)
                .help(format!("write {} or a multiple of 60", shortest.join(", ")));
        }
    };
    for (index, alarm) in stack.resources_of(ALARM) {
        let properties = Way::Section(Place::Resource(index), "Properties");
        look(&properties, alarm.get("Period"), &[10, 20, 30]);
        let Field::Known(Node::List(queries)) = alarm.get("Metrics") else {
            continue;
        };
        let list = Way::Key(&properties, "Metrics");
        for (index, query) in queries.iter().enumerate() {
            let statistic = query.get("MetricStat");
            let query = Way::Item(&list, index);
            let shortest = [1, 5, 10, 20, 30];
            look(
                &Way::Key(&query, "MetricStat"),
                statistic.get("Period"),
                &shortest,
            );
        }
    }
}

/// An alarm looks back no further than CloudWatch does.
///
/// Why: CloudWatch refuses an alarm whose period times its number of periods is more than seven days, or
/// more than one day if the period is shorter than an hour.
///
/// ```text,wrong
/// let views = AWS::CloudWatch::Alarm {
///     Namespace: "AWS/IVS",
///     MetricName: "ConcurrentViews",
///     Period: 1800,
///     EvaluationPeriods: 49,
/// };
/// ```
///
/// ```text,right
/// let views = AWS::CloudWatch::Alarm {
///     Namespace: "AWS/IVS",
///     MetricName: "ConcurrentViews",
///     Period: 1800,
///     EvaluationPeriods: 48,
/// };
/// ```
///
/// Source: CloudWatch API Reference, `PutMetricAlarm`, `Period`.
pub(super) fn alarm_evaluation_too_long(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    const HOUR: i64 = 3600;
    const DAY: i64 = 24 * HOUR;
    for (index, alarm) in stack.resources_of(ALARM) {
        let (Some(period), Some(count)) = (
            alarm.get("Period").integer().filter(|period| *period > 0),
            alarm.get("EvaluationPeriods").integer(),
        ) else {
            continue;
        };
        let (longest, words) = if period < HOUR {
            (DAY, "one day for a period shorter than an hour")
        } else {
            (7 * DAY, "seven days")
        };
        if period.saturating_mul(count) <= longest {
            continue;
        }
        let message = format!(
            "{count} periods of {period} seconds are longer than CloudWatch evaluates: {words}"
        );
        report
            .add(rule, Path::property(index, &["EvaluationPeriods"]), message)
            .help(format!("write {} or less", longest / period));
    }
}
