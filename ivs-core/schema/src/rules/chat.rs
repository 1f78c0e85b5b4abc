//! Chat rooms: where messages are logged, and who reviews them.

use super::unused::each_unused;
use crate::arn;
use crate::names::Spelling;
use crate::report::{Report, Rule};
use crate::view::{Field, Indexed, Node, Part, Path, Place, Resource, Way};
use std::collections::HashMap;
use std::rc::Rc;

const FUNCTIONS: [&str; 2] = ["AWS::Lambda::Function", "AWS::Serverless::Function"];
const LOG_GROUP: &str = "AWS::Logs::LogGroup";
const LOGGING_CONFIGURATION: &str = "AWS::IVSChat::LoggingConfiguration";
const PERMISSION: &str = "AWS::Lambda::Permission";
const ROOM: &str = "AWS::IVSChat::Room";

const DESTINATION: &str = "DestinationConfiguration";
const HANDLER: &str = "MessageReviewHandler";
const CHAT: &str = "ivschat.amazonaws.com";
const VENDED_LOGS: &str = "/aws/vendedlogs/";

/// Messages are logged to one place.
///
/// Why: CloudFormation takes none and several, the service exactly one. A room that shall log to two
/// names two logging configurations.
///
/// ```text,wrong
/// let log = LoggingConfiguration {
///     destination_configuration: {
///         cloud_watch_logs: { log_group_name: "/aws/vendedlogs/chat" },
///         s3: { bucket_name: "my-chat-logs" },
///     },
/// };
/// let lobby = Room { logging_configuration_identifiers: [log] };
/// ```
///
/// ```text,right
/// let log = LoggingConfiguration {
///     destination_configuration: { cloud_watch_logs: { log_group_name: "/aws/vendedlogs/chat" } },
/// };
/// let lobby = Room { logging_configuration_identifiers: [log] };
/// ```
///
/// Source: IVS Chat API reference, `DestinationConfiguration`.
pub(super) fn one_log_destination(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    const DESTINATIONS: [&str; 3] = ["CloudWatchLogs", "Firehose", "S3"];
    let spell = stack.spelling;
    for (index, logging) in stack.resources_of(LOGGING_CONFIGURATION) {
        let destination = logging.get(DESTINATION);
        let Field::Known(Node::Object(_)) = destination else {
            continue;
        };
        if DESTINATIONS
            .iter()
            .all(|name| destination.get(name).is_absent())
        {
            let names = DESTINATIONS.map(|name| format!("`{}`", spell.property(name)));
            let message = format!("`{}` names no place to log to", spell.property(DESTINATION));
            report
                .add(
                    rule,
                    Path::property(index, &[DESTINATION]).part(Part::Key),
                    message,
                )
                .help(format!("give it one of {}", names.join(", ")));
            continue;
        }
        let mut set = DESTINATIONS
            .into_iter()
            .filter(|name| matches!(destination.get(name), Field::Known(_)));
        if let (Some(first), Some(second)) = (set.next(), set.next()) {
            let message = format!(
                "messages are logged to one place, but there is `{}` beside `{}`",
                spell.property(second),
                spell.property(first)
            );
            report
                .add(
                    rule,
                    Path::property(index, &[DESTINATION, second]).part(Part::Key),
                    message,
                )
                .help("make a logging configuration for each; a room takes up to three");
        }
    }
}

/// A log group for messages is named as one of vended logs.
///
/// Why: for each log group the service adds a statement to one resource policy of CloudWatch Logs, of
/// at most 5,120 characters. Names that start with `/aws/vendedlogs/` do without.
///
/// ```text,wrong
/// let log = LoggingConfiguration {
///     destination_configuration: { cloud_watch_logs: { log_group_name: "chat" } },
/// };
/// let lobby = Room { logging_configuration_identifiers: [log] };
/// ```
///
/// ```text,right
/// let log = LoggingConfiguration {
///     destination_configuration: { cloud_watch_logs: { log_group_name: "/aws/vendedlogs/chat" } },
/// };
/// let lobby = Room { logging_configuration_identifiers: [log] };
/// ```
///
/// Source: CloudWatch Logs User Guide, "Enabling Logging from AWS Services".
pub(super) fn log_group_outside_vended_logs(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    const KEYS: [&str; 3] = [DESTINATION, "CloudWatchLogs", "LogGroupName"];
    for (index, logging) in stack.resources_of(LOGGING_CONFIGURATION) {
        let field = logging.get(KEYS[0]).get(KEYS[1]).get(KEYS[2]);
        let group = field
            .reference()
            .and_then(|id| stack.declared(id))
            .filter(|group| group.type_name == LOG_GROUP);
        let named = group.map_or(field, |group| group.get("LogGroupName"));
        let what = match (named.text(), group) {
            (Some(name), _) if name.starts_with(VENDED_LOGS) => continue,
            (Some(name), _) => format!("`{name}`"),
            // CloudFormation makes a name up.
            (None, Some(group)) if named.is_absent() => format!("the name of `{}`", group.name),
            (None, _) => continue,
        };
        let message = format!(
            "{what} does not start with `{VENDED_LOGS}`, so that the log group takes room in a resource policy of limited size"
        );
        let key = stack.spelling.property("LogGroupName");
        report
            .add(rule, Path::property(index, &KEYS), message)
            .help(match group {
                Some(group) => format!("write `{key}: \"{VENDED_LOGS}chat\"` in `{}`", group.name),
                None => format!("write `{key}: \"{VENDED_LOGS}chat\"`"),
            });
    }
}

