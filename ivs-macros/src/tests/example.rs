//! Stacks in the documentation of rules and in test cases, checked as the macro checks them.

use super::invocation;
use crate::diagnostics::Diagnostics;
use crate::ir::Stack;
use crate::{check, lower, parse};
use ivs_schema::report::Rule;
use ivs_schema::{check as rules, view};
use proc_macro2::{TokenStream, TokenTree};
use std::fs;
use std::path::Path;

/// What breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    pub rule: &'static str,
    /// Where it stands in the template.
    pub path: String,
    pub message: String,
    pub help: Option<String>,
}

/// The stacks that an example of the documentation stands for: an example without one is the body of
/// a stack, and what is too long to be written out is an expression of Rust.
pub fn stacks(example: &str) -> TokenStream {
    let is_whole = example
        .lines()
        .any(|line| line.starts_with("stack ") || line.starts_with("pub stack "));
    let example = written_out(example);
    let stacks = if is_whole {
        example
    } else {
        format!("stack Example {{ {example} }}")
    };
    stacks.parse().unwrap()
}

/// Literals in place of `("x".repeat(3))` and of the range in `in 0..3 {`.
fn written_out(example: &str) -> String {
    let mut text = example.to_owned();
    while let Some((before, rest)) = text.split_once("\".repeat(") {
        let (before, unit) = before.rsplit_once("(\"").unwrap();
        let (count, rest) = rest.split_once("))").unwrap();
        text = format!("{before}\"{}\"{rest}", unit.repeat(count.parse().unwrap()));
    }
    while let Some((before, rest)) = text.split_once("..")
        && let Some((before, first)) = before.rsplit_once(" in ")
        && let (Ok(first), Some((last, rest))) = (first.parse::<u32>(), rest.split_once(" {"))
    {
        let elements: Vec<_> = (first..last.parse().unwrap())
            .map(|number| number.to_string())
            .collect();
        text = format!("{before} in [{}] {{{rest}", elements.join(", "));
    }
    text
}

/// The content of each `ivs_stack! { .. }` in the code of a program.
pub fn invocations(code: TokenStream) -> Vec<TokenStream> {
    let tokens: Vec<TokenTree> = code.into_iter().collect();
    let mut found = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else {
            continue;
        };
        let before = tokens.get(..index).unwrap_or_default();
        match before {
            [.., TokenTree::Ident(name), TokenTree::Punct(_)] if name == "ivs_stack" => {
                found.push(group.stream());
            }
            _ => found.extend(invocations(group.stream())),
        }
    }
    found
}

/// The stacks with resolved names, and what the language has against them.
pub fn resolved(stacks: TokenStream) -> (Vec<Stack>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let parse::Invocation { stacks, .. } = parse::invocation(invocation(stacks), &mut diagnostics);
    let stacks = stacks
        .into_iter()
        .map(|(stack, mut found)| {
            let model = lower::stack(stack, &mut found);
            diagnostics.extend(found);
            model
        })
        .collect();
    (stacks, diagnostics)
}

/// What breaks rules in a stack.
pub fn broken(stack: &Stack) -> Vec<Found> {
    found(|| check::view(stack))
}

/// What breaks rules in a view, which is made twice.
pub fn found<'s>(view: impl Fn() -> view::Stack<'s>) -> Vec<Found> {
    let stack = view();
    rules::check(view())
        .into_iter()
        .map(|violation| Found {
            rule: name(violation.rule),
            path: violation.path.in_template(&stack),
            message: violation.message,
            help: violation.help,
        })
        .collect()
}

const fn name(rule: Rule) -> &'static str {
    rule.name
}

/// The code of a program, with the content of the files that it includes.
pub fn with_included_files(path: &Path) -> String {
    let code = fs::read_to_string(path).unwrap();
    let included = |part: &str| {
        let (name, rest) = part.split_once("\")")?;
        let content = fs::read_to_string(path.with_file_name(name)).ok()?;
        Some(format!("{content:?}{rest}"))
    };
    let mut parts = code.split("include_str!(\"");
    let start = parts.next().unwrap_or_default().to_owned();
    parts.fold(start, |whole, part| match included(part) {
        Some(part) => whole + &part,
        None => whole + "include_str!(\"" + part,
    })
}
