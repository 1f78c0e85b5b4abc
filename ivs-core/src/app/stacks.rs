//! The stacks of a program, with all that is wrong with them.

use super::answer::Trouble;
use super::arguments::{self, Word};
use super::dependencies;
use super::deployment::Deployment;
use crate::error::{Error, Violations};
use crate::template::{Declaration, Template};
use crate::value::Value;
use crate::view;
use ivs_schema::report::{Level, Rule};

/// A stack as the program hands it over.
#[derive(Debug)]
pub(super) struct Declared {
    pub(super) name: String,
    pub(super) template: Template,
    pub(super) deployment: Deployment,
}

/// A stack, and what is to be said about it.
#[derive(Debug)]
pub(super) struct Stack {
    pub(super) name: String,
    pub(super) template: Template,
    pub(super) deployment: Deployment,
    /// The stacks that are deployed before it, by their names.
    pub(super) dependencies: Vec<String>,
    /// Errors and warnings.
    pub(super) violations: Violations,
}

/// Checks all stacks, one by one and together, and puts them into the order of deployment.
pub(super) fn check(declared: Vec<Declared>) -> Result<Vec<Stack>, Trouble> {
    check_names(&declared)?;
    let (order, dependencies) = dependencies::order(&declared)?;
    let found: Vec<(Vec<String>, Violations)> = declared
        .iter()
        .zip(&dependencies)
        .map(|(stack, dependencies)| {
            let needed = dependencies.iter().filter_map(|index| declared.get(*index));
            let names = needed.map(|stack| stack.name.clone()).collect();
            (names, violations(stack, &declared))
        })
        .collect();
    let mut stacks: Vec<(usize, Stack)> = declared
        .into_iter()
        .zip(found)
        .map(|(stack, (dependencies, violations))| Stack {
            name: stack.name,
            template: stack.template,
            deployment: stack.deployment,
            dependencies,
            violations,
        })
        .enumerate()
        .collect();
    stacks.sort_by_key(|(index, _)| order.iter().position(|other| other == index));
    Ok(stacks.into_iter().map(|(_, stack)| stack).collect())
}

/// What is wrong with a stack, by itself and among the others.
fn violations(stack: &Declared, all: &[Declared]) -> Violations {
    let mut violations: Vec<Error> = view::check(&stack.template).into_iter().collect();
    violations.extend(region_of_deployment(stack));
    violations.extend(account_form(stack));
    violations.extend(tags(stack));
    violations.extend(export_in_several_stacks(stack, all));
    violations.extend(dependencies::import_from_another_environment(stack, all));
    Violations::new(violations)
}

/// The stack that a word of the command line means; without a word, the only one.
pub(super) fn named<'s>(stacks: &'s [Stack], word: &Word) -> Result<&'s Stack, Trouble> {
    let found = match (word, stacks) {
        (Word::None, [only]) => Some(only),
        (Word::None, []) => {
            return Err(Trouble::new("the program has no stack")
                .help("write `ivs_core::app().stack(\"live\", Live).run()`"));
        }
        (Word::None, _) => None,
        (Word::Stack(name) | Word::StackOrCommand(name), _) => {
            stacks.iter().find(|stack| stack.name == *name)
        }
    };
    found.ok_or_else(|| {
        let names: Vec<&str> = stacks.iter().map(|stack| stack.name.as_str()).collect();
        arguments::unknown(word, &names)
    })
}

/// All stacks, or the one that the word means.
pub(super) fn all_or_named<'s>(
    stacks: &'s [Stack],
    word: &Word,
) -> Result<Vec<&'s Stack>, Trouble> {
    match word {
        Word::None => Ok(stacks.iter().collect()),
        word => Ok(vec![named(stacks, word)?]),
    }
}

impl Stack {
    /// Whether nothing but warnings is to be said about it.
    pub(super) fn is_deployable(&self) -> bool {
        self.count().0 == 0
    }

    /// How many errors and warnings there are.
    fn count(&self) -> (usize, usize) {
        let warnings = self
            .violations
            .iter()
            .filter(|violation| violation.level() == Level::Warn)
            .count();
        (self.violations.len() - warnings, warnings)
    }

    /// `live: 1 error, 2 warnings`, and then each of them.
    pub(super) fn report(&self) -> String {
        let counted = |count: usize, word: &str| match count {
            0 => format!("no {word}s"),
            1 => format!("1 {word}"),
            _ => format!("{count} {word}s"),
        };
        let (errors, warnings) = self.count();
        let violations = self
            .violations
            .iter()
            .map(|violation| format!("\n{violation}\n"));
        format!(
            "{}: {}, {}\n{}",
            self.name,
            counted(errors, "error"),
            counted(warnings, "warning"),
            violations.collect::<String>()
        )
    }
}

/// The reports of all stacks about which there is something to say.
pub(super) fn notes(stacks: &[&Stack]) -> String {
    let reports: Vec<String> = stacks
        .iter()
        .filter(|stack| !stack.violations.is_empty())
        .map(|stack| stack.report())
        .collect();
    reports.join("\n")
}

/// A name that could be no name of a stack, or that stands twice, leaves nothing to work with.
///
/// Source: `CreateStack`, `StackName`.
fn check_names(declared: &[Declared]) -> Result<(), Trouble> {
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
        let is_twin = |other: &&Declared| {
            other.name == stack.name
                || other.physical_name() == stack.physical_name()
                    && other.deployment.is_beside(&stack.deployment)
        };
        if declared.iter().take(index).any(|other| is_twin(&other)) {
            return Err(
                Trouble::new(format!("two stacks are called `{}`", stack.physical_name()))
                    .help("give each a name of its own"),
            );
        }
    }
    Ok(())
}

impl Declared {
    /// The name in CloudFormation.
    fn physical_name(&self) -> &str {
        let given = self.deployment.stack_name.as_deref();
        given.unwrap_or(&self.name)
    }
}

pub(super) fn error(
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
        path: String::new(),
        logical_id: None,
        declaration,
    }
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
    view::check(&template)
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
    exports(stack)
        .filter_map(|(name, declaration)| {
            let other = others
                .iter()
                .find(|other| exports(other).any(|(exported, _)| exported == name))?;
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

/// The names of a stack's exports that are known before it is deployed.
pub(super) fn exports(stack: &Declared) -> impl Iterator<Item = (&str, Option<Declaration>)> {
    stack.template.outputs.iter().filter_map(|output| {
        match output.body.get("Export")?.get("Name")? {
            Value::String(name) => Some((&**name, output.declaration)),
            _ => None,
        }
    })
}