/// A logging configuration is used by a room.
///
/// Why: it logs nothing until a room names it. One that is handed on, be it by an output, may be used
/// elsewhere.
///
/// ```text,wrong
/// let log = LoggingConfiguration {
///     destination_configuration: { s3: { bucket_name: "my-chat-logs" } },
/// };
/// let lobby = Room {};
/// ```
///
/// ```text,right
/// let log = LoggingConfiguration {
///     destination_configuration: { s3: { bucket_name: "my-chat-logs" } },
/// };
/// let lobby = Room { logging_configuration_identifiers: [log] };
/// ```
///
/// Source: IVS Chat User Guide, "Chat Logging".
pub(super) fn unused_logging_configuration(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    each_unused(stack, LOGGING_CONFIGURATION, |path, name| {
        let key = stack.spelling.property("LoggingConfigurationIdentifiers");
        let note = report.add(
            rule,
            path,
            format!("no room uses `{name}`, so nothing is logged by it"),
        );
        note.help(match stack.spelling {
            Spelling::Rust => format!("write `{key}: [{name}]` on a room, or remove it"),
            Spelling::CloudFormation => format!("name it in `{key}` of a room, or remove it"),
        });
    });
}

/// A room names the function that reviews its messages by the ARN.
///
/// Why: `Ref` of a function is its name, which the room refuses.
///
/// ```text,wrong
/// let review = AWS::Lambda::Function {
///     Code: { ImageUri: "123456789012.dkr.ecr.us-west-2.amazonaws.com/review" },
///     PackageType: "Image",
///     Role: "arn:aws:iam::123456789012:role/review",
/// };
/// let chat = AWS::Lambda::Permission {
///     action: "lambda:InvokeFunction", function_name: review, principal: "ivschat.amazonaws.com",
/// };
/// #[depends_on(chat)]
/// let lobby = Room { message_review_handler: { uri: review } };
/// ```
///
/// ```text,right
/// let review = AWS::Lambda::Function {
///     Code: { ImageUri: "123456789012.dkr.ecr.us-west-2.amazonaws.com/review" },
///     PackageType: "Image",
///     Role: "arn:aws:iam::123456789012:role/review",
/// };
/// let chat = AWS::Lambda::Permission {
///     action: "lambda:InvokeFunction", function_name: review, principal: "ivschat.amazonaws.com",
/// };
/// #[depends_on(chat)]
/// let lobby = Room { message_review_handler: { uri: review.attr("Arn") } };
/// ```
///
/// Source: CloudFormation Template Reference, `AWS::IVSChat::Room MessageReviewHandler`.
pub(super) fn handler_named_without_arn(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    for (index, room) in stack.resources_of(ROOM) {
        let Field::Known(Node::Reference {
            to,
            attribute: None,
            ..
        }) = room.get(HANDLER).get("Uri")
        else {
            continue;
        };
        let Some(function) = stack.declared(to).filter(|it| is_function(it)) else {
            continue;
        };
        let name = &function.name;
        let uri = stack.spelling.property("Uri");
        let message =
            format!("`{uri}` takes the ARN of a function, but `Ref` of `{name}` is its name");
        report
            .add(rule, Path::property(index, &[HANDLER, "Uri"]), message)
            .help(match stack.spelling {
                Spelling::Rust => format!("write `{uri}: {name}.attr(\"Arn\")`"),
                Spelling::CloudFormation => {
                    format!(r#"write `{{"Fn::GetAtt": ["{to}", "Arn"]}}`"#)
                }
            });
    }
}

fn is_function(resource: &Resource<'_>) -> bool {
    FUNCTIONS.contains(&&*resource.type_name)
}

/// A room whose messages are reviewed by a function of this stack.
struct Reviewed<'s, 'a> {
    place: usize,
    room: &'s Resource<'a>,
    function: &'s Resource<'a>,
    /// The permissions by which it may call the function, with their places.
    permissions: Rc<[(usize, &'s Resource<'a>)]>,
}

fn reviewed<'n, 's, 'a>(
    stack: &'n Indexed<'s, 'a>,
) -> impl Iterator<Item = Reviewed<'s, 'a>> + use<'n, 's, 'a> {
    let mut known: HashMap<&str, Rc<[_]>> = HashMap::new();
    stack.resources_of(ROOM).filter_map(move |(place, room)| {
        let handler = room.get(HANDLER).get("Uri").reference()?;
        let function = stack.declared(handler).filter(|it| is_function(it))?;
        let permissions = known.entry(&function.id).or_insert_with(|| {
            stack
                .resources_of(PERMISSION)
                .filter(|(_, permission)| may_let_chat_call(permission, function))
                .collect()
        });
        let permissions = Rc::clone(permissions);
        Some(Reviewed {
            place,
            room,
            function,
            permissions,
        })
    })
}

