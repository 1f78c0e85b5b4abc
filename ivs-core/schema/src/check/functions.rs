//! CloudFormation's functions: what they give, and what they take.

use crate::metadata::Kind;
use crate::view::Node;

/// What a function gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gives {
    /// One value.
    Scalar,
    /// A list.
    List,
    /// That depends on what it is given.
    Anything,
}

/// What the function with this name gives.
///
/// Source: CloudFormation Template Reference, "Intrinsic function reference".
pub(crate) fn gives(function: &str, argument: &Node<'_>) -> Gives {
    match function {
        "Ref" => match argument {
            Node::String(name) if name == "AWS::NotificationARNs" => Gives::List,
            Node::String(name) if name != "AWS::NoValue" => Gives::Scalar,
            _ => Gives::Anything,
        },
        "Fn::Join" | "Fn::Sub" | "Fn::Base64" | "Fn::ImportValue" | "Fn::ToJsonString"
        | "Fn::Length" | "Fn::GetStackOutput" => Gives::Scalar,
        "Fn::Split" | "Fn::GetAZs" | "Fn::Cidr" => Gives::List,
        _ => Gives::Anything,
    }
}

/// How each dynamic reference begins.
pub(crate) const DYNAMIC_REFERENCE: &str = "{{resolve:";

/// Whether a text holds a dynamic reference, so that what it becomes is known only at deployment.
/// One that spaces keep from being one counts: it is meant to be.
pub(crate) fn holds_dynamic_reference(text: &str) -> bool {
    // One character is much faster to look for.
    text.contains('{')
        && text
            .split("{{")
            .skip(1)
            .any(|reference| reference.trim_start().starts_with("resolve:"))
}

/// Whether a row takes what a function gives.
pub(super) fn fits(kind: &Kind, gives: Gives) -> bool {
    match gives {
        Gives::Anything => true,
        Gives::Scalar => !matches!(kind, Kind::List(_) | Kind::Block(_) | Kind::Tags { .. }),
        Gives::List => matches!(kind, Kind::List(_) | Kind::Tags { .. } | Kind::Json),
    }
}

/// The texts of `Fn::Sub` that stand in the result as they are.
pub(super) fn literal_parts(source: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = source;
    while let Some((before, after)) = rest.split_once("${") {
        parts.push(before);
        match after.split_once('}') {
            Some((name, after)) => {
                if let Some(literal) = name.strip_prefix('!') {
                    parts.push(literal);
                }
                rest = after;
            }
            None => return parts,
        }
    }
    parts.push(rest);
    parts
}

/// The names between `${` and `}` of `Fn::Sub`.
pub(crate) fn names_in_sub(source: &str) -> impl Iterator<Item = &str> {
    source
        .split("${")
        .skip(1)
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name.trim())
        .filter(|name| !name.starts_with('!'))
}

/// Whether a name between `${` and `}` has those characters alone that `Fn::Sub` takes, and at least one.
pub(crate) fn is_name_in_sub(name: &str) -> bool {
    let is_taken = |byte: u8| byte.is_ascii_alphanumeric() || b"_.:".contains(&byte);
    !name.is_empty() && name.bytes().all(is_taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sub_is_taken_apart() {
        let source = "a-${Stage}-${!Literal}-${Main.Arn}z";
        assert_eq!(literal_parts(source), ["a-", "-", "Literal", "-", "z"]);
        assert!(names_in_sub(source).eq(["Stage", "Main.Arn"]));
    }

    #[test]
    fn dynamic_references_are_found() {
        for text in ["{{resolve:ssm:name}}", "a {{b}} {{ resolve:ssm:name }}"] {
            assert!(holds_dynamic_reference(text), "{text}");
        }
        for text in ["", "resolve:", "{resolve:ssm:name}", "{{resolved:it}}"] {
            assert!(!holds_dynamic_reference(text), "{text}");
        }
    }
}
