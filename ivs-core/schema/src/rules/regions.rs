//! Regions: where the types exist, and that a stack stays in one.

use crate::arn::{self, Arn};
use crate::metadata::{Kind, Property};
use crate::names::Spelling;
use crate::region;
use crate::report::{Report, Rule};
use crate::view::{Indexed, Node, Path, Place, Way};

/// A stack with IVS resources states a region with IVS, if it states one.
///
/// Why: CloudFormation refuses a type that it does not know in the region. Data flows in and out
/// worldwide, whatever the region.
///
/// ```text,wrong
/// #[region("eu-north-1")]
/// stack Chat {
///     let room = Room { };
/// }
/// ```
///
/// ```text,right
/// #[region("eu-west-1")]
/// stack Chat {
///     let room = Room { };
/// }
/// ```
///
/// Source: AWS General Reference, "Amazon IVS endpoints and quotas", and the resource types of each
/// region in the CloudFormation registry.
pub(super) fn region_without_ivs(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let Some(stated) = &stack.region else {
        return;
    };
    let has_ivs_types = || {
        let mut types = stack.resources.iter().map(|resource| &*resource.type_name);
        types.any(|name| name.starts_with("AWS::IVS::") || name.starts_with("AWS::IVSChat::"))
    };
    if region::has_ivs(stated) || !has_ivs_types() {
        return;
    }
    let path = Path::at(Place::Stack, &["region"]);
    report
        .add(
            rule,
            path,
            format!("there is no IVS in the region `{stated}`"),
        )
        .help(format!("use {}", region::list()));
}

/// A type is used only in regions that have it.
///
/// Why: CloudFormation refuses a type that it does not know in the region.
///
/// ```text,wrong
/// #[region("eu-west-1")]
/// stack Ads {
///     let ads = AdConfiguration {
///         media_tailor_playback_configurations: [{
///             playback_configuration_arn: "arn:aws:mediatailor:eu-west-1:123456789012:playbackConfiguration/ads",
///         }],
///     };
/// }
/// ```
///
/// ```text,right
/// #[region("eu-central-1")]
/// stack Ads {
///     let room = Room { };
/// }
/// ```
///
/// Source: AWS General Reference, "Amazon IVS endpoints and quotas", and the resource types of each
/// region in the CloudFormation registry.
pub(super) fn type_not_in_region(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let Some(stated) = stack
        .region
        .as_deref()
        .filter(|stated| region::has_ivs(stated))
    else {
        return;
    };
    for (index, resource) in stack.resources.iter().enumerate() {
        let Some(regions) = region::of_type(&resource.type_name) else {
            continue;
        };
        if !regions.contains(&stated) {
            let regions: Vec<_> = regions.iter().map(|region| format!("`{region}`")).collect();
            let name = resource
                .resource_type
                .map_or("this type", |known| known.name);
            report
                .add(
                    rule,
                    Path::resource(index),
                    format!("there is no `{name}` in the region `{stated}`"),
                )
                .help(format!("it exists in {}", regions.join(", ")));
        }
    }
}

/// Calls `visit` for each ARN of IVS by which a property names a resource, with the place to change:
/// the import that gives the ARN, or the property.
///
/// Only rows that take ARNs count: a tag or a user id is any string. What a function chooses is left
/// alone, since it may choose by region.
fn named(stack: &Indexed<'_, '_>, mut visit: impl FnMut(Path, &Arn<'_>)) {
    if !stack.census().arns {
        return;
    }
    let mut seen = Vec::new();
    let mut look = |way: &Way<'_>, text: &str| {
        let Some(arn) = arn::parse(text).filter(|arn| matches!(arn.service, "ivs" | "ivschat"))
        else {
            return;
        };
        let import = stack
            .imports
            .iter()
            .position(|import| matches!(&import.arn, Node::String(arn) if arn == text));
        match import {
            Some(index) if seen.contains(&index) => {}
            Some(index) => {
                seen.push(index);
                visit(Path::of(Place::Import(index)), &arn);
            }
            None => visit(way.path(), &arn),
        }
    };
    for (index, resource) in stack.resources.iter().enumerate() {
        // In other types an ARN may well be meant for another region.
        if let Some(known) = resource.resource_type
            && known.arn.is_some()
        {
            let way = Way::Section(Place::Resource(index), "Properties");
            each_arn(&way, known.properties, &resource.properties, &mut look);
        }
    }
}

