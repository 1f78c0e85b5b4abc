//! Regions: where the types exist, and that a stack stays in one.

use crate::arn::{self, Arn};
use crate::names::Spelling;
use crate::region;
use crate::report::{Report, Rule};
use crate::view::{Indexed, Node, Path, Place, Way};

/// A stack that states its region states one with IVS.
///
/// Why: nothing of IVS can be made elsewhere. Data flows in and out worldwide, whatever the region.
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
/// Source: AWS General Reference, "Amazon IVS endpoints and quotas".
pub(super) fn region_without_ivs(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let Some(stated) = &stack.region else {
        return;
    };
    if region::has_ivs(stated) {
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

/// Calls `visit` for each ARN of IVS that the stack mentions, with the place where it stands.
fn mentioned(stack: &Indexed<'_, '_>, mut visit: impl FnMut(&dyn Fn() -> Path, &Arn<'_>)) {
    let mut look = |path: &dyn Fn() -> Path, text: &str| {
        if let Some(arn) = arn::parse(text)
            && matches!(arn.service, "ivs" | "ivschat")
        {
            visit(path, &arn);
        }
    };
    for (index, import) in stack.imports.iter().enumerate() {
        if let Node::String(text) = &import.arn {
            look(&|| Path::of(Place::Import(index)), text);
        }
    }
    if !stack.census().arns {
        return;
    }
    // It was seen already.
    let is_import = |text: &str| {
        let mut arns = stack.imports.iter().map(|import| &import.arn);
        arns.any(|arn| matches!(arn, Node::String(arn) if arn == text))
    };
    for (index, resource) in stack.resources.iter().enumerate() {
        // In other types an ARN may well be meant for another region.
        if resource
            .resource_type
            .is_none_or(|known| known.arn.is_none())
        {
            continue;
        }
        let way = Way::Section(Place::Resource(index), "Properties");
        resource.properties.walk(&way, &mut |way, node| {
            if let Node::String(text) = node
                && text.starts_with("arn:")
                && !is_import(text)
            {
                look(&|| way.path(), text);
            }
        });
    }
}

/// What a stack mentions by its ARN is of the stack's own region.
///
/// Why: IVS resources work together within one region. Where the stack states none, the first ARN does.
///
/// ```text,wrong
/// #[region("us-west-2")]
/// stack Keys {
///     let main = Channel::from_arn("arn:aws:ivs:eu-west-1:123456789012:channel/abcdABCDefgh");
///     let chat = Room { name: "chat", tags: { "channel": main.id } };
/// }
/// ```
///
/// ```text,right
/// #[region("us-west-2")]
/// stack Keys {
///     let main = Channel::from_arn("arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh");
///     let chat = Room { name: "chat", tags: { "channel": main.id } };
/// }
/// ```
///
/// Source: IVS API reference, `ChannelDestinationConfiguration` and `S3StorageConfiguration`.
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
    mentioned(stack, |path, arn| {
        if !region::has_ivs(arn.region) {
            return;
        }
        let expected = expected.get_or_insert_with(|| arn.region.to_owned());
        if *expected != arn.region {
            let message = format!(
                "this is in the region `{}`, but {of} `{expected}`",
                arn.region
            );
            report.add(rule, path(), message).help(help);
        }
    });
}

/// What a stack mentions by ARNs is of one account.
///
/// Why: IVS resources work together within one account, that of the stack.
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
    mentioned(stack, |path, arn| {
        let expected = expected.get_or_insert_with(|| arn.account.to_owned());
        if *expected != arn.account {
            let message = format!(
                "this is of the account `{}`, but others are of `{expected}`",
                arn.account
            );
            report
                .add(rule, path(), message)
                .help("a stack works with what its own account has; make a stack for each");
        }
    });
}
