//! Parameters: their defaults, and the properties that they feed.

use super::{functions, parts};
use crate::expression;
use crate::metadata::{EnumType, Kind};
use crate::report::Report;
use crate::suggest;
use crate::view::{Entry, Field, Node, Part, Path, Place, Stack, Way};

/// The kinds of parameters by what may be asked of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ParameterKind {
    /// Text of the author's own.
    String,
    /// A number, which `Ref` gives as text.
    Number,
    /// A list of numbers or of texts.
    List,
    /// A thing of the account, or a value kept in Systems Manager.
    Other,
}

/// What the type of a parameter means; `None` where there is no such type.
///
/// Source: CloudFormation User Guide, "Parameters".
pub(super) fn kind_of(parameter_type: &str) -> Option<ParameterKind> {
    match parameter_type {
        "String" => Some(ParameterKind::String),
        "Number" => Some(ParameterKind::Number),
        "CommaDelimitedList"
        | "List<Number>"
        | "List<String>"
        | "AWS::SSM::Parameter::Value<CommaDelimitedList>" => Some(ParameterKind::List),
        other if is_list_of_aws(other) => Some(ParameterKind::List),
        other if other.starts_with("AWS::") => Some(ParameterKind::Other),
        _ => None,
    }
}

/// Such as `List<AWS::EC2::Subnet::Id>`, in the account or kept in Systems Manager.
fn is_list_of_aws(parameter_type: &str) -> bool {
    (parameter_type.starts_with("List<AWS::") && parameter_type.ends_with('>'))
        || parameter_type.starts_with("AWS::SSM::Parameter::Value<List<")
}

/// The kind of a declared parameter.
pub(super) fn kind(parameter: &Entry<'_>) -> Option<ParameterKind> {
    kind_of(parameter.value.get("Type").text()?)
}

/// The most steps of all regular expressions together. What people write takes some hundreds.
const MOST_STEPS: usize = 20_000_000;

/// Whether `Ref` of a parameter gives a list, if its type is known.
pub(crate) fn is_list(parameter: &Entry<'_>) -> Option<bool> {
    Some(kind(parameter)? == ParameterKind::List)
}

/// Checks the constraints of all parameters, and their defaults against them.
pub(super) fn check(stack: &Stack<'_>, report: &mut Report<'_, '_>) {
    let mut steps = MOST_STEPS;
    for (index, parameter) in stack.parameters.iter().enumerate() {
        let at = |key: &str, part: Part| {
            Path::at(Place::Parameter(index), &["Properties", key]).part(part)
        };
        let Some(text) = parameter.value.get("Type").text() else {
            continue;
        };
        let Some(kind) = kind_of(text) else {
            let types = ["String", "Number", "CommaDelimitedList", "List<Number>"];
            report
                .add(
                    parts::PARAMETER_TYPE,
                    at("Type", Part::Value),
                    format!("unknown type `{text}` of a parameter"),
                )
                .maybe_help(Some(suggest::help(text, &types).unwrap_or_else(|| {
                    format!(
                        "use {}, or a type of AWS such as `AWS::EC2::VPC::Id`",
                        suggest::one_of(&types)
                    )
                })));
            continue;
        };
        for (constraint, not_for) in [
            ("AllowedPattern", ParameterKind::Number),
            ("MinLength", ParameterKind::Number),
            ("MaxLength", ParameterKind::Number),
            ("MinValue", ParameterKind::String),
            ("MaxValue", ParameterKind::String),
        ] {
            if kind == not_for && !parameter.value.get(constraint).is_absent() {
                let message = format!(
                    "a parameter of type `{text}` has no `{}`",
                    stack.spelling.property(constraint)
                );
                report
                    .add(
                        parts::PARAMETER_CONSTRAINT,
                        at(constraint, Part::Key),
                        message,
                    )
                    .help("remove it");
            }
        }
        if let Some(fault) = default_fault(parameter, kind, &mut steps) {
            let message = format!("the default of `{}` {fault}", parameter.name);
            report.add(
                parts::PARAMETER_DEFAULT,
                at("Default", Part::Value),
                message,
            );
        }
    }
}

