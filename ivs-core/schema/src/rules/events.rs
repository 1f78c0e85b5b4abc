//! Events of IVS that other services wait for.

use crate::report::{Report, Rule};
use crate::set_aside::makes_entries;
use crate::suggest;
use crate::view::{Field, Indexed, Node, Part, Path, Step};
use std::borrow::Cow;

const EVENT_RULE: &str = "AWS::Events::Rule";

/// What is known of a list of words.
#[derive(Clone, Copy)]
enum Words {
    /// These, and no others.
    All(&'static [&'static str]),
    /// These; there are, or may be, others.
    Some(&'static [&'static str]),
}

impl Words {
    fn known(self) -> &'static [&'static str] {
        match self {
            Self::All(known) | Self::Some(known) => known,
        }
    }

    /// Whether the word certainly is none of them: where there may be others, that is known of
    /// another spelling only.
    fn lack(self, word: &str) -> bool {
        let known = self.known();
        !known.contains(&word)
            && match self {
                Self::All(_) => true,
                Self::Some(_) => known.iter().any(|known| suggest::is_same_word(known, word)),
            }
    }
}

/// The events of one detail type.
struct Events {
    detail_type: &'static str,
    /// The field that says which event it is; `None` where the fields are not known at all.
    named_in: Option<&'static str>,
    names: Words,
    /// The other fields of `detail`.
    fields: Words,
}

impl Events {
    fn lack_field(&self, field: &str) -> bool {
        let Some(named_in) = self.named_in else {
            return false;
        };
        let is_other_name = NAMING_FIELDS.contains(&field);
        field != named_in
            && (is_other_name || suggest::is_same_word(field, named_in) || self.fields.lack(field))
    }
}

const EVENT_SOURCE: &str = "aws.ivs";

const NAMING_FIELDS: &[&str] = &["event_name", "limit_name", "recording_status"];

const RECORDING_NAMES: Words = Words::All(&[
    "Recording Start",
    "Recording End",
    "Recording Start Failure",
    "Recording End Failure",
]);

/// What comes from `aws.ivs`.
///
/// Source: EventBridge Events Reference, "Amazon Interactive Video Service events"; IVS Low-Latency
/// and Real-Time User Guide, "Using Amazon EventBridge", whose real-time edition shows no example of
/// every event.
const EVENTS: &[Events] = &[
    Events {
        detail_type: "IVS Stream State Change",
        named_in: Some("event_name"),
        names: Words::All(&[
            "Session Created",
            "Session Ended",
            "Stream Start",
            "Stream End",
            "Stream Failure",
            "Stream Takeover",
            "Stream Takeover Failure",
        ]),
        fields: Words::All(&["channel_name", "stream_id", "code", "reason"]),
    },
    Events {
        detail_type: "IVS Stream Health Change",
        named_in: Some("event_name"),
        names: Words::All(&["Starvation Start", "Starvation End"]),
        fields: Words::All(&["channel_name", "stream_id"]),
    },
    Events {
        detail_type: "IVS Limit Breach",
        named_in: Some("limit_name"),
        names: Words::All(&[
            "Ingest Bitrate",
            "Ingest Resolution",
            "Concurrent Broadcasts",
            "Concurrent Viewers",
        ]),
        fields: Words::All(&[
            "limit_value",
            "exceeded_by",
            "limit_unit",
            "channel_name",
            "stream_id",
            // The event's schema has it in place of `limit_name`, the examples don't.
            "limit",
        ]),
    },
    Events {
        detail_type: "IVS Recording State Change",
        named_in: Some("recording_status"),
        names: RECORDING_NAMES,
        fields: Words::All(&[
            "channel_name",
            "stream_id",
            "recording_status_reason",
            "recording_s3_bucket_name",
            "recording_s3_key_prefix",
            "recording_duration_ms",
            "recording_session_id",
            "recording_session_stream_ids",
        ]),
    },
    Events {
        detail_type: "IVS Stage Update",
        named_in: Some("event_name"),
        names: Words::Some(&[
            "Participant Published",
            "Participant Unpublished",
            "Participant Publish Error",
        ]),
        fields: Words::Some(&["session_id", "user_id", "participant_id", "event_time"]),
    },
    Events {
        detail_type: "IVS Composition State Change",
        named_in: Some("event_name"),
        names: Words::All(&[
            "Destination Failure",
            "Destination Start",
            "Destination End",
            "Destination Reconnecting",
            "Session Start",
            "Session End",
            "Session Failure",
        ]),
        fields: Words::Some(&[]),
    },
    Events {
        detail_type: "IVS Participant Recording State Change",
        named_in: Some("event_name"),
        names: RECORDING_NAMES,
        fields: Words::Some(&[
            "session_id",
            "participant_id",
            "recording_s3_bucket_name",
            "recording_s3_key_prefix",
        ]),
    },
    Events {
        detail_type: "IVS Publisher Recording State Change",
        named_in: None,
        names: Words::Some(&[]),
        fields: Words::Some(&[]),
    },
    Events {
        detail_type: "AWS API Call via CloudTrail",
        named_in: None,
        names: Words::Some(&[]),
        fields: Words::Some(&[]),
    },
];

