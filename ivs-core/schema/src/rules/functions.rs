//! Functions of CloudFormation: what they take, and where they stand.

use super::arguments;
use crate::check::functions::{Gives, gives, names_in_sub};
use crate::check::parameters::{is_list, scalar_text};
use crate::report::{Report, Rule};
use crate::set_aside::{LANGUAGE_EXTENSIONS, is_open};
use crate::suggest;
use crate::view::{Indexed, Node, Path, Place, Way};
use std::borrow::Cow;

/// Calls `visit` for each function of a stack that CloudFormation runs, with the way to where it stands.
pub(super) fn functions(
    stack: &Indexed<'_, '_>,
    visit: &mut impl FnMut(&Way<'_>, &str, &Node<'_>),
) {
    if !stack.census().functions {
        return;
    }
    stack.walk_deployed(&mut |way, node| {
        if let Node::Function(function, argument) = node {
            visit(way, function, argument);
        }
    });
}

/// The argument of a function with this index.
pub(super) fn inside(way: &Way<'_>, function: &str, index: usize) -> Path {
    Way::Item(&Way::Key(way, function), index).path()
}

/// How many arguments a function takes; `None` where that is not the same for all forms.
fn count_of_arguments(function: &str) -> Option<(usize, usize)> {
    match function {
        "Fn::And" | "Fn::Or" => Some((2, 10)),
        "Fn::Not" => Some((1, 1)),
        "Fn::Equals" | "Fn::Join" | "Fn::Select" | "Fn::Split" => Some((2, 2)),
        "Fn::If" => Some((3, 3)),
        // The fourth gives a value where there is none.
        "Fn::FindInMap" => Some((3, 4)),
        "Fn::Cidr" => Some((2, 3)),
        _ => None,
    }
}

/// A function gets as many arguments as it takes, and of the kinds that it takes.
///
/// Why: CloudFormation refuses the template, or fails when it comes to the function.
///
/// ```text,wrong
/// let zones = Parameter { type: CommaDelimitedList };
/// let chat = Room { name: Fn::select(-1, zones) };
/// ```
///
/// ```text,right
/// let zones = Parameter { type: CommaDelimitedList };
/// let chat = Room { name: Fn::select(0, zones) };
/// ```
///
/// Source: CloudFormation Template Reference, "Intrinsic function reference".
pub(super) fn function_argument(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let lists = ListJudge { stack };
    functions(stack, &mut |way, function, argument| {
        let arguments = match argument {
            Node::List(arguments) => arguments.as_slice(),
            only => std::slice::from_ref(only),
        };
        if let Some(message) = count_fault(function, argument) {
            report.add(rule, way.path(), message);
            return;
        }
        if let Some(misfit) = arguments::misfit(&lists, function, argument) {
            misfit.add_to(report, rule, way, function);
            return;
        }
        if function == "Fn::Sub" {
            let function = stack.spelling.function(function);
            sub_faults(&lists, way, argument, &mut |path, message| {
                report.add(rule, path, format!("`{function}` {message}"));
            });
            return;
        }
        argument_faults(&lists, function, arguments, &mut |index, message| {
            let path = match argument {
                Node::List(_) => inside(way, function, index),
                _ => way.path(),
            };
            let function = stack.spelling.function(function);
            report.add(rule, path, format!("`{function}` {message}"));
        });
    });
    macro_faults(rule, &lists, report);
}

/// Checks the arguments of macros.
fn macro_faults(rule: Rule, lists: &ListJudge<'_, '_, '_>, report: &mut Report<'_, '_>) {
    for (path, function, argument) in lists.stack.aside().functions() {
        if let Some(misfit) = arguments::misfit(lists, function, argument) {
            path.with_way(|way| misfit.add_to(report, rule, way, function));
        } else if let ("Fn::Transform", Node::Object(entries)) = (function, argument) {
            entry_faults(function, entries, &mut |message| {
                report.add(rule, path.clone(), format!("`{function}` {message}"));
            });
        }
    }
}