/// Whether a permission lets IVS Chat call the function, as far as is known.
fn may_let_chat_call(permission: &Resource<'_>, function: &Resource<'_>) -> bool {
    // IAM ignores case in actions.
    let may_be = |property: &str, words: &[&str]| match permission.get(property) {
        Field::Known(Node::String(text)) => {
            words.iter().any(|word| text.eq_ignore_ascii_case(word))
        }
        Field::Absent => false,
        _ => true,
    };
    let is_of_function = match permission.get("FunctionName") {
        Field::Known(Node::Reference { to, attribute, .. }) => {
            *to == function.id || attribute.as_deref().is_some_and(|it| it != "Arn")
        }
        Field::Known(Node::String(name)) => match function.get("FunctionName") {
            Field::Known(Node::String(given)) => name.contains(&**given),
            Field::Absent => false,
            _ => true,
        },
        Field::Absent => false,
        _ => true,
    };
    is_of_function
        && may_be("Principal", &[CHAT, "*"])
        && may_be("Action", &["lambda:InvokeFunction", "lambda:*", "*"])
}

/// A function that reviews messages has a permission for IVS Chat.
///
/// Why: the service tries the function when the room is made, and fails with "invalid lambda
/// permission". Permissions under a condition count where they are there for every deployment that
/// has the room.
///
/// ```text,wrong
/// let review = AWS::Lambda::Function {
///     Code: { ImageUri: "123456789012.dkr.ecr.us-west-2.amazonaws.com/review" },
///     PackageType: "Image",
///     Role: "arn:aws:iam::123456789012:role/review",
/// };
/// let lobby = Room { message_review_handler: { uri: review.attr("Arn") } };
/// ```
///
/// ```text,right
/// let review = AWS::Lambda::Function {
///     Code: { ImageUri: "123456789012.dkr.ecr.us-west-2.amazonaws.com/review" },
///     PackageType: "Image",
///     Role: "arn:aws:iam::123456789012:role/review",
/// };
/// let chat = AWS::Lambda::Permission {
///     action: "lambda:InvokeFunction", function_name: review, principal: "ivschat.amazonaws.com",
/// };
/// #[depends_on(chat)]
/// let lobby = Room { message_review_handler: { uri: review.attr("Arn") } };
/// ```
///
/// Source: CloudFormation Template Reference, `AWS::IVSChat::Room MessageReviewHandler`, examples.
pub(super) fn handler_without_permission(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    for reviewed in reviewed(stack) {
        let permissions = reviewed.permissions.iter().map(|(_, it)| *it);
        if stack.is_one_there_for(reviewed.room, permissions) {
            continue;
        }
        let function = &reviewed.function.name;
        let path = Path::property(reviewed.place, &[HANDLER, "Uri"]);
        if !reviewed.permissions.is_empty() {
            let message = format!(
                "in some deployments IVS Chat may not invoke `{function}`, and the room can't be made there"
            );
            report
                .add(rule, path, message)
                .help("make the permission under the same condition as the room");
            continue;
        }
        let message =
            format!("IVS Chat may not invoke `{function}`, so that the room can't be made");
        report
            .add(rule, path, message)
            .help(match stack.spelling {
                Spelling::Rust => format!(
                    "add `let invoke = {PERMISSION} {{ action: \"lambda:InvokeFunction\", function_name: {function}, principal: \"{CHAT}\" }};`, and `#[depends_on(invoke)]` above the room"
                ),
                Spelling::CloudFormation => format!(
                    "add an `{PERMISSION}` of `lambda:InvokeFunction` for `{CHAT}`, and let the room depend on it"
                ),
            });
    }
}

