//! Playback restriction policies: from which countries and web sites a public channel can be played.

use super::unused::{each_unused, how_to_hand_on};
use crate::country;
use crate::origin::{self, Fault};
use crate::report::{Report, Rule};
use crate::view::{Field, Indexed, Node, Part, Path, Step};

const CHANNEL: &str = "AWS::IVS::Channel";
const POLICY: &str = "AWS::IVS::PlaybackRestrictionPolicy";

/// How many origins a token with strict enforcement can name.
const MOST_STRICT_ORIGINS: usize = 5;

/// Calls `visit` for each text in a list of each policy, with the path to it.
fn each_text(stack: &Indexed<'_, '_>, list: &str, mut visit: impl FnMut(Path, &str)) {
    for (index, policy) in stack.resources_of(POLICY) {
        let Field::Known(Node::List(items)) = policy.get(list) else {
            continue;
        };
        for (item, node) in items.iter().enumerate() {
            if let Node::String(text) = node {
                let mut path = Path::property(index, &[list]);
                path.steps.push(Step::Index(item));
                visit(path, text);
            }
        }
    }
}

/// A country is given by its code of ISO 3166-1.
///
/// Why: only codes of two letters that are officially assigned are countries to the service; with
/// any other one nobody is let in, or the policy is refused.
///
/// ```text,wrong
/// let europe = PlaybackRestrictionPolicy { allowed_countries: ["DE", "UK"] };
/// output policy = europe.arn;
/// ```
///
/// ```text,right
/// let europe = PlaybackRestrictionPolicy { allowed_countries: ["DE", "GB"] };
/// output policy = europe.arn;
/// ```
///
/// Source: IVS API reference, `CreatePlaybackRestrictionPolicy`, `allowedCountries`.
pub(super) fn unknown_country(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    each_text(stack, "AllowedCountries", |path, text| {
        let code = text.to_ascii_uppercase();
        if country::is_assigned(&code) {
            return;
        }
        let message = format!("`{text}` is the code of no country, so it lets nobody in");
        let help = match country::meant(&code) {
            Some(meant) => format!("write `\"{meant}\"`"),
            None => "write a code of ISO 3166-1 with two letters, as in `\"DE\"`".into(),
        };
        report.add(rule, path, message).help(help);
    });
}

/// The code of a country is written in capital letters.
///
/// Why: the standard and all examples of the service write it so; whether it takes another case is
/// not documented.
///
/// ```text,wrong
/// let germany = PlaybackRestrictionPolicy { allowed_countries: ["de"] };
/// output policy = germany.arn;
/// ```
///
/// ```text,right
/// let germany = PlaybackRestrictionPolicy { allowed_countries: ["DE"] };
/// output policy = germany.arn;
/// ```
///
/// Source: IVS API reference, `CreatePlaybackRestrictionPolicy`, `allowedCountries`.
pub(super) fn country_in_lower_case(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    each_text(stack, "AllowedCountries", |path, text| {
        let code = text.to_ascii_uppercase();
        if code != text && country::is_assigned(&code) {
            let message = format!("the code of a country has capital letters, unlike `{text}`");
            report
                .add(rule, path, message)
                .help(format!("write `\"{code}\"`"));
        }
    });
}

/// An origin is a scheme and a host, and a port if it is not the usual one.
///
/// Why: browsers send nothing more in the header `Origin`, so that an entry with a path or without a
/// scheme never matches. The host may begin with `*`.
///
/// ```text,wrong
/// let site = PlaybackRestrictionPolicy { allowed_origins: ["https://example.com/shows"] };
/// output policy = site.arn;
/// ```
///
/// ```text,right
/// let site = PlaybackRestrictionPolicy {
///     allowed_origins: ["https://example.com", "https://*.example.com"],
/// };
/// output policy = site.arn;
/// ```
///
/// Source: IVS API reference, `CreatePlaybackRestrictionPolicy`, `allowedOrigins`; IVS Low-Latency
/// User Guide, "Undesired Content and Viewers".
pub(super) fn origin_form(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    each_text(stack, "AllowedOrigins", |path, text| {
        let Some(fault) = origin::fault(text) else {
            return;
        };
        let shown = if text.is_empty() {
            "the empty text".into()
        } else {
            format!("`{text}`")
        };
        let (message, help) = match fault {
            Fault::Scheme(origin) => (
                format!("an origin begins with its scheme, unlike `{text}`, which matches none"),
                format!("write `\"{origin}\"`"),
            ),
            Fault::Path(origin) => (
                format!("an origin ends with its host, unlike `{text}`, which matches none"),
                format!("write `\"{origin}\"`"),
            ),
            Fault::Host => (
                format!("{shown} is no origin, and matches none"),
                "write it as `\"https://example.com\"` or `\"https://*.example.com\"`".into(),
            ),
        };
        report.add(rule, path, message).help(help);
    });
}