/// What is wrong with the arguments of a function, each with its index.
fn argument_faults(
    lists: &ListJudge<'_, '_, '_>,
    function: &str,
    arguments: &[Node<'_>],
    fault: &mut impl FnMut(usize, &str),
) {
    match (function, arguments) {
        ("Fn::GetStackOutput", [Node::Object(entries)]) => {
            entry_faults(function, entries, &mut |message| fault(0, message));
        }
        ("Fn::Join", [delimiter, items]) => {
            if !matches!(delimiter, Node::String(_) | Node::Unknown) {
                fault(0, "takes a text that stands here as its delimiter");
            }
            if lists.is_scalar(items) {
                fault(1, "takes a list behind its delimiter");
            }
        }
        ("Fn::Split", [delimiter, source]) => {
            if matches!(delimiter, Node::String(text) if text.is_empty())
                || !matches!(delimiter, Node::String(_) | Node::Unknown)
            {
                fault(0, "takes a text that stands here as its delimiter");
            }
            if lists.is_list(source) {
                fault(1, "takes a text behind its delimiter, not a list");
            }
        }
        ("Fn::Select", [index, items]) => {
            let number = scalar_text(index).map(|text| text.parse::<usize>());
            match (number, items) {
                (Some(Err(_)), _) => fault(0, "takes a whole number from 0 as its index"),
                (Some(Ok(number)), Node::List(items)) if number >= items.len() => {
                    fault(0, "has an index beyond the end of its list");
                }
                _ => {}
            }
            if lists.is_scalar(items) {
                fault(1, "takes a list behind its index");
            }
        }
        ("Fn::If", [condition, ..]) if !matches!(condition, Node::String(_) | Node::Unknown) => {
            fault(0, "takes the name of a condition");
        }
        ("Fn::Base64" | "Fn::ImportValue" | "Fn::GetAZs", [source]) if lists.is_list(source) => {
            fault(0, "takes a text, not a list");
        }
        ("Fn::ImportValue", [source]) if lists.depends_on_resource(source) => {
            fault(
                0,
                "takes a name that is known before anything is made, not that of a resource",
            );
        }
        ("Fn::Cidr", [block, count, bits @ ..]) => {
            if lists.is_list(block) {
                fault(0, "takes a text as its block");
            }
            let is_outside = |node: &Node<'_>, most: i64| {
                scalar_text(node).is_some_and(|text| {
                    !text
                        .parse::<i64>()
                        .is_ok_and(|number| (1..=most).contains(&number))
                })
            };
            if is_outside(count, 256) {
                fault(1, "makes 1 to 256 blocks");
            }
            if bits.first().is_some_and(|bits| is_outside(bits, 128)) {
                fault(2, "takes 1 to 128 bits");
            }
        }
        _ => {}
    }
}

/// What `Fn::Sub` can't put together, with where that stands.
fn sub_faults(
    lists: &ListJudge<'_, '_, '_>,
    way: &Way<'_>,
    argument: &Node<'_>,
    fault: &mut impl FnMut(Path, &str),
) {
    let inside = Way::Key(way, "Fn::Sub");
    let first = Way::Item(&inside, 0);
    let (source, at_source, values) = match argument {
        Node::List(arguments) => match arguments.as_slice() {
            [source, values @ ..] => (source, &first, values.first()),
            [] => return,
        },
        source => (source, way, None),
    };
    if !matches!(source, Node::String(_) | Node::Unknown) {
        fault(at_source.path(), "takes a text that stands here");
    }
    let mut list = |path: Path, name: &str| {
        fault(
            path,
            &format!("puts texts together, but `{name}` is a list"),
        );
    };
    if let Some(Node::Object(values)) = values {
        let second = Way::Item(&inside, 1);
        for (name, _) in values.iter().filter(|(_, value)| lists.is_list(value)) {
            list(Way::Key(&second, name).path(), name);
        }
    }
    argument.references_in_sub(|name, reference| {
        if lists.is_list(&reference)
            && let Node::Reference { to, .. } = &reference
        {
            let shown = lists.stack.parameter(to).map_or(to, |found| &found.name);
            list(Way::Reference(way, name).path(), shown);
        }
    });
    let notified = "AWS::NotificationARNs";
    if let Node::String(source) = source
        && names_in_sub(source).any(|name| name == notified)
    {
        list(Way::Reference(way, notified).path(), notified);
    }
}

/// What is wrong with the entries of a function that takes a block.
fn entry_faults(
    function: &str,
    entries: &[(Cow<'_, str>, Node<'_>)],
    fault: &mut impl FnMut(&str),
) {
    let (needed, others) = match function {
        "Fn::Transform" => (&["Name"][..], &["Parameters"][..]),
        _ => (&["StackName", "OutputName"][..], &["Region", "RoleArn"][..]),
    };
    let is_known = |key: &str| needed.contains(&key) || others.contains(&key);
    if is_open(entries) {
        return;
    }
    if let Some((key, _)) = entries.iter().find(|(key, _)| !is_known(key)) {
        fault(&format!("has no `{key}`"));
    }
    for needed in needed {
        if !entries.iter().any(|(key, _)| key == needed) {
            fault(&format!("needs `{needed}`"));
        }
    }
}