/// A room is made after the permission for its reviewing function.
///
/// Why: CloudFormation makes at the same time what does not refer to each other, and the room fails
/// with "invalid lambda permission" if it comes first.
///
/// ```text,wrong
/// let review = AWS::Lambda::Function {
///     Code: { ImageUri: "123456789012.dkr.ecr.us-west-2.amazonaws.com/review" },
///     PackageType: "Image",
///     Role: "arn:aws:iam::123456789012:role/review",
/// };
/// let chat = AWS::Lambda::Permission {
///     action: "lambda:InvokeFunction", function_name: review, principal: "ivschat.amazonaws.com",
/// };
/// let lobby = Room { message_review_handler: { uri: review.attr("Arn") } };
/// ```
///
/// ```text,right
/// let review = AWS::Lambda::Function {
///     Code: { ImageUri: "123456789012.dkr.ecr.us-west-2.amazonaws.com/review" },
///     PackageType: "Image",
///     Role: "arn:aws:iam::123456789012:role/review",
/// };
/// let chat = AWS::Lambda::Permission {
///     action: "lambda:InvokeFunction", function_name: review, principal: "ivschat.amazonaws.com",
/// };
/// #[depends_on(chat)]
/// let lobby = Room { message_review_handler: { uri: review.attr("Arn") } };
/// ```
///
/// Source: CloudFormation Template Reference, `AWS::IVSChat::Room MessageReviewHandler`, examples.
pub(super) fn room_made_before_permission(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    for Reviewed {
        place,
        room,
        permissions,
        ..
    } in reviewed(stack)
    {
        let needs = stack.needs();
        // One question after the other about the same resource is faster.
        let is_after_none =
            |(permission, _): &(usize, _)| needs.lead(place, *permission) == Some(false);
        let is_before_none =
            |(permission, _): &(usize, _)| needs.lead(*permission, place) == Some(false);
        // One that needs the room is another matter.
        if let Some((_, permission)) = permissions.first()
            && permissions.iter().all(is_after_none)
            && permissions.iter().all(is_before_none)
        {
            let message = format!(
                "`{}` can be made only after `{}`, which lets IVS Chat invoke its function",
                room.name, permission.name
            );
            report
                .add(rule, Path::resource(place).part(Part::Name), message)
                .help(match stack.spelling {
                    Spelling::Rust => {
                        format!("write `#[depends_on({})]` above it", permission.name)
                    }
                    Spelling::CloudFormation => format!("add `DependsOn: {}`", permission.id),
                });
        }
    }
}

/// The permission for a reviewing function does without the room.
///
/// Why: a permission that names the room in `source_arn` is made after it, but the room can be made
/// only after the permission.
///
/// ```text,wrong
/// let review = AWS::Lambda::Function {
///     Code: { ImageUri: "123456789012.dkr.ecr.us-west-2.amazonaws.com/review" },
///     PackageType: "Image",
///     Role: "arn:aws:iam::123456789012:role/review",
/// };
/// let chat = AWS::Lambda::Permission {
///     action: "lambda:InvokeFunction", function_name: review, principal: "ivschat.amazonaws.com",
///     source_arn: lobby.arn,
/// };
/// let lobby = Room { message_review_handler: { uri: review.attr("Arn") } };
/// ```
///
/// ```text,right
/// let review = AWS::Lambda::Function {
///     Code: { ImageUri: "123456789012.dkr.ecr.us-west-2.amazonaws.com/review" },
///     PackageType: "Image",
///     Role: "arn:aws:iam::123456789012:role/review",
/// };
/// let chat = AWS::Lambda::Permission {
///     action: "lambda:InvokeFunction", function_name: review, principal: "ivschat.amazonaws.com",
///     source_arn: format!("arn:aws:ivschat:{}:{}:room/*", aws::region, aws::account_id),
///     source_account: aws::account_id,
/// };
/// #[depends_on(chat)]
/// let lobby = Room { message_review_handler: { uri: review.attr("Arn") } };
/// ```
///
/// Source: CloudFormation Template Reference, `AWS::IVSChat::Room MessageReviewHandler`, examples; IVS
/// Chat User Guide, "Security".
pub(super) fn permission_needs_its_room(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    for Reviewed {
        place,
        room,
        permissions,
        ..
    } in reviewed(stack)
    {
        let needs = stack.needs();
        let is_first = |(permission, _): &(usize, _)| needs.lead(*permission, place) != Some(true);
        if permissions.iter().any(is_first) {
            continue;
        }
        for &(permission, resource) in permissions.iter() {
            let path = match resource.get("SourceArn") {
                Field::Absent => Path::resource(permission).part(Part::Name),
                _ if mentions(resource, "SourceArn", &room.id) => {
                    Path::property(permission, &["SourceArn"])
                }
                _ => Path::resource(permission).part(Part::Name),
            };
            let message = format!(
                "`{}` is made after `{}`, which can be made only after it",
                resource.name, room.name
            );
            let help = match stack.spelling {
                Spelling::Rust => {
                    "write `source_arn: format!(\"arn:aws:ivschat:{}:{}:room/*\", aws::region, aws::account_id), source_account: aws::account_id`"
                }
                Spelling::CloudFormation => {
                    r#"write `{"Fn::Sub": "arn:aws:ivschat:${AWS::Region}:${AWS::AccountId}:room/*"}`"#
                }
            };
            report.add(rule, path, message).help(help);
        }
    }
}

