//! What is written in a few lines is expanded in as many: nothing grows faster than the stack.

use super::invocation;
use crate::diagnostics::Diagnostics;
use crate::emit::Audience;
use crate::emit::value::Values;
use crate::{expand_stacks, lower, parse};
use proc_macro2::{TokenStream, TokenTree};
use std::error::Error;
use std::fmt::Write;

fn count(tokens: TokenStream) -> usize {
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => 1 + count(group.stream()),
            _ => 1,
        })
        .sum()
}

/// Wants as many tokens for the second hundred as for the first one.
fn grows_linearly(
    expanded: impl Fn(usize) -> Result<TokenStream, Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let [none, hundred, two_hundred] = [1, 101, 201].map(|lines| expanded(lines).map(count));
    let (none, hundred, two_hundred) = (none?, hundred?, two_hundred?);
    assert_eq!(two_hundred - hundred, hundred - none);
    Ok(())
}

#[test]
fn lets_that_use_each_other_twice_are_expanded_once() -> Result<(), Box<dyn Error>> {
    grows_linearly(|lines| {
        let mut stack =
            "stack Show(config: Config) { let a0 = config.f(1, 2); let a1 = config.f(a0, 2);"
                .to_owned();
        for line in 2..lines + 2 {
            let (last, before) = (line - 1, line - 2);
            write!(stack, "let a{line} = config.f(a{last}, &a{before});")?;
        }
        write!(stack, "let r = Room {{ name: a{} }}; }}", lines + 1)?;
        let expansion = expand_stacks(Audience::Compiler, invocation(stack.parse()?));
        assert!(!expansion.to_string().contains("compile_error"));
        Ok(expansion)
    })
}

#[test]
fn conditions_that_name_each_other_twice_are_expanded_once() -> Result<(), Box<dyn Error>> {
    grows_linearly(|lines| {
        let mut stack =
            "stack Show { let stage = Parameter { type: String }; let a0 = stage == \"x\";"
                .to_owned();
        for line in 1..=lines {
            let last = line - 1;
            write!(stack, "let a{line} = a{last} && !(a{last} || a{last});")?;
        }
        write!(
            stack,
            "if a{lines} {{ let r = Room {{ name: \"a\" }}; }} }}"
        )?;
        let mut diagnostics = Diagnostics::default();
        let parse::Invocation { core, stacks, .. } =
            parse::invocation(invocation(stack.parse()?), &mut diagnostics);
        let mut tokens = TokenStream::new();
        for (stack, mut found) in stacks {
            let model = lower::stack(stack, &mut found);
            assert!(!found.has_errors());
            let values = Values { core: &core };
            let conditions = model.conditions.iter();
            tokens.extend(conditions.map(|condition| values.value(&condition.value)));
        }
        Ok(tokens)
    })
}