/// What is wrong with the number of arguments.
fn count_fault(function: &str, argument: &Node<'_>) -> Option<String> {
    let (least, most) = count_of_arguments(function)?;
    let count = match argument {
        Node::List(arguments) => arguments.len(),
        // Known only later, or one that stands without its brackets.
        Node::Unknown | Node::Function(..) | Node::Reference { .. } => return None,
        _ => 1,
    };
    let is_single = !matches!(argument, Node::List(_)) && most > 1;
    if (least..=most).contains(&count) && !is_single {
        return None;
    }
    let takes = match (least, most) {
        (1, 1) => "one argument".to_owned(),
        (least, most) if least == most => format!("{least} arguments"),
        (least, most) => format!("{least} to {most} arguments"),
    };
    Some(format!("`{function}` takes {takes}, not {count}"))
}

/// The functions of which conditions are made.
const OF_CONDITIONS: &[&str] = &["Fn::And", "Fn::Equals", "Fn::Not", "Fn::Or"];

/// The functions of the section `Rules`.
const OF_RULES: &[&str] = &[
    "Fn::Contains",
    "Fn::EachMemberEquals",
    "Fn::EachMemberIn",
    "Fn::RefAll",
    "Fn::ValueOf",
    "Fn::ValueOfAll",
];

/// The functions of values.
const OF_VALUES: &[&str] = &[
    "Fn::Base64",
    "Fn::Cidr",
    "Fn::FindInMap",
    "Fn::GetAtt",
    "Fn::GetAZs",
    "Fn::GetStackOutput",
    "Fn::If",
    "Fn::ImportValue",
    "Fn::Join",
    "Fn::Length",
    "Fn::Select",
    "Fn::Split",
    "Fn::Sub",
    "Fn::ToJsonString",
    "Fn::Transform",
];

/// Whether a function gives a value.
pub(super) fn is_of_values(function: &str) -> bool {
    function == "Ref" || OF_VALUES.contains(&function)
}

/// A function is one of CloudFormation's, and stands where it runs.
///
/// Why: CloudFormation refuses any other. Comparisons stand in conditions alone, and so do their
/// connectives; some functions know the section `Rules` only; nothing is imported from other stacks into a
/// condition.
///
/// ```text,wrong
/// let stage = Parameter { type: String };
/// let notes = AWS::SNS::Topic {
///     DisplayName: stage,
///     FifoTopic: { "Fn::Equals": [stage, "prod"] },
/// };
/// ```
///
/// ```text,right
/// let stage = Parameter { type: String };
/// let is_prod = stage == "prod";
/// let notes = AWS::SNS::Topic { DisplayName: stage, FifoTopic: if is_prod { true } else { false } };
/// ```
///
/// Source: CloudFormation Template Reference, "Intrinsic function reference".
pub(super) fn misplaced_function(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let is_plain = stack.transforms.is_empty();
    let spelling = stack.spelling;
    functions(stack, &mut |way, function, _| {
        let is_in_condition = matches!(way.place(), Place::Condition(_));
        let (message, help) = if OF_CONDITIONS.contains(&function) {
            if is_in_condition {
                return;
            }
            (
                format!("`{function}` stands in conditions only"),
                spelling
                    .choose(
                        "give it a name with `let`, and choose the value with `if`",
                        "put it into the section `Conditions`, and choose the value with `Fn::If`",
                    )
                    .to_owned(),
            )
        } else if OF_RULES.contains(&function) {
            (
                format!("`{function}` stands in the section `Rules` only"),
                spelling
                    .choose(
                        "move it there, or compare with `==`",
                        "move it there, or compare with `Fn::Equals`",
                    )
                    .to_owned(),
            )
        } else if is_in_condition && function == "Fn::ImportValue" {
            (
                "a condition can't depend on what another stack exports".to_owned(),
                "compare a parameter".to_owned(),
            )
        } else if function.starts_with("Fn::") && is_plain && !OF_VALUES.contains(&function) {
            let help = suggest::closest(function, OF_VALUES.iter().copied()).map_or_else(
                || format!("the functions are {}", suggest::all_of(OF_VALUES)),
                |meant| format!("did you mean `{meant}`?"),
            );
            (format!("there is no function `{function}`"), help)
        } else {
            return;
        };
        report.add(rule, way.path(), message).help(help);
    });
}

