//! The stacks of a program, with all that is wrong with them.

use super::answer::Trouble;
use super::arguments::{self, Word};
use super::deployment::Deployment;
use super::{dependencies, rules};
use crate::error::Violations;
use crate::template::Template;
use ivs_schema::report::Level;

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
    rules::check_names(&declared)?;
    let (order, dependencies) = dependencies::order(&declared)?;
    let found: Vec<(Vec<String>, Violations)> = declared
        .iter()
        .zip(&dependencies)
        .map(|(stack, dependencies)| {
            let needed = dependencies.iter().filter_map(|index| declared.get(*index));
            let names = needed.map(|stack| stack.name.clone()).collect();
            (names, rules::violations(stack, &declared))
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

impl Declared {
    /// The name in CloudFormation.
    pub(super) fn physical_name(&self) -> &str {
        let given = self.deployment.stack_name.as_deref();
        given.unwrap_or(&self.name)
    }
}
