//! What resources need of each other.

use crate::names::Spelling;
use crate::needs::path_of_need;
use crate::report::{Report, Rule};
use crate::set_aside::may_be_of_module;
use crate::suggest;
use crate::view::{Entry, Indexed, Node, Place, Resource, Stack, Way};

/// The most circles that are reported. Where all need all there are as many as references, each as long
/// as the stack.
const MOST_CIRCLES: usize = 100;

/// No resource needs itself, be it through others.
///
/// Why: CloudFormation makes a resource after those that it mentions, in a property, in the text of
/// `Fn::Sub` or in `DependsOn`, so that it could not begin. A resource that is mentioned need not stand in
/// `DependsOn`, too.
///
/// ```text,wrong
/// #[depends_on(second)]
/// let first = Room { };
/// #[depends_on(first)]
/// let second = Room { };
/// ```
///
/// ```text,right
/// let first = Room { };
/// #[depends_on(first)]
/// let second = Room { };
/// ```
///
/// Source: CloudFormation User Guide, "Troubleshooting", circular dependencies; cfn-lint E3004, W3005.
pub(super) fn circular_dependency(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let needs = stack.needs();
    let mut states = vec![State::New; stack.resources.len()];
    // Each needs the one after it; the rest of its needs is yet to be followed.
    let mut open = Vec::new();
    let mut circles = 0;
    // Depth first; a resource met again while it is still open closes a circle.
    for start in 0..states.len() {
        if !matches!(states.get(start), Some(State::New)) {
            continue;
        }
        set(&mut states, start, State::Open);
        open.push((start, needs.places_of(start)));
        if circles == MOST_CIRCLES {
            return;
        }
        while let Some((current, rest)) = open.last_mut() {
            let current = *current;
            let Some(place) = rest.next() else {
                set(&mut states, current, State::Done);
                open.pop();
                continue;
            };
            let needed = needs.at(place).filter(|_| needs.is_sure(place));
            let Some(needed) = needed else {
                continue;
            };
            match states.get(needed) {
                Some(State::New) => {
                    set(&mut states, needed, State::Open);
                    open.push((needed, needs.places_of(needed)));
                }
                Some(State::Open) if circles < MOST_CIRCLES => {
                    circles += 1;
                    let circle = open
                        .iter()
                        .map(|(index, _)| *index)
                        .skip_while(|index| *index != needed)
                        .chain([needed]);
                    let nth = place - needs.places_of(current).start;
                    report
                        .add(
                            rule,
                            path_of_need(stack, current, nth),
                            message(stack, circle),
                        )
                        .help("remove one of these references");
                }
                _ => {}
            }
        }
    }
}

/// What is wrong with a circle, which ends with the resource that it begins with.
fn message(stack: &Stack<'_>, circle: impl Iterator<Item = usize>) -> String {
    let names: Vec<_> = circle
        .filter_map(|index| stack.resources.get(index))
        .map(|resource| format!("`{}`", resource.name))
        .collect();
    match names.as_slice() {
        [itself, _] => format!("{itself} needs itself"),
        names => format!(
            "a circle of resources that need each other: {}",
            path_of(names)
        ),
    }
}

/// The names with arrows between them. Of a long way the middle is left out.
fn path_of(names: &[String]) -> String {
    const LONGEST: usize = 20;
    const ENDS: usize = 5;

    match (names.first_chunk::<ENDS>(), names.last_chunk::<ENDS>()) {
        (Some(first), Some(last)) if names.len() > LONGEST => {
            let left_out = names.len() - 2 * ENDS;
            format!(
                "{} → {left_out} more → {}",
                first.join(" → "),
                last.join(" → ")
            )
        }
        _ => names.join(" → "),
    }
}

#[derive(Clone, Copy)]
enum State {
    New,
    Open,
    Done,
}

fn set(states: &mut [State], index: usize, state: State) {
    if let Some(slot) = states.get_mut(index) {
        *slot = state;
    }
}