/// The functions that run within another one; `None` where all do.
fn inner_functions(outer: &str, argument: usize) -> Option<&'static [&'static str]> {
    const TEXTS: &[&str] = &[
        "Fn::Base64",
        "Fn::FindInMap",
        "Fn::GetAtt",
        "Fn::GetStackOutput",
        "Fn::ImportValue",
        "Fn::Join",
        "Fn::Select",
        "Fn::Sub",
        "Fn::ToJsonString",
        "Fn::Transform",
        "Ref",
    ];
    match (outer, argument) {
        ("Fn::FindInMap", 0..=2) => Some(&["Fn::FindInMap", "Ref"]),
        ("Fn::Equals", _) => Some(&[
            "Fn::Base64",
            "Fn::FindInMap",
            "Fn::Join",
            "Fn::Length",
            "Fn::Select",
            "Fn::Split",
            "Fn::Sub",
            "Fn::ToJsonString",
            "Ref",
        ]),
        ("Fn::ImportValue", _) => Some(&[
            "Fn::Base64",
            "Fn::FindInMap",
            "Fn::Join",
            "Fn::Select",
            "Fn::Sub",
            "Ref",
        ]),
        ("Fn::GetAZs", _) => Some(&[
            "Fn::FindInMap",
            "Fn::GetAtt",
            "Fn::Join",
            "Fn::Select",
            "Fn::Sub",
            "Ref",
        ]),
        ("Fn::Select", 0) => Some(&["Fn::FindInMap", "Fn::Length", "Ref"]),
        ("Fn::Sub" | "Fn::Split", 1) | ("Fn::Base64", _) => Some(TEXTS),
        _ => None,
    }
}

/// A function stands in another one only where that one runs it.
///
/// Why: CloudFormation does not run every function within every other; the documentation of each lists
/// those that it runs. Most of all, the keys of a mapping are given by `Ref` or by another mapping.
///
/// ```text,wrong
/// let stage = Parameter { type: String };
/// let sizes = Mapping { "live-prod": { length: 500 } };
/// let chat = Room { maximum_message_length: sizes[format!("live-{stage}")]["length"] };
/// ```
///
/// ```text,right
/// let stage = Parameter { type: String };
/// let sizes = Mapping { dev: { length: 100 }, prod: { length: 500 } };
/// let chat = Room { maximum_message_length: sizes[stage]["length"] };
/// ```
///
/// Source: CloudFormation Template Reference, "Supported functions" of each intrinsic function; cfn-lint
/// E1017 to E1031.
pub(super) fn nested_function(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    // With a transform more functions may run, or run earlier.
    if !stack.transforms.is_empty() {
        return;
    }
    functions(stack, &mut |way, outer, argument| {
        let inside = Way::Key(way, outer);
        let arguments = match argument {
            Node::List(arguments) => arguments.as_slice(),
            only => std::slice::from_ref(only),
        };
        for (index, node) in arguments.iter().enumerate() {
            let Some(known) = inner_functions(outer, index) else {
                continue;
            };
            let item = Way::Item(&inside, index);
            let way = match argument {
                Node::List(_) => &item,
                _ => &inside,
            };
            let mut look = |way: &Way<'_>, node: &Node<'_>| {
                run_in(outer, way, node, &mut |way, inner| {
                    if !known.contains(&inner) && !is_refused_anyway(outer, inner) {
                        let message = format!("`{inner}` does not run within `{outer}`");
                        let help = format!("it takes {} there", suggest::one_of(known));
                        report.add(rule, way.path(), message).help(help);
                    }
                });
            };
            match node {
                // The values that the text of `Fn::Sub` names.
                Node::Object(values) if outer == "Fn::Sub" => {
                    for (key, value) in values {
                        look(&Way::Key(way, key), value);
                    }
                }
                node => look(way, node),
            }
        }
    });
}

/// Whether other rules refuse a function within another one, in words that say more.
fn is_refused_anyway(outer: &str, inner: &str) -> bool {
    match inner {
        "Fn::GetAtt" => matches!(outer, "Fn::Equals" | "Fn::ImportValue"),
        "Fn::ImportValue" => outer == "Fn::Equals",
        "Fn::Cidr" | "Fn::GetAZs" | "Fn::Split" => {
            !matches!(outer, "Fn::Equals" | "Fn::FindInMap" | "Fn::Select")
        }
        _ => false,
    }
}

