//! Checks a whole stack: first each property against its row, then the rules across properties and
//! resources.
//!
//! A value that its row refuses is set aside before the rules run, so that one cause gives one error.

pub(crate) mod functions;
pub(crate) mod parameters;
mod parts;
mod properties;
mod secrets;
mod tags;

use crate::census::Census;
use crate::report::{Level, Report, Rule, Violation};
use crate::rules;
use crate::set_aside::SetAside;
use crate::size;
use crate::view::{Indexed, Path, Place, Stack, Way};

/// All rules: those about single parts, then those across parts.
///
/// ```
/// # use ivs_schema::check::rules;
/// assert!(rules().any(|rule| rule.name == "preset_needs_advanced_type"));
/// ```
pub fn rules() -> impl Iterator<Item = Rule> {
    parts::ALL.iter().copied().chain(rules::all())
}

/// Everything that is wrong with a stack, in the order of its parts.
///
/// ```
/// # use ivs_schema::{check::check, view::Stack};
/// let violations = check(Stack::default());
/// assert_eq!(violations[0].rule.name, "no_resources");
/// ```
#[must_use]
pub fn check(stack: Stack<'_>) -> Vec<Violation> {
    at_least(Level::Warn, stack, || None)
}

/// What is wrong with a stack at this level or a higher one.
///
/// `exact_size` counts the bytes of the template without white space. It is asked only where that matters.
#[must_use]
pub fn at_least(
    level: Level,
    mut stack: Stack<'_>,
    exact_size: impl FnOnce() -> Option<usize>,
) -> Vec<Violation> {
    let mut census = Census::of(&stack);
    // Errors are about the largest template alone, and JSON escapes a byte as six at most.
    if level == Level::Warn || census.bytes > size::IN_BUCKET / 6 {
        stack.bytes = exact_size();
        census.bytes = stack.bytes.unwrap_or(census.bytes);
    }
    let mut secrets = Vec::new();
    if census.secrets {
        secrets = secrets::find(&Indexed::new(&stack, &SetAside::default()));
        secrets::forget(&mut stack);
        // What is left of it may seem to lack something.
        stack.is_partial |= !secrets.is_empty();
    }
    let mut aside = SetAside::of(&mut stack);
    let indexed = if census.secrets || !aside.is_empty() {
        Indexed::new(&stack, &aside)
    } else {
        Indexed::counted(&stack, &aside, census)
    };
    // Little else counts there, and it could take long to find.
    let mut violations = too_large(&indexed);
    if !violations.is_empty() {
        violations.extend(secrets);
        return violations;
    }
    violations = parts(&indexed);
    let has_dynamic_references = indexed.census().dynamic_references;
    if violations.is_empty() && !has_dynamic_references {
        violations = across(level, &indexed);
    } else {
        aside.refuse(&mut stack, violations.iter().map(|it| &it.path));
        stack.is_partial |= !violations.is_empty();
        if has_dynamic_references {
            aside.take_dynamic_references(&mut stack);
        }
        violations.extend(across(level, &Indexed::new(&stack, &aside)));
    }
    violations.extend(secrets);
    violations.retain(|violation| violation.rule.level >= level);
    violations.sort_by_key(|violation| position(&violation.path));
    violations
}

/// Whether it is larger than any template.
fn too_large(stack: &Indexed<'_, '_>) -> Vec<Violation> {
    let mut report = Report::new(stack);
    rules::check_size(stack, &mut report);
    report.finish()
}

/// What is wrong with single parts.
fn parts(stack: &Indexed<'_, '_>) -> Vec<Violation> {
    let mut report = Report::new(stack);
    allowed_rules(stack, &mut report);
    properties::check(stack, &mut report);
    parameters::check(stack, &mut report);
    tags::check_stack_tags(stack, &mut report);
    report.finish()
}

/// What is wrong between parts.
fn across(level: Level, stack: &Indexed<'_, '_>) -> Vec<Violation> {
    let mut report = Report::new(stack);
    rules::check(level, stack, &mut report);
    report.finish()
}

/// Resources in their order, then outputs, then what has no place of its own.
fn position(path: &Path) -> (u8, usize) {
    match path.place {
        Place::Parameter(index) => (0, index),
        Place::Mapping(index) => (1, index),
        Place::Condition(index) => (2, index),
        Place::Import(index) => (3, index),
        Place::Resource(index) => (4, index),
        Place::Output(index) => (5, index),
        Place::Stack => (6, 0),
    }
}

/// `#[allow(..)]` names rules that exist and may be allowed.
fn allowed_rules(stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let places = std::iter::once((Place::Stack, &stack.allowed))
        .chain(
            stack
                .resources
                .iter()
                .enumerate()
                .map(|(index, resource)| (Place::Resource(index), &resource.allowed)),
        )
        .chain(
            stack
                .outputs
                .iter()
                .enumerate()
                .map(|(index, output)| (Place::Output(index), &output.allowed)),
        );
    for (place, names) in places {
        for (index, name) in names.iter().enumerate() {
            let path = Way::Item(&Way::Section(place, "allow"), index).path();
            match rules().find(|rule| rule.name == name) {
                None => {
                    let rules = rules().filter(|rule| rule.level != Level::Forbid);
                    let meant = stack.closest(name, rules.map(|rule| rule.name));
                    report
                        .add(parts::UNKNOWN_RULE, path, format!("unknown rule `{name}`"))
                        .help(meant.map_or_else(
                            || "`docs/rules.md` lists the rules".into(),
                            |meant| format!("did you mean `{meant}`?"),
                        ));
                }
                Some(rule) if report.level(rule) == Level::Forbid => report
                    .add(
                        parts::FORBIDDEN_RULE_ALLOWED,
                        path,
                        format!("the rule `{name}` can't be allowed: what breaks it never deploys"),
                    )
                    .help("remove it from `allow`"),
                Some(_) => {}
            }
        }
    }
}