/// Origins are enforced where there are some.
///
/// Why: `enable_strict_origin_enforcement: true` makes every player send an origin with each request.
/// With an empty list all of them are allowed anyway.
///
/// ```text,wrong
/// let site = PlaybackRestrictionPolicy { enable_strict_origin_enforcement: true };
/// output policy = site.arn;
/// ```
///
/// ```text,right
/// let site = PlaybackRestrictionPolicy {
///     allowed_origins: ["https://example.com"],
///     enable_strict_origin_enforcement: true,
/// };
/// output policy = site.arn;
/// ```
///
/// Source: IVS Low-Latency User Guide, "Undesired Content and Viewers".
pub(super) fn strict_enforcement_without_origins(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    const SWITCH: &str = "EnableStrictOriginEnforcement";
    for (index, policy) in stack.resources_of(POLICY) {
        let is_empty = match policy.get("AllowedOrigins") {
            Field::Absent => true,
            Field::Known(Node::List(items)) => items.is_empty(),
            _ => false,
        };
        if policy.get(SWITCH).boolean() == Some(true) && is_empty {
            let origins = stack.spelling.property("AllowedOrigins");
            let message = format!(
                "`{}` enforces nothing: without `{origins}` every origin is allowed",
                stack.spelling.property(SWITCH)
            );
            report
                .add(rule, Path::property(index, &[SWITCH]), message)
                .help(format!(
                    "add `{origins}: [\"https://example.com\"]`, or remove it"
                ));
        }
    }
}

/// At most five origins are enforced strictly.
///
/// Why: a token with strict enforcement can name five at most. Whether a policy can name more is not
/// documented.
///
/// ```text,wrong
/// let sites = PlaybackRestrictionPolicy {
///     allowed_origins: [
///         "https://a.example", "https://b.example", "https://c.example", "https://d.example",
///         "https://e.example", "https://f.example",
///     ],
///     enable_strict_origin_enforcement: true,
/// };
/// output policy = sites.arn;
/// ```
///
/// ```text,right
/// let sites = PlaybackRestrictionPolicy {
///     allowed_origins: ["https://*.example"],
///     enable_strict_origin_enforcement: true,
/// };
/// output policy = sites.arn;
/// ```
///
/// Source: IVS Low-Latency User Guide, "Generate and Sign Playback Tokens".
pub(super) fn too_many_strict_origins(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    for (index, policy) in stack.resources_of(POLICY) {
        let is_strict = policy.get("EnableStrictOriginEnforcement").boolean() == Some(true);
        if let Field::Known(Node::List(items)) = policy.get("AllowedOrigins")
            && is_strict
            && items.len() > MOST_STRICT_ORIGINS
        {
            let message = format!(
                "{} origins with strict enforcement; tokens take at most {MOST_STRICT_ORIGINS}, and so may policies",
                items.len()
            );
            report
                .add(rule, Path::property(index, &["AllowedOrigins"]), message)
                .help("cover several with one, as in `\"https://*.example.com\"`");
        }
    }
}

/// A playback restriction policy has a public channel to restrict.
///
/// Why: a channel with `authorized: true` ignores the policy. There, the one who signs the tokens
/// decides on countries, and the tokens themselves on origins.
///
/// ```text,wrong
/// let europe = PlaybackRestrictionPolicy { allowed_countries: ["DE", "FR"] };
/// let viewers = PlaybackKeyPair::from_arn("arn:aws:ivs:us-west-2:123456789012:playback-key/abcd1234");
/// let main = Channel { authorized: true };
/// let encoder = main.add_stream_key();
/// output policy = europe.arn;
/// ```
///
/// ```text,right
/// let europe = PlaybackRestrictionPolicy { allowed_countries: ["DE", "FR"] };
/// let main = Channel {};
/// let encoder = main.add_stream_key();
/// output policy = europe.arn;
/// ```
///
/// Source: IVS Low-Latency User Guide, "Undesired Content and Viewers".
pub(super) fn restriction_of_private_channels(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let mut channels = stack.resources_of(CHANNEL).peekable();
    if channels.peek().is_none() || stack.imports_of(CHANNEL).next().is_some() {
        return;
    }
    if !channels.all(|(_, channel)| channel.get("Authorized").boolean() == Some(true)) {
        return;
    }
    for (index, policy) in stack.resources_of(POLICY) {
        let message = format!(
            "every channel is private, and private channels ignore a policy such as `{}`",
            policy.name
        );
        report
            .add(rule, Path::resource(index).part(Part::Name), message)
            .help("restrict viewers with what their tokens say, or make the channel public");
    }
}

/// The ARN of a playback restriction policy is handed on.
///
/// Why: CloudFormation can't attach a policy to a channel. Whoever calls `UpdateChannel` for that
/// needs its ARN, from an output or the environment of a function.
///
/// ```text,wrong
/// let europe = PlaybackRestrictionPolicy { allowed_countries: ["DE", "FR"] };
/// let main = Channel {};
/// let encoder = main.add_stream_key();
/// ```
///
/// ```text,right
/// let europe = PlaybackRestrictionPolicy { allowed_countries: ["DE", "FR"] };
/// let main = Channel {};
/// let encoder = main.add_stream_key();
/// output policy = europe.arn;
/// ```
///
/// Source: CloudFormation Template Reference, `AWS::IVS::Channel`, which has no property for it; IVS
/// API reference, `UpdateChannel`, `playbackRestrictionPolicyArn`.
pub(super) fn unattached_restriction_policy(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    each_unused(stack, POLICY, |path, name| {
        let message = format!(
            "`{name}` restricts nothing: CloudFormation can't attach it to a channel, and nobody learns its ARN"
        );
        report.add(rule, path, message).help(how_to_hand_on(
            stack.spelling,
            name,
            "`UpdateChannel`",
        ));
    });
}
