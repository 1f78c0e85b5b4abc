//! What is asked of stacks beyond their templates: of their names, of their deployments, and of one
//! stack beside another.

use super::answer::Trouble;
use super::dependencies;
use super::stacks::Declared;
use crate::error::{Error, Violations};
use crate::template::{Declaration, Template};
use crate::value::Value;
use crate::view;
use ivs_schema::report::{Level, Rule};

/// What is wrong with a stack, by itself and among the others.
pub(super) fn violations(stack: &Declared, all: &[Declared]) -> Violations {
    let mut violations: Vec<Error> = view::check(Level::Warn, &stack.template)
        .into_iter()
        .collect();
    violations.extend(region_of_deployment(stack));
    violations.extend(account_form(stack));
    violations.extend(tags(stack));
    violations.extend(export_in_several_stacks(stack, all));
    violations.extend(import_from_another_environment(stack, all));
    Violations::new(violations)
}

/// A name that could be no name of a stack, or that stands twice, leaves nothing to work with.
///
/// Source: `CreateStack`, `StackName`.
pub(super) fn check_names(declared: &[Declared]) -> Result<(), Trouble> {
    for (index, stack) in declared.iter().enumerate() {
        for name in [&*stack.name, stack.physical_name()] {
            let is_fitting = name.len() <= 128
                && name.starts_with(|first: char| first.is_ascii_alphabetic())
                && name
                    .chars()
                    .all(|character| character.is_ascii_alphanumeric() || character == '-');
            if !is_fitting {
                return Err(Trouble::new(format!("`{name}` can't be the name of a stack")).help(
                    "begin with a letter, go on with letters, digits and `-`, 128 characters at most",
                ));
            }
        }
        let twin = declared.iter().take(index).find_map(|other| {
            let is_same_physically = other.physical_name() == stack.physical_name()
                && other.deployment.is_beside(&stack.deployment);
            if other.name == stack.name {
                Some(&*stack.name)
            } else {
                is_same_physically.then(|| stack.physical_name())
            }
        });
        if let Some(name) = twin {
            return Err(Trouble::new(format!("two stacks are called `{name}`"))
                .help("give each a name of its own"));
        }
    }
    Ok(())
}

/// The region of the deployment is the one that the stack itself states.
fn region_of_deployment(stack: &Declared) -> Option<Error> {
    let own = stack.template.region.as_deref()?;
    let given = stack.deployment.region.as_deref()?;
    (own != given).then(|| {
        error(
            "region_of_deployment",
            None,
            format!(
                "`{}` goes to `{given}`, but its `#[region]` is `{own}`",
                stack.name
            ),
            "state the region in one of the two places",
        )
    })
}

/// An account is 12 digits.
fn account_form(stack: &Declared) -> Option<Error> {
    let account = stack.deployment.account.as_deref()?;
    let is_fitting = account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
    (!is_fitting).then(|| {
        error(
            "account_form",
            None,
            format!(
                "the account of `{}` is `{account}`, but an account is 12 digits",
                stack.name
            ),
            "write `.account(\"123456789012\")`",
        )
    })
}

/// The tags of the deployment are held to the rules for those of a template.
fn tags(stack: &Declared) -> Vec<Error> {
    let tags = stack.deployment.tags.iter();
    let template = Template {
        tags: tags
            .map(|(key, value)| (key.clone().into(), Value::String(value.clone().into())))
            .collect(),
        ..Template::new()
    };
    view::check(Level::Warn, &template)
        .into_iter()
        .filter(|error| matches!(error.rule(), "tag_key" | "tag_value" | "duplicate_tag"))
        .map(|error| Error {
            path: String::new(),
            ..error
        })
        .collect()
}

/// An export has a name of its own in its account and region.
fn export_in_several_stacks(stack: &Declared, all: &[Declared]) -> Vec<Error> {
    let others: Vec<&Declared> = all
        .iter()
        .filter(|other| other.name != stack.name && other.deployment.is_beside(&stack.deployment))
        .collect();
    dependencies::exports(stack)
        .filter_map(|(name, declaration)| {
            let other = others
                .iter()
                .find(|other| dependencies::exports(other).any(|(exported, _)| exported == name))?;
            Some(error(
                "export_in_several_stacks",
                declaration,
                format!(
                    "`{name}` is exported by `{}`, too, but names of exports are unique in an account and region",
                    other.name
                ),
                "let the name depend on an argument of the stack, or export it in one of them",
            ))
        })
        .collect()
}

/// What is imported is exported in the same account and region, or by no stack of this program.
fn import_from_another_environment(stack: &Declared, declared: &[Declared]) -> Vec<Error> {
    let exporters = |name: &str| -> Vec<&Declared> {
        declared
            .iter()
            .filter(|other| dependencies::exports(other).any(|(exported, _)| exported == name))
            .collect()
    };
    dependencies::imports(stack)
        .into_iter()
        .filter_map(|(name, declaration)| {
            let exporters = exporters(&name);
            let first = exporters.first()?;
            exporters
                .iter()
                .all(|exporter| exporter.deployment.is_away_from(&stack.deployment))
                .then(|| {
                    error(
                        "import_from_another_environment",
                        declaration,
                        format!(
                            "`{name}` is exported by `{}` to `{}`, and can't be imported in `{}`",
                            first.name,
                            first.deployment.environment(),
                            stack.deployment.environment()
                        ),
                        "hand the value over as a parameter",
                    )
                })
        })
        .collect()
}

fn error(
    rule: &'static str,
    declaration: Option<Declaration>,
    message: String,
    help: &str,
) -> Error {
    Error {
        rule: Rule {
            name: rule,
            level: Level::Forbid,
        },
        message,
        help: Some(help.to_owned()),
        note: None,
        path: String::new(),
        logical_id: None,
        declaration,
    }
}