/// What is wrong with the default of a parameter.
fn default_fault(parameter: &Entry<'_>, kind: ParameterKind, steps: &mut usize) -> Option<String> {
    let Field::Known(default) = parameter.value.get("Default") else {
        return None;
    };
    let Some(text) = scalar_text(default) else {
        return Some("is a text or a number".into());
    };
    let number: Option<f64> = text.trim().parse().ok();
    if kind == ParameterKind::Number && number.is_none() {
        return Some(format!("is `{text}`, but the parameter is a number"));
    }
    if let Some(allowed) = allowed_values(parameter)
        && let Some(refused) = refused_item(parameter, kind, &text, &allowed)
    {
        let allowed: Vec<_> = allowed.iter().map(String::as_str).collect();
        let holds = if refused == text {
            "is"
        } else {
            "has the item"
        };
        return Some(format!(
            "{holds} `{refused}`, but its allowed values are {}",
            suggest::one_of(&allowed)
        ));
    }
    let bound = |key: &str| match parameter.value.get(key) {
        Field::Known(node) => scalar_text(node)?.parse::<f64>().ok(),
        _ => None,
    };
    #[expect(clippy::cast_precision_loss, reason = "no text is that long")]
    let length = text.chars().count() as f64;
    if kind == ParameterKind::String {
        if let Some(minimum) = bound("MinLength").filter(|minimum| length < *minimum) {
            return Some(format!("has {length} characters, but needs {minimum}"));
        }
        if let Some(maximum) = bound("MaxLength").filter(|maximum| length > *maximum) {
            return Some(format!(
                "has {length} characters, but takes at most {maximum}"
            ));
        }
    }
    if let Some(fault) = pattern_fault(parameter, &text, steps) {
        return Some(fault);
    }
    let number = number.filter(|_| kind == ParameterKind::Number)?;
    if let Some(minimum) = bound("MinValue").filter(|minimum| number < *minimum) {
        return Some(format!("is {number}, but starts from {minimum}"));
    }
    let maximum = bound("MaxValue").filter(|maximum| number > *maximum)?;
    Some(format!("is {number}, but goes up to {maximum}"))
}

/// What in a default is not among the allowed values: of a list each item has to be, without the space around
/// it. Where the value is kept in Systems Manager, the default is its name, and so are the allowed values.
fn refused_item<'t>(
    parameter: &Entry<'_>,
    kind: ParameterKind,
    text: &'t str,
    allowed: &[String],
) -> Option<&'t str> {
    let is_number = matches!(
        parameter.value.get("Type").text(),
        Some("Number" | "List<Number>")
    );
    let is_allowed = |item: &str| {
        let item = item.trim();
        allowed
            .iter()
            .map(|value| value.trim())
            .any(|value| value == item || (is_number && is_same_number(value, item)))
    };
    if kind == ParameterKind::List && !is_in_parameter_store(parameter) {
        // Whether no text is a list of one or of none is not documented.
        let mut items = text.split(',').map(str::trim).filter(|_| !text.is_empty());
        items.find(|item| !is_allowed(item))
    } else if is_number {
        (!is_allowed(text)).then_some(text)
    } else {
        (!allowed.iter().any(|value| value == text)).then_some(text)
    }
}

fn is_same_number(one: &str, other: &str) -> bool {
    let number = |text: &str| text.parse::<f64>().ok();
    number(one).is_some_and(|one| number(other) == Some(one))
}

/// Whether what is entered for a parameter is the name of a value in Systems Manager.
fn is_in_parameter_store(parameter: &Entry<'_>) -> bool {
    let parameter_type = parameter.value.get("Type").text();
    parameter_type.is_some_and(|it| it.starts_with("AWS::SSM::Parameter::Value<"))
}

/// What in a default certainly doesn't match the `AllowedPattern` of a text or of a list of texts.
fn pattern_fault(parameter: &Entry<'_>, text: &str, steps: &mut usize) -> Option<String> {
    let pattern = parameter.value.get("AllowedPattern").text()?;
    let items: Vec<_> = match parameter.value.get("Type").text()? {
        _ if functions::holds_dynamic_reference(text) => return None,
        "String" => vec![text],
        // Whether no text is a list of one or of none is not documented.
        "CommaDelimitedList" if !text.is_empty() => text.split(',').map(str::trim).collect(),
        _ => return None,
    };
    let refused = items
        .into_iter()
        .find(|item| expression::matches_whole(pattern, item, steps) == Some(false))?;
    Some(format!(
        "is `{refused}`, which does not match its allowed pattern `{pattern}`"
    ))
}