fn events_of(detail_type: &str) -> Option<&'static Events> {
    EVENTS
        .iter()
        .find(|events| events.detail_type == detail_type)
}

/// The pattern of a rule that takes events of IVS.
struct Pattern<'n, 'a> {
    rule: usize,
    node: &'n Node<'a>,
    /// Whether it takes events of other services, too.
    is_mixed: bool,
}

impl<'n, 'a> Pattern<'n, 'a> {
    /// The detail types, where they are known.
    fn detail_types(&self) -> &'n [Node<'a>] {
        match self.node.get("detail-type") {
            Field::Known(Node::List(items)) => items,
            _ => &[],
        }
    }

    /// The events that it takes, if all detail types are known.
    fn events(&self) -> Option<Vec<&'static Events>> {
        let mut all: Vec<&'static Events> = Vec::new();
        for item in self.detail_types() {
            let Node::String(text) = item else {
                return None;
            };
            let events = events_of(text)?;
            if !all.iter().any(|known| std::ptr::eq(*known, events)) {
                all.push(events);
            }
        }
        Some(all)
    }

    /// The fields of the detail that it asks for.
    fn fields(&self) -> impl Iterator<Item = &'n (Cow<'a, str>, Node<'a>)> + use<'n, 'a> {
        let fields = match self.node.get("detail") {
            Field::Known(Node::Object(fields)) => fields.as_slice(),
            _ => &[],
        };
        fields.iter().filter(|(key, _)| !makes_entries(key))
    }

    fn path(&self, keys: &[&str], item: Option<usize>) -> Path {
        let mut path = Path::property(self.rule, &["EventPattern"]);
        path.steps
            .extend(keys.iter().map(|key| Step::Key((*key).to_owned())));
        path.steps.extend(item.map(Step::Index));
        path
    }
}

fn patterns<'s, 'a>(stack: &Indexed<'s, 'a>) -> impl Iterator<Item = Pattern<'s, 'a>> {
    let is_ivs = |source: &Node<'_>| matches!(source, Node::String(text) if text == EVENT_SOURCE);
    stack
        .resources_of(EVENT_RULE)
        .filter_map(move |(rule, resource)| {
            let Field::Known(node) = resource.get("EventPattern") else {
                return None;
            };
            let Field::Known(Node::List(sources)) = node.get("source") else {
                return None;
            };
            sources.iter().any(is_ivs).then(|| Pattern {
                rule,
                node,
                is_mixed: !sources.iter().all(is_ivs),
            })
        })
}