/// What a reference names is declared, and has the attribute that is read.
///
/// Why: CloudFormation refuses a template that mentions what it lacks. A macro, a loop or a module may make
/// resources that are not written.
///
/// ```text,wrong
/// let chat = Room { };
/// output arn = Fn::sub("${Chatt.Arn}");
/// ```
///
/// ```text,right
/// let chat = Room { };
/// output arn = Fn::sub("${Chat.Arn}");
/// ```
///
/// Source: CloudFormation Template Reference, "`Ref`", "`Fn::GetAtt`", "`Fn::Sub`" and "`DependsOn`
/// attribute"; cfn-lint E1010, E1019, E1020 and E3005.
pub(super) fn dangling_reference(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    if stack.adds_to("Resources") {
        return;
    }
    stack.walk_deployed(&mut |way, node| {
        let Node::Reference { to, attribute, .. } = node else {
            return;
        };
        let fault = match (stack.declared(to), stack.parameter(to), attribute) {
            (Some(resource), ..) => unknown_attribute(resource, attribute.as_deref()),
            (None, Some(_), None) => None,
            (None, Some(parameter), Some(_)) => Some(attribute_of_parameter(stack, parameter, way)),
            (None, None, _) if may_be_of_module(stack, to) => None,
            (None, None, _) => Some(unknown_id(stack, to, way)),
        };
        if let Some((message, help)) = fault {
            report.add(rule, way.path(), message).help(help);
        }
    });
    for (index, resource) in stack.resources.iter().enumerate() {
        let way = Way::Section(Place::Resource(index), "DependsOn");
        for (position, id) in resource.depends_on.iter().enumerate() {
            if stack.declared(id).is_none() && !may_be_of_module(stack, id) {
                let ids = stack.resources.iter().map(|resource| &*resource.id);
                let help = stack
                    .closest(id, ids)
                    .map(|meant| format!("did you mean `{meant}`?"));
                report
                    .add(
                        rule,
                        Way::Item(&way, position).path(),
                        format!("cannot find the resource `{id}`"),
                    )
                    .maybe_help(help);
            }
        }
    }
}

/// What is wrong with an attribute of a parameter, and what to write instead.
fn attribute_of_parameter(
    stack: &Stack<'_>,
    parameter: &Entry<'_>,
    way: &Way<'_>,
) -> (String, String) {
    let help = match (way, stack.spelling) {
        (Way::Reference(..), _) => format!("write `${{{}}}`", parameter.id),
        (_, Spelling::Rust) => format!("write `{}`", parameter.name),
        (_, Spelling::CloudFormation) => format!("write `{{\"Ref\": \"{}\"}}`", parameter.id),
    };
    let message = format!(
        "`{}` is a parameter, which has no attributes",
        parameter.name
    );
    (message, help)
}

fn unknown_id(stack: &Indexed<'_, '_>, id: &str, way: &Way<'_>) -> (String, String) {
    let resources = stack.resources.iter().map(|resource| &*resource.id);
    let parameters = stack.parameters.iter().map(|parameter| &*parameter.id);
    let help = stack.closest(id, resources.chain(parameters)).map_or_else(
        || match way {
            Way::Reference(..) => format!("declare it, or write `${{!{id}}}` for the text itself"),
            _ => "declare it".into(),
        },
        |meant| format!("did you mean `{meant}`?"),
    );
    (
        format!("cannot find `{id}` among the resources and parameters of the stack"),
        help,
    )
}

/// What is wrong with the attribute of a resource of the table, if it has none of that name.
fn unknown_attribute(resource: &Resource<'_>, attribute: Option<&str>) -> Option<(String, String)> {
    let (known, attribute) = (resource.resource_type?, attribute?);
    if known.attribute(attribute).is_some() {
        return None;
    }
    let names: Vec<_> = known
        .attributes
        .iter()
        .map(|attribute| attribute.cloudformation)
        .collect();
    let help = suggest::closest(attribute, names.iter().copied()).map_or_else(
        || format!("it has {}", suggest::all_of(&names)),
        |meant| format!("did you mean `{meant}`?"),
    );
    let message = format!("`{}` has no attribute `{attribute}`", resource.name);
    Some((message, help))
}