/// Calls `visit` for the function that a value is, or for those in the branches of `Fn::If`. A condition,
/// which CloudFormation decides before, has no branches.
fn run_in(outer: &str, way: &Way<'_>, node: &Node<'_>, visit: &mut impl FnMut(&Way<'_>, &str)) {
    let (function, argument) = match node {
        Node::Function(function, argument) => (function, argument),
        Node::Reference {
            attribute: Some(_), ..
        } => {
            visit(way, "Fn::GetAtt");
            return;
        }
        _ => return,
    };
    match (&**function, &**argument) {
        ("Fn::If", Node::List(branches)) if outer != "Fn::Equals" => {
            let inside = Way::Key(way, function);
            for (index, branch) in branches.iter().enumerate().skip(1) {
                run_in(outer, &Way::Item(&inside, index), branch, visit);
            }
        }
        (function, _) => visit(way, function),
    }
}

/// The functions of the language extensions stand with their transform.
///
/// Why: `Fn::Length`, `Fn::ToJsonString`, `Fn::ForEach` and the default value of `Fn::FindInMap` run only in
/// a template that is transformed by `AWS::LanguageExtensions`.
///
/// ```text,wrong
/// let notes = AWS::SNS::Topic { DisplayName: { "Fn::ToJsonString": { Show: "live" } } };
/// ```
///
/// ```text,right
/// #[transform("AWS::LanguageExtensions")]
/// stack Notes {
///     let notes = AWS::SNS::Topic { DisplayName: { "Fn::ToJsonString": { Show: "live" } } };
/// }
/// ```
///
/// Source: CloudFormation Template Reference, "`AWS::LanguageExtensions` transform".
pub(super) fn needs_language_extensions(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    // Another transform may take them away.
    if !stack.transforms.is_empty() {
        return;
    }
    let mut found = |path: Path, what: &str| {
        let message = format!("{what} needs the transform `{LANGUAGE_EXTENSIONS}`");
        report
            .add(rule, path, message)
            .help(stack.spelling.transform(LANGUAGE_EXTENSIONS));
    };
    functions(stack, &mut |way, function, argument| {
        let what = match (function, argument) {
            ("Fn::Length" | "Fn::ToJsonString", _) => format!("`{function}`"),
            ("Fn::FindInMap", Node::List(arguments)) if arguments.len() > 3 => {
                "the default value of `Fn::FindInMap`".into()
            }
            _ => return,
        };
        found(way.path(), &what);
    });
    for (path, function, _) in stack.aside().functions() {
        if function.starts_with("Fn::ForEach") {
            found(path.clone(), "`Fn::ForEach`");
        }
    }
}

/// The pseudo parameters, whose values CloudFormation knows.
const PSEUDO_PARAMETERS: &[&str] = &[
    "AWS::AccountId",
    "AWS::NoValue",
    "AWS::NotificationARNs",
    "AWS::Partition",
    "AWS::Region",
    "AWS::StackId",
    "AWS::StackName",
    "AWS::URLSuffix",
];

/// A pseudo parameter is one of CloudFormation's.
///
/// Why: it refuses a template that names any other.
///
/// ```text,wrong
/// let chat = Room { name: Fn::sub("chat-${AWS::StackNme}") };
/// ```
///
/// ```text,right
/// let chat = Room { name: Fn::sub("chat-${AWS::StackName}") };
/// ```
///
/// Source: CloudFormation Template Reference, "Pseudo parameters reference".
pub(super) fn unknown_pseudo_parameter(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    functions(stack, &mut |way, function, argument| {
        let mut look = |name: &str| {
            if name.starts_with("AWS::") && !PSEUDO_PARAMETERS.contains(&name) {
                report
                    .add(
                        rule,
                        way.path(),
                        format!("there is no pseudo parameter `{name}`"),
                    )
                    .maybe_help(suggest::help(name, PSEUDO_PARAMETERS));
            }
        };
        match (function, argument) {
            ("Ref", Node::String(name)) => look(name),
            ("Fn::Sub", Node::String(source)) => names_in_sub(source).for_each(look),
            ("Fn::Sub", Node::List(arguments)) => {
                if let Some(Node::String(source)) = arguments.first() {
                    names_in_sub(source).for_each(look);
                }
            }
            _ => {}
        }
    });
}

/// `AWS::NoValue` is a branch of a choice.
///
/// Why: it takes away what it stands for. By itself it says nothing that leaving out would not say
/// shorter, and within a text nothing is left of it. In a block of tags it leaves out a tag of the stack.
///
/// ```text,wrong
/// let chat = Room { name: aws::no_value };
/// ```
///
/// ```text,right
/// let stage = Parameter { type: String };
/// let chat = Room { name: if stage == "prod" { "live" } else { aws::no_value } };
/// ```
///
/// Source: CloudFormation Template Reference, "Pseudo parameters reference".
pub(super) fn no_value_without_choice(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let name = stack.spelling.choose("aws::no_value", "AWS::NoValue");
    let choice = stack.spelling.choose("an `if`", "`Fn::If`");
    functions(stack, &mut |way, function, argument| {
        let stands_alone = function == "Ref"
            && matches!(argument, Node::String(name) if name == "AWS::NoValue")
            && !is_choice(way)
            // There it is an error.
            && !matches!(way, Way::Section(Place::Output(_), _))
            && !is_needed(stack, way);
        let source = match (function, argument) {
            ("Fn::Sub", Node::String(source)) => Some(source),
            ("Fn::Sub", Node::List(arguments)) => match arguments.first() {
                Some(Node::String(source)) => Some(source),
                _ => None,
            },
            _ => None,
        };
        let stands_in_text =
            source.is_some_and(|source| names_in_sub(source).any(|name| name == "AWS::NoValue"));
        if stands_alone || stands_in_text {
            report
                .add(rule, way.path(), format!("`{name}` says nothing here"))
                .help(format!("leave it out, or make it a branch of {choice}"));
        }
    });
}

/// Whether what stands there is a property that its resource needs.
fn is_needed(stack: &Indexed<'_, '_>, way: &Way<'_>) -> bool {
    let Way::Key(Way::Section(Place::Resource(index), "Properties"), key) = way else {
        return false;
    };
    let resource = stack.resources.get(*index);
    let known = resource.and_then(|resource| resource.resource_type);
    known
        .and_then(|known| known.property(key))
        .is_some_and(|row| row.required)
}

/// Whether what stands there is a branch of `Fn::If`, or a tag of a block.
fn is_choice(way: &Way<'_>) -> bool {
    match way {
        Way::Item(Way::Key(_, function), _) => *function == "Fn::If",
        Way::Key(Way::Key(Way::Section(..), "Tags") | Way::Section(Place::Stack, "Tags"), _) => {
            true
        }
        _ => false,
    }
}

/// Tells lists from single values, where that is known.
pub(super) struct ListJudge<'j, 's, 'a> {
    pub(super) stack: &'j Indexed<'s, 'a>,
}