/// Whether a property mentions another resource.
fn mentions(resource: &Resource<'_>, property: &str, id: &str) -> bool {
    let Node::Object(entries) = &resource.properties else {
        return false;
    };
    let way = Way::Section(Place::Stack, "Properties");
    let mut is_found = false;
    for (_, value) in entries.iter().filter(|(key, _)| key == property) {
        value.walk(&way, &mut |_, node| {
            is_found |= matches!(node, Node::Reference { to, .. } if to == id);
        });
    }
    is_found
}

/// A fallback is for a function that reviews.
///
/// Why: it says what becomes of a message when the function fails; without one every message is
/// delivered unreviewed, whatever it says.
///
/// ```text,wrong
/// let lobby = Room { message_review_handler: { fallback_result: Deny } };
/// ```
///
/// ```text,right
/// let lobby = Room {
///     message_review_handler: {
///         uri: "arn:aws:lambda:us-west-2:123456789012:function:review",
///         fallback_result: Deny,
///     },
/// };
/// ```
///
/// Source: IVS Chat API reference, `MessageReviewHandler`.
pub(super) fn fallback_without_handler(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    for (index, room) in stack.resources_of(ROOM) {
        let handler = room.get(HANDLER);
        let uri = handler.get("Uri");
        let is_none = uri.is_absent() || uri.text() == Some("");
        if !is_none || !matches!(handler.get("FallbackResult"), Field::Known(_)) {
            continue;
        }
        let [uri, fallback] = ["Uri", "FallbackResult"].map(|key| stack.spelling.property(key));
        let message = format!(
            "`{fallback}` does nothing without `{uri}`: every message is delivered unreviewed"
        );
        let path = Path::property(index, &[HANDLER, "FallbackResult"]).part(Part::Key);
        report.add(rule, path, message).help(format!(
            "add `{uri}` with the ARN of a function, or remove `{}`",
            stack.spelling.property(HANDLER)
        ));
    }
}

/// A function that reviews messages is of the room's own region.
///
/// Why: a room works within its region; that it can't call a function of another one is likely, but
/// not documented. Only a stack that states its region is looked at.
///
/// ```text,wrong
/// #[region("us-west-2")]
/// stack Show {
///     let lobby = Room {
///         message_review_handler: { uri: "arn:aws:lambda:us-east-1:123456789012:function:review" },
///     };
/// }
/// ```
///
/// ```text,right
/// #[region("us-west-2")]
/// stack Show {
///     let lobby = Room {
///         message_review_handler: { uri: "arn:aws:lambda:us-west-2:123456789012:function:review" },
///     };
/// }
/// ```
///
/// Source: CloudFormation Template Reference, `AWS::IVSChat::Room MessageReviewHandler`.
pub(super) fn handler_of_another_region(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let Some(region) = stack.region.as_deref() else {
        return;
    };
    for (index, room) in stack.resources_of(ROOM) {
        let Some(arn) = room.get(HANDLER).get("Uri").text().and_then(arn::parse) else {
            continue;
        };
        if arn.region != region {
            let message = format!(
                "this function is in the region `{}`, but the stack is in `{region}`",
                arn.region
            );
            report
                .add(rule, Path::property(index, &[HANDLER, "Uri"]), message)
                .help("name a function of the stack's own region");
        }
    }
}
