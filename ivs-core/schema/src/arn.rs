//! Amazon Resource Names.

use crate::metadata::ArnShape;
use crate::names::{Spelling, with_article};
use crate::region;

/// The parts of `arn:<partition>:<service>:<region>:<account>:<resource>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arn<'a> {
    /// `aws` everywhere that IVS exists.
    pub partition: &'a str,
    /// Such as `ivs`.
    pub service: &'a str,
    /// Such as `us-west-2`.
    pub region: &'a str,
    /// Such as `123456789012`.
    pub account: &'a str,
    /// Such as `channel/abcdABCDefgh`.
    pub resource: &'a str,
}

/// Splits an ARN into its parts; `None` if there are too few.
#[must_use]
pub fn parse(text: &str) -> Option<Arn<'_>> {
    let mut parts = text.splitn(6, ':');
    let prefix = parts.next()?;
    let arn = Arn {
        partition: parts.next()?,
        service: parts.next()?,
        region: parts.next()?,
        account: parts.next()?,
        resource: parts.next()?,
    };
    (prefix == "arn").then_some(arn)
}

impl<'a> Arn<'a> {
    /// The part behind the `/`, which IVS calls the id.
    #[must_use]
    pub fn id(&self) -> Option<&'a str> {
        self.resource.split_once('/').map(|(_, id)| id)
    }

    /// Whether the region has a region's characters.
    #[must_use]
    pub fn has_plausible_region(&self) -> bool {
        !self.region.is_empty()
            && self
                .region
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    }

    fn has_account(&self) -> bool {
        !self.account.is_empty() && self.account.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// Whether a text is the ARN of a resource of this kind, as the schemas' patterns ask:
/// `^arn:aws:<service>:[a-z0-9-]+:[0-9]+:<resource>/[a-zA-Z0-9-]+$`.
#[must_use]
pub fn names(service: &str, resource: &str, text: &str) -> bool {
    parse(text).is_some_and(|arn| {
        arn.partition == "aws"
            && arn.service == service
            && arn.has_plausible_region()
            && arn.has_account()
            && arn
                .resource
                .split_once('/')
                .is_some_and(|(kind, id)| kind == resource && is_id(id))
    })
}

/// Whether a text can be the id of an IVS resource: `[a-zA-Z0-9-]+`.
#[must_use]
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// What is wrong with the id of an existing resource of the type with this name, and what to write;
/// `None` if nothing is wrong.
#[must_use]
pub fn id_fault(type_name: &str, id: &str) -> Option<(String, Option<String>)> {
    if is_id(id) {
        return None;
    }
    let message = format!(
        "{} is not the id of {}: it takes letters, digits and `-`",
        shown(id),
        with_article(type_name)
    );
    let help = parse(id).map(|_| format!("write `{type_name}::from_arn(\"..\")`"));
    Some((message, help))
}

/// A text as messages show it.
fn shown(text: &str) -> String {
    if text.is_empty() {
        return "the empty text".into();
    }
    format!("`{text}`")
}

/// What to say of a text that is not the ARN of a resource of the type with this name, whose ARNs have
/// this shape, and what to write.
#[must_use]
pub fn message(
    spelling: Spelling,
    type_name: &str,
    shape: ArnShape,
    text: &str,
    fault: &str,
) -> (String, String) {
    let message = format!(
        "{} is not the ARN of {}: {fault}",
        shown(text),
        with_article(type_name)
    );
    let help = if is_id(text) && spelling == Spelling::Rust {
        format!(
            "write `{type_name}::from_id(..)` for an id, or the ARN as `{}`",
            example(shape)
        )
    } else {
        format!("write it as `{}`", example(shape))
    };
    (message, help)
}

/// What is wrong with the ARN of a resource that shall have this shape; `None` if nothing is.
#[must_use]
pub fn fault(shape: ArnShape, text: &str) -> Option<String> {
    let Some(arn) = parse(text) else {
        return Some(
            "it has fewer than six parts between colons, or does not start with `arn:`".into(),
        );
    };
    let kind = arn
        .resource
        .split_once('/')
        .map_or(arn.resource, |(kind, _)| kind);
    if arn.partition != "aws" {
        Some(format!(
            "IVS exists in the partition `aws` only, not in `{}`",
            arn.partition
        ))
    } else if arn.service != shape.service {
        Some(format!(
            "its service is `{}`, not `{}`",
            arn.service, shape.service
        ))
    } else if !region::has_ivs(arn.region) {
        Some(format!(
            "`{}` is not a region with IVS, which are {}",
            arn.region,
            region::list()
        ))
    } else if !arn.has_account() {
        Some(format!("its account `{}` is not a number", arn.account))
    } else if kind != shape.resource {
        Some(format!("it names a `{kind}`, not a `{}`", shape.resource))
    } else if !arn.id().is_some_and(is_id) {
        Some("its id has letters, digits and `-` only, and at least one of them".into())
    } else {
        None
    }
}

/// An ARN of the shape, to show in a message.
#[must_use]
pub fn example(shape: ArnShape) -> String {
    format!(
        "arn:aws:{}:us-west-2:123456789012:{}/abcdABCDefgh",
        shape.service, shape.resource
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHANNEL: ArnShape = ArnShape {
        service: "ivs",
        resource: "channel",
    };

    #[test]
    fn each_part_has_its_fault() {
        for (text, fault_word) in [
            ("abc", "six parts"),
            ("arn:aws-cn:ivs:us-west-2:1:channel/a", "aws-cn"),
            ("arn:aws:s3:us-west-2:1:channel/a", "`s3`"),
            ("arn:aws:ivs:us-west-9:1:channel/a", "us-west-9"),
            ("arn:aws:ivs:us-west-2:me:channel/a", "`me`"),
            ("arn:aws:ivs:us-west-2:1:stage/a", "`stage`"),
            ("arn:aws:ivs:us-west-2:1:channel/", "its id"),
        ] {
            let found = fault(CHANNEL, text).unwrap_or_default();
            assert!(found.contains(fault_word), "{text}: {found}");
        }
        assert_eq!(fault(CHANNEL, &example(CHANNEL)), None);
    }
}