impl ListJudge<'_, '_, '_> {
    fn parameter_is_list(&self, to: &str) -> Option<bool> {
        is_list(self.stack.parameter(to)?)
    }

    pub(super) fn is_list(&self, node: &Node<'_>) -> bool {
        match node {
            Node::List(_) => true,
            Node::Function(function, argument) => gives(function, argument) == Gives::List,
            Node::Reference {
                to,
                attribute: None,
                ..
            } => self.parameter_is_list(to) == Some(true),
            _ => false,
        }
    }

    fn is_scalar(&self, node: &Node<'_>) -> bool {
        match node {
            Node::Boolean(_)
            | Node::Integer(_)
            | Node::Number(_)
            | Node::String(_)
            | Node::Object(_) => true,
            Node::Function(function, argument) => gives(function, argument) == Gives::Scalar,
            Node::Reference {
                to,
                attribute: None,
                ..
            } => self.parameter_is_list(to) == Some(false) || self.is_resource(to),
            _ => false,
        }
    }

    fn is_resource(&self, id: &str) -> bool {
        self.stack.place_of(id).is_some()
    }

    pub(super) fn depends_on_resource(&self, node: &Node<'_>) -> bool {
        match node {
            Node::Reference { to, .. } => self.is_resource(to),
            Node::Function(function, argument) if function == "Fn::Sub" => {
                let mut depends = false;
                argument.references_in_sub(|_, reference| {
                    depends |= self.depends_on_resource(&reference);
                });
                depends
            }
            Node::Function(_, argument) => self.depends_on_resource(argument),
            Node::List(items) => items.iter().any(|item| self.depends_on_resource(item)),
            _ => false,
        }
    }
}