/// The texts that `Ref` of a parameter can give, if all are known: its allowed values, unless these are names
/// or items.
pub(crate) fn possible_values(parameter: &Entry<'_>) -> Option<Vec<String>> {
    let is_text = matches!(
        kind(parameter),
        Some(ParameterKind::String | ParameterKind::Number | ParameterKind::Other)
    );
    allowed_values(parameter).filter(|_| is_text && !is_in_parameter_store(parameter))
}

/// The values that a parameter allows, if all are known.
fn allowed_values(parameter: &Entry<'_>) -> Option<Vec<String>> {
    match parameter.value.get("AllowedValues") {
        Field::Known(Node::List(values)) => values.iter().map(scalar_text).collect(),
        _ => None,
    }
}

/// A scalar as CloudFormation hands it on: as text.
pub(crate) fn scalar_text(node: &Node<'_>) -> Option<String> {
    match node {
        Node::String(text) => Some(text.to_string()),
        Node::Integer(number) => Some(number.to_string()),
        Node::Number(number) => Some(number.to_string()),
        Node::Boolean(value) => Some(value.to_string()),
        _ => None,
    }
}

/// Whether the section `Rules` may assert something about a parameter, so that not all of its allowed values can
/// be deployed.
fn may_be_asserted(stack: &Stack<'_>, parameter: &Entry<'_>) -> bool {
    let mut rules = stack.sections.iter().filter(|(name, _)| name == "Rules");
    rules.any(|(_, rules)| {
        let mut is_found = false;
        rules.walk(&Way::Section(Place::Stack, "Rules"), &mut |_, node| {
            is_found |= match node {
                Node::Unknown => true,
                Node::Reference { to, .. } => *to == parameter.id,
                _ => false,
            };
        });
        is_found
    })
}

/// Why a property can't take what a parameter gives; `None` if it can.
pub(super) fn misfit(stack: &Stack<'_>, parameter: &Entry<'_>, kind: &Kind) -> Option<String> {
    let given = self::kind(parameter)?;
    let takes_list = matches!(kind, Kind::List(_));
    if takes_list != (given == ParameterKind::List) && !matches!(kind, Kind::Json) {
        return Some(if takes_list {
            "a list, but the parameter gives one value".into()
        } else {
            "one value, but the parameter gives a list".into()
        });
    }
    let mut allowed = possible_values(parameter).filter(|_| !may_be_asserted(stack, parameter));
    if let Some(values) = &mut allowed {
        values.retain(|value| !functions::holds_dynamic_reference(value));
    }
    match kind {
        Kind::Block(_) | Kind::Tags { .. } => Some("a block, which no parameter gives".into()),
        Kind::Boolean => {
            let refused = allowed?.into_iter().find(|value| !is_boolean(value))?;
            Some(format!("a boolean, but the parameter allows `{refused}`"))
        }
        Kind::Enum(words) => {
            if given == ParameterKind::Number {
                return Some("one of a few words, but the parameter is a number".into());
            }
            let refused = allowed?
                .into_iter()
                .find(|value| words.value(value).is_none())?;
            Some(format!(
                "{}, but the parameter allows `{refused}`",
                words_of(words)
            ))
        }
        Kind::Integer { minimum, maximum } | Kind::Number { minimum, maximum } => {
            let refused = allowed?.into_iter().find(|value| {
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "the bounds of the table are small"
                )]
                let fits = value
                    .parse::<f64>()
                    .is_ok_and(|value| (*minimum as f64..=*maximum as f64).contains(&value));
                !fits
            })?;
            Some(format!(
                "a number from {minimum} to {maximum}, but the parameter allows `{refused}`"
            ))
        }
        Kind::String(text) | Kind::Name { text, .. } | Kind::Arn { text, .. } => {
            let pattern = text.pattern?;
            let refused = allowed?
                .into_iter()
                .find(|value| !(pattern.matches)(value))?;
            Some(format!(
                "{}, but the parameter allows `{refused}`",
                pattern.words
            ))
        }
        Kind::List(_) | Kind::Json => None,
    }
}

/// Whether CloudFormation reads a string as a boolean. It takes capital letters, too.
fn is_boolean(text: &str) -> bool {
    ["true", "false"]
        .iter()
        .any(|value| text.eq_ignore_ascii_case(value))
}

fn words_of(words: &EnumType) -> String {
    let words: Vec<_> = words
        .values
        .iter()
        .map(|word| word.cloudformation)
        .collect();
    suggest::one_of(&words)
}
