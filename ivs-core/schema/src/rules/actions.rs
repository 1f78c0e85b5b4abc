//! Actions of IVS that policies allow.

use crate::report::{Report, Rule};
use crate::suggest;
use crate::view::{Indexed, Node, Place, Way};

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
        Way::Place(_) | Way::Section(..) | Way::Reference(..) => false,
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
    // No action has as many characters; there may be more `*` than that.
    if name.len() > LONGEST_NAME {
        return None;
    }
    let has = |(_, actions): &&(&str, &[&str])| actions.iter().any(|action| covers(name, action));
    let own = ACTIONS.iter().find(|(service, _)| *service == prefix)?;
    if has(&own) {
        return None;
    }
    let message = format!("`{text}` is no action that is known of IVS");
    let help = if let Some((other, _)) = ACTIONS.iter().find(has) {
        Some(format!("{other}:{name}"))
    } else {
        suggest::closest(name, own.1.iter().copied()).map(|action| format!("{prefix}:{action}"))
    };
    Some((message, help.map(|help| format!("did you mean `{help}`?"))))
}

const LONGEST_NAME: usize = 128;

/// Whether a name in a policy, which may hold `*` and `?`, stands for an action. Case does not
/// matter.
fn covers(name: &str, action: &str) -> bool {
    let (name, action) = (name.as_bytes(), action.as_bytes());
    let (mut at, mut taken) = (0, 0);
    // After the last `*`, and how much of the action it stands for up to now. It alone has to be tried
    // with more: what stands before it fits already.
    let mut last: Option<(usize, usize)> = None;
    while let Some(&next) = action.get(taken) {
        match name.get(at) {
            Some(b'*') => {
                at += 1;
                last = Some((at, taken));
            }
            Some(one) if *one == b'?' || one.eq_ignore_ascii_case(&next) => {
                at += 1;
                taken += 1;
            }
            _ => {
                let Some((after, covered)) = &mut last else {
                    return false;
                };
                *covered += 1;
                at = *after;
                taken = *covered;
            }
        }
    }
    name.iter().skip(at).all(|one| *one == b'*')
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
            "**Get**Channel**",
            "G*nel",
            "*n*n*",
        ] {
            assert!(covers(name, "GetChannel"), "{name}");
        }
        for name in [
            "",
            "Get",
            "Get?",
            "*Stage",
            "GetChannel?",
            "Channel*",
            "*n*n*n",
            "G*Channels",
            "*x*",
        ] {
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
}
