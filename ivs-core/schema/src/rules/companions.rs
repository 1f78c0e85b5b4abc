//! What other services are told of IVS: event patterns, policies, alarms, log delivery.

use crate::check::parameters::scalar_text;
use crate::names::Spelling;
use crate::report::{Report, Rule};
use crate::suggest;
use crate::view::{Field, Indexed, Node, Part, Path, Place, Resource, Step, Way};
use std::borrow::Cow;

const EVENT_RULE: &str = "AWS::Events::Rule";
const ALARM: &str = "AWS::CloudWatch::Alarm";
const DELIVERY_STREAM: &str = "AWS::KinesisFirehose::DeliveryStream";
const LOGGING_CONFIGURATION: &str = "AWS::IVSChat::LoggingConfiguration";

/// The resources of a type of another service, with their places.
fn of_type<'n, 's, 'a>(
    stack: &'n Indexed<'s, 'a>,
    type_name: &'n str,
) -> impl Iterator<Item = (usize, &'s Resource<'a>)> {
    stack
        .companions()
        .filter(move |(_, resource)| resource.type_name == type_name)
}

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
                Self::Some(_) => known.iter().any(|known| is_same_word(known, word)),
            }
    }
}

/// Whether two words differ in case and separators at most.
fn is_same_word(left: &str, right: &str) -> bool {
    let letters = |word: &'_ str| {
        word.chars()
            .filter(|character| character.is_alphanumeric())
            .map(|character| character.to_ascii_lowercase())
            .collect::<String>()
    };
    letters(left) == letters(right)
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
            && (is_other_name || is_same_word(field, named_in) || self.fields.lack(field))
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
        self.detail_types()
            .iter()
            .map(|item| match item {
                Node::String(text) => events_of(text),
                _ => None,
            })
            .collect()
    }

    /// The fields of the detail that it asks for.
    fn fields(&self) -> &'n [(Cow<'a, str>, Node<'a>)] {
        match self.node.get("detail") {
            Field::Known(Node::Object(fields)) => fields,
            _ => &[],
        }
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
    of_type(stack, EVENT_RULE).filter_map(move |(rule, resource)| {
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
    for pattern in patterns(stack) {
        let Some(events) = pattern.events() else {
            continue;
        };
        let fields = pattern.fields().iter();
        for (field, _) in fields.filter(|(_, value)| is_literal(value)) {
            let Some(events) = events.iter().find(|events| events.lack_field(field)) else {
                continue;
            };
            let Events {
                detail_type,
                named_in,
                ..
            } = events;
            let known: Vec<_> = named_in
                .iter()
                .chain(events.fields.known())
                .copied()
                .collect();
            let help = match named_in {
                Some(named_in) if NAMING_FIELDS.contains(&&**field) => {
                    Some(format!("its events are named in `{named_in}`"))
                }
                _ => suggest::help(field, &known),
            };
            let message = format!("`{detail_type}` has no field `{field}`, so nothing matches it");
            let path = pattern.path(&["detail", field], None);
            report
                .add(rule, path.part(Part::Key), message)
                .maybe_help(help);
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
        let mut fields = pattern.fields().iter();
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

    for (index, resource) in of_type(stack, EVENT_RULE) {
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

/// The actions of the low-latency and the real-time API, which share the prefix `ivs`.
///
/// Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon
/// Interactive Video Service"; the operations of both API references that it lacks yet.
const IVS_ACTIONS: &[&str] = &[
    "BatchGetChannel",
    "BatchGetStreamKey",
    "BatchStartViewerSessionRevocation",
    "CreateAdConfiguration",
    "CreateChannel",
    "CreateEncoderConfiguration",
    "CreateFailoverSlateConfiguration",
    "CreateIngestConfiguration",
    "CreateParticipantToken",
    "CreatePlaybackRestrictionPolicy",
    "CreateRecordingConfiguration",
    "CreateStage",
    "CreateStorageConfiguration",
    "CreateStreamKey",
    "DeleteAdConfiguration",
    "DeleteChannel",
    "DeleteEncoderConfiguration",
    "DeleteFailoverSlateConfiguration",
    "DeleteIngestConfiguration",
    "DeletePlaybackKeyPair",
    "DeletePlaybackRestrictionPolicy",
    "DeletePublicKey",
    "DeleteRecordingConfiguration",
    "DeleteStage",
    "DeleteStorageConfiguration",
    "DeleteStreamKey",
    "DisconnectParticipant",
    "GetAdConfiguration",
    "GetChannel",
    "GetComposition",
    "GetEncoderConfiguration",
    "GetFailoverSlateConfiguration",
    "GetIngestConfiguration",
    "GetParticipant",
    "GetPlaybackKeyPair",
    "GetPlaybackRestrictionPolicy",
    "GetPublicKey",
    "GetRecordingConfiguration",
    "GetStage",
    "GetStageSession",
    "GetStorageConfiguration",
    "GetStream",
    "GetStreamKey",
    "GetStreamSession",
    "ImportPlaybackKeyPair",
    "ImportPublicKey",
    "InsertAdBreak",
    "ListAdConfigurations",
    "ListChannels",
    "ListCompositions",
    "ListEncoderConfigurations",
    "ListFailoverSlateConfigurations",
    "ListIngestConfigurations",
    "ListParticipantEvents",
    "ListParticipantReplicas",
    "ListParticipants",
    "ListPlaybackKeyPairs",
    "ListPlaybackRestrictionPolicies",
    "ListPublicKeys",
    "ListRecordingConfigurations",
    "ListStageSessions",
    "ListStages",
    "ListStorageConfigurations",
    "ListStreamKeys",
    "ListStreamSessions",
    "ListStreams",
    "ListTagsForResource",
    "PutMetadata",
    "RevokeConnectionToken",
    "StartComposition",
    "StartParticipantReplication",
    "StartViewerSessionRevocation",
    "StopComposition",
    "StopParticipantReplication",
    "StopStream",
    "TagResource",
    "UntagResource",
    "UpdateAdConfiguration",
    "UpdateChannel",
    "UpdateFailoverSlateConfiguration",
    "UpdateIngestConfiguration",
    "UpdatePlaybackRestrictionPolicy",
    "UpdateStage",
];

/// The actions of the chat API.
///
/// Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon
/// Interactive Video Service Chat".
const CHAT_ACTIONS: &[&str] = &[
    "CreateChatToken",
    "CreateLoggingConfiguration",
    "CreateRoom",
    "DeleteLoggingConfiguration",
    "DeleteMessage",
    "DeleteRoom",
    "DisconnectUser",
    "GetLoggingConfiguration",
    "GetRoom",
    "ListLoggingConfigurations",
    "ListRooms",
    "ListTagsForResource",
    "SendEvent",
    "TagResource",
    "UntagResource",
    "UpdateLoggingConfiguration",
    "UpdateRoom",
];

/// The prefixes of actions, each with its actions.
const ACTIONS: &[(&str, &[&str])] = &[("ivs", IVS_ACTIONS), ("ivschat", CHAT_ACTIONS)];

/// A policy names actions of IVS that there are.
///
/// Why: IAM takes any; what was meant to be allowed stays denied. AWS adds actions now and then.
///
/// ```text,wrong
/// let operator = AWS::IAM::ManagedPolicy {
///     PolicyDocument: {
///         Statement: [{ Effect: "Allow", Action: "ivs:StopStreams", Resource: "*" }],
///     },
/// };
/// ```
///
/// ```text,right
/// let operator = AWS::IAM::ManagedPolicy {
///     PolicyDocument: {
///         Statement: [{ Effect: "Allow", Action: "ivs:StopStream", Resource: "*" }],
///     },
/// };
/// ```
///
/// Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon
/// Interactive Video Service", and for "Chat".
pub(super) fn unknown_action(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    for (index, resource) in stack.companions() {
        let properties = Way::Section(Place::Resource(index), "Properties");
        resource.properties.walk(&properties, &mut |way, node| {
            let Node::Object(entries) = node else {
                return;
            };
            let actions = entries
                .iter()
                .filter(|(key, _)| key == "Action" || key == "NotAction");
            for (key, value) in actions {
                if is_statement(way) {
                    texts(&Way::Key(way, key), value, &mut |way, text| {
                        if let Some((message, help)) = action_fault(text) {
                            report.add(rule, way.path(), message).maybe_help(help);
                        }
                    });
                }
            }
        });
    }
}

/// Whether a policy's statement stands at the end of a way: under `Statement`, or in its list.
fn is_statement(way: &Way<'_>) -> bool {
    match way {
        Way::Item(way, _) => is_statement(way),
        Way::Key(way, key) if key.starts_with("Fn::") => is_statement(way),
        Way::Key(_, key) => *key == "Statement",
        Way::Place(_) | Way::Section(..) => false,
    }
}

/// Calls `visit` for each text that a value may be or hold, in a list or in a branch of `Fn::If`.
fn texts(way: &Way<'_>, node: &Node<'_>, visit: &mut impl FnMut(&Way<'_>, &str)) {
    match node {
        Node::String(text) => visit(way, text),
        Node::List(items) => {
            for (index, item) in items.iter().enumerate() {
                texts(&Way::Item(way, index), item, visit);
            }
        }
        Node::Function(function, argument) if function == "Fn::If" => {
            let way = Way::Key(way, function);
            if let Node::List(branches) = &**argument {
                for (index, branch) in branches.iter().enumerate().skip(1) {
                    texts(&Way::Item(&way, index), branch, visit);
                }
            }
        }
        _ => {}
    }
}

/// What is wrong with an action, if it is one of IVS, and what may be meant.
fn action_fault(text: &str) -> Option<(String, Option<String>)> {
    let (prefix, name) = text.split_once(':')?;
    let prefix = prefix.to_ascii_lowercase();
    let meant = match &*prefix {
        "ivs" | "ivschat" => &*prefix,
        // As the clients of the APIs are called.
        "ivs-realtime" | "ivsrealtime" => "ivs",
        "ivs-chat" => "ivschat",
        _ => return None,
    };
    if meant != prefix {
        return Some((
            format!("no action has the prefix `{prefix}`"),
            Some(format!("write `{meant}:{name}`")),
        ));
    }
    let has = |(_, actions): &&(&str, &[&str])| actions.iter().any(|action| covers(name, action));
    let is_of = |service: &&(&str, _)| service.0 == prefix;
    if ACTIONS.iter().filter(is_of).any(|service| has(&service)) {
        return None;
    }
    let message = format!("`{text}` is no action that is known of IVS");
    let help = if let Some((other, _)) = ACTIONS.iter().find(has) {
        Some(format!("{other}:{name}"))
    } else {
        ACTIONS
            .iter()
            .find(is_of)
            .and_then(|(_, actions)| suggest::closest(name, actions.iter().copied()))
            .map(|action| format!("{prefix}:{action}"))
    };
    Some((message, help.map(|help| format!("did you mean `{help}`?"))))
}

/// Whether a name in a policy, which may hold `*` and `?`, stands for an action. Case does not
/// matter.
fn covers(name: &str, action: &str) -> bool {
    fn rest(name: &[u8], action: &[u8]) -> bool {
        match (name.split_first(), action.split_first()) {
            (None, None) => true,
            (Some((b'*', name)), None) => rest(name, action),
            (Some((b'*', after)), Some((_, shorter))) => rest(after, action) || rest(name, shorter),
            (Some((b'?', name)), Some((_, action))) => rest(name, action),
            (Some((left, name)), Some((right, action))) => {
                left.eq_ignore_ascii_case(right) && rest(name, action)
            }
            (_, _) => false,
        }
    }
    rest(name.as_bytes(), action.as_bytes())
}

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
    for (index, alarm) in of_type(stack, ALARM) {
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
                    .any(|namespace| is_same_word(namespace.name, name));
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
                Field::Known(Node::Reference { to, attribute })
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
/// Why: CloudWatch refuses others than 10, 20 and 30 seconds and whole minutes.
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
/// Source: CloudWatch API Reference, `PutMetricAlarm`; cfn-lint, which does not know of 20 seconds yet.
pub(super) fn alarm_period(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    for (index, alarm) in of_type(stack, ALARM) {
        let Field::Known(period) = alarm.get("Period") else {
            continue;
        };
        let Some(seconds) = scalar_text(period).and_then(|text| text.parse::<u32>().ok()) else {
            continue;
        };
        let is_fine = matches!(seconds, 10 | 20 | 30) || seconds > 0 && seconds % 60 == 0;
        if !is_fine {
            let message = format!("an alarm has no period of {seconds} seconds");
            report
                .add(rule, Path::property(index, &["Period"]), message)
                .help("write 10, 20, 30 or a multiple of 60");
        }
    }
}

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
    for (index, stream) in of_type(stack, DELIVERY_STREAM) {
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
    matches!(name, Field::Known(Node::Reference { to, attribute: None }) if to == id)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_are_sorted_and_stand_once() {
        for (_, actions) in ACTIONS {
            assert!(actions.is_sorted_by(|left, right| left < right));
        }
    }

    #[test]
    fn wildcards_cover_what_they_match() {
        for name in [
            "*",
            "Get*",
            "*channel",
            "G?tChannel",
            "getchannel",
            "*e*C*l*",
        ] {
            assert!(covers(name, "GetChannel"), "{name}");
        }
        for name in ["", "Get", "Get?", "*Stage", "GetChannel?", "Channel*"] {
            assert!(!covers(name, "GetChannel"), "{name}");
        }
    }

    #[test]
    fn actions_are_judged_by_their_prefix() {
        let help = |text| action_fault(text).map(|(_, help)| help.unwrap_or_default());
        for text in [
            "s3:GetObjekt",
            "*",
            "ivs:*",
            "IVS:getStage",
            "ivschat:*Message",
            "ivs",
        ] {
            assert_eq!(help(text), None, "{text}");
        }
        for (text, meant) in [
            ("ivs:CreateChanel", "did you mean `ivs:CreateChannel`?"),
            ("ivs:CreateRoom", "did you mean `ivschat:CreateRoom`?"),
            ("ivschat:Create*Token*s", ""),
            ("ivs-realtime:GetStage", "write `ivs:GetStage`"),
        ] {
            assert_eq!(help(text).as_deref(), Some(meant), "{text}");
        }
    }

    #[test]
    fn where_there_may_be_more_only_another_spelling_is_wrong() {
        let words = Words::Some(&["event_name"]);
        assert!(words.lack("eventName"));
        assert!(!words.lack("event_name"));
        assert!(!words.lack("event_time"));
        assert!(Words::All(&["event_name"]).lack("event_time"));
    }
}
