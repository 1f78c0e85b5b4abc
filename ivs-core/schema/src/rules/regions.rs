//! Regions: where the types exist, and that a stack stays in one.

use crate::arn;
use crate::names::Spelling;
use crate::region;
use crate::report::{Report, Rule};
use crate::view::{Indexed, Node, Part, Path, Place, Step, Way};

/// A stack that states its region states one with IVS.
///
/// Source: AWS General Reference, "Amazon IVS endpoints and quotas".
pub(super) fn region_without_ivs(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let Some(stated) = &stack.region else {
        return;
    };
    if region::has_ivs(stated) {
        return;
    }
    let path = Path {
        place: Place::Stack,
        steps: vec![Step::Key("region".into())],
        part: Part::Value,
    };
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

/// What a stack mentions by its ARN is of the stack's own region.
///
/// IVS resources work together within one region. Where the stack states none, the first ARN does.
///
/// Source: IVS API reference, `ChannelDestinationConfiguration` and `S3StorageConfiguration`.
pub(super) fn arn_of_another_region(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let mut expected = stack.region.as_deref().map(str::to_owned);
    let is_stated = expected.is_some();
    let mut found = Vec::new();
    let mut look = |way: &dyn Fn() -> Path, text: &str| {
        let Some(arn) = arn::parse(text) else {
            return;
        };
        if !matches!(arn.service, "ivs" | "ivschat") || !region::has_ivs(arn.region) {
            return;
        }
        match &expected {
            None => expected = Some(arn.region.to_owned()),
            Some(expected) if expected == arn.region => {}
            Some(expected) => {
                let of = if is_stated {
                    "the stack is in"
                } else {
                    "others are in"
                };
                found.push((
                    way(),
                    format!(
                        "this is in the region `{}`, but {of} `{expected}`",
                        arn.region
                    ),
                ));
            }
        }
    };
    for (index, import) in stack.imports.iter().enumerate() {
        if let Node::String(text) = &import.arn {
            let path = || Path {
                place: Place::Import(index),
                steps: Vec::new(),
                part: Part::Value,
            };
            look(&path, text);
        }
    }
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
            {
                look(&|| way.path(), text);
            }
        });
    }
    for (path, message) in found {
        let help = match stack.spelling {
            Spelling::Rust => "what belongs together stands in one region; make a stack for each",
            Spelling::CloudFormation => "what belongs together stands in one region",
        };
        report.add(rule, path, message).help(help);
    }
}