/// An event pattern for `aws.ivs` names detail types that come from there.
///
/// Why: a rule with another one deploys, and never matches. Events are delivered at best effort: some may be
/// late, out of order or missing.
///
/// ```text,wrong
/// let ended = AWS::Events::Rule {
///     EventPattern: { source: ["aws.ivs"], "detail-type": ["IVS Stream Change"] },
/// };
/// ```
///
/// ```text,right
/// let ended = AWS::Events::Rule {
///     EventPattern: { source: ["aws.ivs"], "detail-type": ["IVS Stream State Change"] },
/// };
/// ```
///
/// Source: EventBridge Events Reference, "Amazon Interactive Video Service events".
pub(super) fn unknown_detail_type(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let known: Vec<_> = EVENTS.iter().map(|events| events.detail_type).collect();
    for pattern in patterns(stack) {
        for (index, item) in pattern.detail_types().iter().enumerate() {
            let Node::String(text) = item else {
                continue;
            };
            // It may come from one of the other sources.
            let is_foreign = pattern.is_mixed && !text.to_lowercase().starts_with("ivs ");
            if events_of(text).is_some() || is_foreign {
                continue;
            }
            let message = format!("`{EVENT_SOURCE}` sends no events of the detail type `{text}`");
            report
                .add(rule, pattern.path(&["detail-type"], Some(index)), message)
                .maybe_help(suggest::help(text, &known));
        }
    }
}

/// An event pattern for `aws.ivs` asks for fields that its events have.
///
/// Why: recordings of channels are named in `recording_status`, breached limits in `limit_name`, and
/// everything else in `event_name`; a rule that asks for another field deploys, and never matches.
/// Where only some of several detail types lack a field, see `event_field_of_some_types`.
///
/// ```text,wrong
/// let ended = AWS::Events::Rule {
///     EventPattern: {
///         source: ["aws.ivs"],
///         "detail-type": ["IVS Recording State Change"],
///         detail: { event_name: ["Recording End"] },
///     },
/// };
/// ```
///
/// ```text,right
/// let ended = AWS::Events::Rule {
///     EventPattern: {
///         source: ["aws.ivs"],
///         "detail-type": ["IVS Recording State Change"],
///         detail: { recording_status: ["Recording End"] },
///     },
/// };
/// ```
///
/// Source: IVS Low-Latency and Real-Time User Guide, "Using Amazon EventBridge".
pub(super) fn unknown_event_field(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    each_lacking(stack, |lacking, path| {
        if lacking.is_of_some {
            return;
        }
        let field = lacking.field;
        let message = match lacking.events.as_slice() {
            [events] => format!(
                "`{}` has no field `{field}`, so nothing matches it",
                events.detail_type
            ),
            events => {
                let types: Vec<_> = events.iter().map(|events| events.detail_type).collect();
                format!(
                    "no {} has a field `{field}`, so nothing matches it",
                    suggest::one_of(&types)
                )
            }
        };
        report.add(rule, path, message).maybe_help(lacking.help());
    });
}

/// An event pattern with several detail types asks for fields that all of them have.
///
/// Why: a list of detail types means any of them, but each field must match. The events of a type
/// without the field never do.
///
/// ```text,wrong
/// let changed = AWS::Events::Rule {
///     EventPattern: {
///         source: ["aws.ivs"],
///         "detail-type": ["IVS Stream State Change", "IVS Recording State Change"],
///         detail: { event_name: ["Stream Start"] },
///     },
/// };
/// ```
///
/// ```text,right
/// let changed = AWS::Events::Rule {
///     EventPattern: {
///         source: ["aws.ivs"],
///         "detail-type": ["IVS Stream State Change"],
///         detail: { event_name: ["Stream Start"] },
///     },
/// };
/// ```
///
/// Source: IVS Low-Latency and Real-Time User Guide, "Using Amazon EventBridge"; EventBridge User
/// Guide, "Creating Amazon EventBridge event patterns".
pub(super) fn event_field_of_some_types(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    each_lacking(stack, |lacking, path| {
        if let Some(first) = lacking.events.first().filter(|_| lacking.is_of_some) {
            let message = format!(
                "`{}` has no field `{}`, so none of its events match",
                first.detail_type, lacking.field
            );
            report.add(rule, path, message).help(format!(
                "make a rule of its own for `{}`, or remove it from the list",
                first.detail_type
            ));
        }
    });
}

/// A field that a pattern asks for, with the detail types that lack it.
struct Lacking<'n> {
    field: &'n str,
    events: Vec<&'static Events>,
    /// Whether other detail types of the pattern have it.
    is_of_some: bool,
}

impl Lacking<'_> {
    fn help(&self) -> Option<String> {
        let events = self.events.first()?;
        match events.named_in {
            Some(named_in) if NAMING_FIELDS.contains(&self.field) => {
                Some(format!("its events are named in `{named_in}`"))
            }
            named_in => {
                let known: Vec<_> = named_in
                    .iter()
                    .chain(events.fields.known())
                    .copied()
                    .collect();
                suggest::help(self.field, &known)
            }
        }
    }
}