/// Calls `look` for each string in a property that takes the ARN of a resource.
fn each_arn(
    way: &Way<'_>,
    rows: &[Property],
    node: &Node<'_>,
    look: &mut dyn FnMut(&Way<'_>, &str),
) {
    let Node::Object(entries) = node else {
        return;
    };
    for (key, value) in entries {
        let Some(row) = rows.iter().find(|row| row.cloudformation == *key) else {
            continue;
        };
        let way = Way::Key(way, key);
        match (&row.kind, value) {
            (Kind::Arn { .. }, Node::String(text)) => look(&way, text),
            (Kind::Block(block), value) => each_arn(&way, block.properties, value, look),
            (Kind::List(list), Node::List(items)) if matches!(list.item, Kind::Arn { .. }) => {
                for (index, item) in items.iter().enumerate() {
                    if let Node::String(text) = item {
                        look(&Way::Item(&way, index), text);
                    }
                }
            }
            _ => {}
        }
    }
}

/// A resource that another one uses by its ARN is in the stack's own region.
///
/// Why: IVS resources work together within one region. Where the stack states none, the first ARN does.
/// An ARN in a tag or in the user id of an ingest configuration uses nothing.
///
/// ```text,wrong
/// #[region("us-west-2")]
/// stack Show {
///     let archive = RecordingConfiguration::from_arn("arn:aws:ivs:eu-west-1:123456789012:recording-configuration/abcdABCDefgh");
///     let main = Channel { recording_configuration_arn: archive };
///     let encoder = main.add_stream_key();
/// }
/// ```
///
/// ```text,right
/// #[region("us-west-2")]
/// stack Show {
///     let archive = RecordingConfiguration::from_arn("arn:aws:ivs:us-west-2:123456789012:recording-configuration/abcdABCDefgh");
///     let main = Channel { recording_configuration_arn: archive };
///     let encoder = main.add_stream_key();
/// }
/// ```
///
/// Source: IVS Low-Latency User Guide, "What Is Amazon IVS", which calls the service regional; IVS
/// Real-Time API reference, `ChannelDestinationConfiguration` and `S3StorageConfiguration`, which say
/// so for compositions. Neither shows what a channel or a stage answers.
pub(super) fn arn_of_another_region(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let mut expected = stack.region.as_deref().map(str::to_owned);
    let of = match expected {
        Some(_) => "the stack is in",
        None => "others are in",
    };
    let help = match stack.spelling {
        Spelling::Rust => "what belongs together stands in one region; make a stack for each",
        Spelling::CloudFormation => "what belongs together stands in one region",
    };
    named(stack, |path, arn| {
        if !region::has_ivs(arn.region) {
            return;
        }
        let expected = expected.get_or_insert_with(|| arn.region.to_owned());
        if *expected != arn.region {
            let message = format!(
                "this is in the region `{}`, but {of} `{expected}`",
                arn.region
            );
            report.add(rule, path, message).help(help);
        }
    });
}

/// Resources that others use by their ARNs are of one account.
///
/// Why: IVS resources work together within one account, that of the stack. An ARN in a tag or in the
/// user id of an ingest configuration uses nothing.
///
/// ```text,wrong
/// let chat = Room {
///     logging_configuration_identifiers: [
///         "arn:aws:ivschat:us-west-2:123456789012:logging-configuration/abcdABCDefgh",
///         "arn:aws:ivschat:us-west-2:210987654321:logging-configuration/ijklIJKLmnop",
///     ],
/// };
/// ```
///
/// ```text,right
/// let chat = Room {
///     logging_configuration_identifiers: [
///         "arn:aws:ivschat:us-west-2:123456789012:logging-configuration/abcdABCDefgh",
///         "arn:aws:ivschat:us-west-2:123456789012:logging-configuration/ijklIJKLmnop",
///     ],
/// };
/// ```
///
/// Source: IVS API reference, `ChannelDestinationConfiguration` and `S3StorageConfiguration`.
pub(super) fn arn_of_another_account(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let mut expected: Option<String> = None;
    named(stack, |path, arn| {
        let expected = expected.get_or_insert_with(|| arn.account.to_owned());
        if *expected != arn.account {
            let message = format!(
                "this is of the account `{}`, but others are of `{expected}`",
                arn.account
            );
            report
                .add(rule, path, message)
                .help("a stack works with what its own account has; make a stack for each");
        }
    });
}