/// Calls `visit` for each field that a pattern asks for and at least one of its detail types lacks.
fn each_lacking(stack: &Indexed<'_, '_>, mut visit: impl FnMut(Lacking<'_>, Path)) {
    for pattern in patterns(stack) {
        let Some(events) = pattern.events() else {
            continue;
        };
        let fields = pattern.fields();
        for (field, _) in fields.filter(|(_, value)| is_literal(value)) {
            let lacking: Vec<_> = events
                .iter()
                .copied()
                .filter(|events| events.lack_field(field))
                .collect();
            if !lacking.is_empty() {
                let path = pattern.path(&["detail", field], None).part(Part::Key);
                let lacking = Lacking {
                    field,
                    is_of_some: lacking.len() < events.len(),
                    events: lacking,
                };
                visit(lacking, path);
            }
        }
    }
}

/// Whether a pattern asks for one of a few values; what a content filter such as
/// `{ "exists": false }` asks for is not known.
fn is_literal(value: &Node<'_>) -> bool {
    matches!(value, Node::List(items) if items.iter().all(|item| matches!(
        item,
        Node::String(_) | Node::Boolean(_) | Node::Integer(_) | Node::Number(_)
    )))
}

/// An event pattern for `aws.ivs` names events that there are, in their own spelling.
///
/// Why: EventBridge compares character by character: `stream start` is not `Stream Start`. A rule with
/// another name deploys, and never matches.
///
/// ```text,wrong
/// let started = AWS::Events::Rule {
///     EventPattern: {
///         source: ["aws.ivs"],
///         "detail-type": ["IVS Stream State Change"],
///         detail: { event_name: ["stream start"] },
///     },
/// };
/// ```
///
/// ```text,right
/// let started = AWS::Events::Rule {
///     EventPattern: {
///         source: ["aws.ivs"],
///         "detail-type": ["IVS Stream State Change"],
///         detail: { event_name: ["Stream Start"] },
///     },
/// };
/// ```
///
/// Source: IVS Low-Latency and Real-Time User Guide, "Using Amazon EventBridge".
pub(super) fn unknown_event_name(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    for pattern in patterns(stack) {
        let Some(events) = pattern.events() else {
            continue;
        };
        for (field, value) in pattern.fields() {
            let named: Vec<_> = events
                .iter()
                .filter(|events| events.named_in == Some(field))
                .collect();
            let Node::List(items) = value else {
                continue;
            };
            for (index, item) in items.iter().enumerate() {
                let Node::String(text) = item else {
                    continue;
                };
                if named.is_empty() || !named.iter().all(|events| events.names.lack(text)) {
                    continue;
                }
                let known: Vec<_> = named
                    .iter()
                    .flat_map(|events| events.names.known())
                    .copied()
                    .collect();
                let types: Vec<_> = named.iter().map(|events| events.detail_type).collect();
                let message = format!("no {} is called `{text}`", suggest::one_of(&types));
                report
                    .add(rule, pattern.path(&["detail", field], Some(index)), message)
                    .maybe_help(suggest::help(text, &known));
            }
        }
    }
}

/// An event pattern tells channels apart by their ARNs.
///
/// Why: `channel_name` is what the channel is called, which need not be unique and may be empty; every event
/// about a channel has its ARN in `resources`.
///
/// ```text,wrong
/// let started = AWS::Events::Rule {
///     EventPattern: { source: ["aws.ivs"], detail: { channel_name: ["main"] } },
/// };
/// ```
///
/// ```text,right
/// let main = Channel { };
/// let encoder = main.add_stream_key();
/// let started = AWS::Events::Rule {
///     EventPattern: { source: ["aws.ivs"], resources: [main.arn] },
/// };
/// ```
///
/// Source: IVS Low-Latency User Guide, "Using Amazon EventBridge".
pub(super) fn event_by_channel_name(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    for pattern in patterns(stack) {
        let mut fields = pattern.fields();
        if fields.any(|(field, _)| field == "channel_name") {
            let path = pattern.path(&["detail", "channel_name"], None);
            report
                .add(
                    rule,
                    path.part(Part::Key),
                    "names of channels need not be unique, and may be empty",
                )
                .help("ask for the ARN of the channel, as in `resources: [main.arn]`");
        }
    }
}

/// The limits of an account, whose breaches concern no single channel.
const LIMITS_OF_ACCOUNT: &[&str] = &["Concurrent Broadcasts", "Concurrent Viewers"];

/// An event pattern for the limits of an account asks for no resource.
///
/// Why: what tells that too many streams or viewers are live has no channel in `resources`, so that a rule
/// which asks for one never matches.
///
/// ```text,wrong
/// let main = Channel { };
/// let encoder = main.add_stream_key();
/// let breached = AWS::Events::Rule {
///     EventPattern: {
///         source: ["aws.ivs"],
///         resources: [main.arn],
///         detail: { limit_name: ["Concurrent Viewers"] },
///     },
/// };
/// ```
///
/// ```text,right
/// let breached = AWS::Events::Rule {
///     EventPattern: { source: ["aws.ivs"], detail: { limit_name: ["Concurrent Viewers"] } },
/// };
/// ```
///
/// Source: IVS Low-Latency User Guide, "Using Amazon EventBridge".
pub(super) fn limit_of_account_by_resource(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let is_of_account = |limit: &Node<'_>| matches!(limit, Node::String(limit) if LIMITS_OF_ACCOUNT.contains(&&**limit));
    for pattern in patterns(stack) {
        let limits = pattern.node.get("detail").get("limit_name");
        let is_of_account = matches!(limits, Field::Known(Node::List(limits))
            if !limits.is_empty() && limits.iter().all(is_of_account));
        if is_of_account && matches!(pattern.node.get("resources"), Field::Known(_)) {
            report
                .add(
                    rule,
                    pattern.path(&["resources"], None).part(Part::Key),
                    "a breached limit of the account names no resource, so nothing matches this",
                )
                .help("remove `resources`");
        }
    }
}

/// An event pattern waits for no events of IVS Chat.
///
/// Why: as far as is known, chat sends none; only its API calls arrive, by way of `CloudTrail`. A review handler
/// or a logging configuration learns of messages.
///
/// ```text,wrong
/// let sent = AWS::Events::Rule { EventPattern: { source: ["aws.ivschat"] } };
/// ```
///
/// ```text,right
/// let called = AWS::Events::Rule {
///     EventPattern: {
///         source: ["aws.ivschat"],
///         "detail-type": ["AWS API Call via CloudTrail"],
///     },
/// };
/// ```
///
/// Source: EventBridge Events Reference, which lists none.
pub(super) fn chat_sends_no_events(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    const BY_CLOUDTRAIL: &str = "AWS API Call via CloudTrail";

    for (index, resource) in stack.resources_of(EVENT_RULE) {
        let Field::Known(pattern) = resource.get("EventPattern") else {
            continue;
        };
        let Field::Known(Node::List(sources)) = pattern.get("source") else {
            continue;
        };
        let is_chat =
            |source: &Node<'_>| matches!(source, Node::String(text) if text == "aws.ivschat");
        let is_by_cloudtrail = match pattern.get("detail-type") {
            Field::Known(Node::List(types)) => types.iter().any(|known| match known {
                Node::String(known) => known == BY_CLOUDTRAIL,
                _ => true,
            }),
            Field::Absent => false,
            _ => true,
        };
        if let Some(position) = sources.iter().position(is_chat)
            && !is_by_cloudtrail
        {
            let mut path = Path::property(index, &["EventPattern", "source"]);
            path.steps.push(Step::Index(position));
            report
                .add(rule, path, "IVS Chat sends no events")
                .help(format!(
                    "for its API calls write `\"detail-type\": [\"{BY_CLOUDTRAIL}\"]`"
                ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_there_may_be_more_only_another_spelling_is_wrong() {
        let words = Words::Some(&["event_name"]);
        assert!(words.lack("eventName"));
        assert!(!words.lack("event_name"));
        assert!(!words.lack("event_time"));
        assert!(Words::All(&["event_name"]).lack("event_time"));
    }
}
