//! Conditions: named by their `let`, or by their own text.

use super::Lowering;
use super::functions::is_function;
use super::rust::Evaluated;
use crate::ast::{self, Connective, Form};
use crate::ir::{Broken, Callee, Condition, ConditionName, Content, Id, Slot, Unused, Value};
use crate::scopes::names::{Binding, ScopeId};
use crate::span::SpanRange;
use ivs_schema::names::to_pascal_case;
use ivs_schema::view::Node;
use proc_macro2::{Ident, Span};
use quote::format_ident;

/// The most operands of `Fn::And` and `Fn::Or`.
const MAXIMUM_OPERANDS: usize = 10;

/// A condition whose names are resolved.
struct Resolved {
    value: Value,
    /// The name that its own text gives.
    text: String,
    /// The name that it has already.
    name: Option<ConditionName>,
}

impl Lowering<'_> {
    /// The condition that a value stands for, under a name; one is made of its text if need be.
    pub fn used_condition(&mut self, scope: ScopeId, value: &ast::Value) -> Option<ConditionName> {
        let resolved = self.condition(scope, value)?;
        Some(self.name_condition(resolved, value.span))
    }

    fn name_condition(&mut self, resolved: Resolved, span: SpanRange) -> ConditionName {
        if let Some(name) = resolved.name {
            return name;
        }
        let node = resolved.value.node();
        if let Some(known) = self
            .conditions
            .iter()
            .find(|known| known.value.node() == node)
        {
            return ConditionName {
                handle: known.handle.clone(),
                id: known.id.text.clone(),
            };
        }
        let is_taken = |id: &str, conditions: &[Condition]| {
            conditions.iter().any(|condition| condition.id.text == id)
        };
        let mut id = resolved.text.clone();
        let mut number = 2;
        while is_taken(&id, &self.conditions) {
            id = format!("{}{number}", resolved.text);
            number += 1;
        }
        let handle = format_ident!(
            "condition_{}",
            self.conditions.len(),
            span = Span::mixed_site()
        );
        let name = ConditionName {
            handle: handle.clone(),
            id: id.clone(),
        };
        self.conditions.push(Condition {
            name: Ident::new("condition", span.start),
            shown: id.clone(),
            handle,
            id: Id::fixed(id, span),
            value: resolved.value,
        });
        name
    }

    /// Two conditions that must both hold.
    pub fn both(
        &mut self,
        outer: Option<&ConditionName>,
        inner: ConditionName,
        span: SpanRange,
    ) -> ConditionName {
        let Some(outer) = outer else {
            return inner;
        };
        let parts = [outer, &inner].map(reference_to_condition);
        let resolved = connected(Connective::And, parts.into());
        self.name_condition(resolved, span)
    }

    /// That a condition does not hold.
    pub fn negated(&mut self, name: &ConditionName, span: SpanRange) -> ConditionName {
        self.name_condition(not(reference_to_condition(name)), span)
    }

    /// A declared condition, under the name of its `let`.
    pub fn declared_condition(
        &mut self,
        scope: ScopeId,
        name: &ConditionName,
        declared: (&Ident, Id, String),
        value: &ast::Value,
    ) {
        let Some(resolved) = self.condition(scope, value) else {
            self.broken_condition(name, declared);
            return;
        };
        let (ident, id, shown) = declared;
        self.conditions.push(Condition {
            handle: name.handle.clone(),
            name: ident.clone(),
            shown,
            id,
            value: resolved.value,
        });
    }

    /// A declared condition of which nothing is known but its name.
    pub fn broken_condition(&mut self, name: &ConditionName, declared: (&Ident, Id, String)) {
        let (ident, id, shown) = declared;
        self.conditions.push(Condition {
            handle: name.handle.clone(),
            name: ident.clone(),
            shown,
            id,
            value: Value::broken(ident.span().into(), Broken::Condition),
        });
    }

    /// Reads a condition; `None` after an error.
    fn condition(&mut self, scope: ScopeId, value: &ast::Value) -> Option<Resolved> {
        self.evaluated(Evaluated::Before("conditions"), |lowering| {
            lowering.condition_before(scope, value)
        })
    }

    fn condition_before(&mut self, scope: ScopeId, value: &ast::Value) -> Option<Resolved> {
        match &value.form {
            Form::Parenthesized(inner) => self.condition(scope, inner),
            Form::Not(inner) => {
                let inner = self.condition(scope, inner)?;
                Some(not(inner))
            }
            Form::Logic(connective, values) => {
                let parts: Vec<_> = values
                    .iter()
                    .map(|value| self.condition(scope, value))
                    .collect();
                let parts = parts.into_iter().collect::<Option<Vec<_>>>()?;
                Some(connected(*connective, parts))
            }
            Form::Comparison {
                left,
                is_equal,
                right,
            } => Some(self.comparison(scope, left, *is_equal, right)),
            Form::Name(name) => {
                let binding = self
                    .names
                    .find(scope, &name.to_string())
                    .map(|(binding, _)| binding.clone());
                match binding {
                    Some(Binding::Condition(condition)) => {
                        self.for_editor.unused.push(Unused::Name(name.clone()));
                        Some(reference_to_condition(&condition))
                    }
                    Some(Binding::Value(inner, inner_scope)) => {
                        self.used.insert((inner_scope, name.to_string()));
                        self.condition(inner_scope, &inner)
                    }
                    Some(Binding::Argument(_) | Binding::Rust(_)) => {
                        Some(self.embedded(scope, value))
                    }
                    Some(Binding::Broken) => None,
                    Some(Binding::Parameter(_)) => {
                        self.diagnostics
                            .error(
                                name.span(),
                                format!("`{name}` is a parameter, not a condition"),
                            )
                            .help(format!("compare it, as in `{name} == \"true\"`"));
                        None
                    }
                    Some(_) => {
                        self.diagnostics
                            .error(name.span(), format!("`{name}` is not a condition"))
                            .help("write a comparison, as in `stage == \"prod\"`");
                        None
                    }
                    None => {
                        self.unknown_name(scope, name);
                        None
                    }
                }
            }
            Form::Literal(ast::Literal::Boolean(_)) | Form::Rust => {
                Some(self.embedded(scope, value))
            }
            Form::HalfPath | Form::Invalid => None,
            Form::Function { name, arguments } if !is_function(name) => {
                self.function(scope, name, arguments, value.span);
                None
            }
            _ => {
                self.diagnostics
                    .error(value.span, "this is not a condition")
                    .help("write a comparison, as in `stage == \"prod\"`");
                None
            }
        }
    }

    /// A `bool` of Rust as a part of a condition.
    fn embedded(&mut self, scope: ScopeId, value: &ast::Value) -> Resolved {
        let rust = self.rust(scope, value);
        let text = Content::Text("true".into());
        let sides = [Content::RustBoolean(rust), text].map(|side| Value::new(value.span, side));
        call(Callee::Equals, sides.into(), "ProgramDecides".into())
    }

    fn comparison(
        &mut self,
        scope: ScopeId,
        left: &ast::Value,
        is_equal: bool,
        right: &ast::Value,
    ) -> Resolved {
        let [left, right] = [left, right].map(|side| self.value(scope, side, Slot::Json));
        let verb = if is_equal { "Is" } else { "IsNot" };
        let text = format!("{}{verb}{}", text_of(&left.node()), text_of(&right.node()));
        let equals = call(Callee::Equals, vec![left, right], text.clone());
        if is_equal {
            return equals;
        }
        Resolved {
            text,
            ..not(equals)
        }
    }
}

fn reference_to_condition(name: &ConditionName) -> Resolved {
    Resolved {
        value: Value::new(name.handle.span(), Content::Condition(name.clone())),
        text: name.id.clone(),
        name: Some(name.clone()),
    }
}

fn not(inner: Resolved) -> Resolved {
    let text = format!("Not{}", inner.text);
    call(Callee::Not, vec![inner.value], text)
}

/// Parts connected by `Fn::And` or `Fn::Or`, at most ten at a time.
fn connected(connective: Connective, mut parts: Vec<Resolved>) -> Resolved {
    let word = match connective {
        Connective::And => "And",
        Connective::Or => "Or",
    };
    while parts.len() > MAXIMUM_OPERANDS {
        let rest = parts.split_off(MAXIMUM_OPERANDS - 1);
        parts.push(connected(connective, rest));
    }
    let text: Vec<_> = parts.iter().map(|part| part.text.as_str()).collect();
    let text = text.join(word);
    let parts = parts.into_iter().map(|part| part.value).collect();
    call(Callee::Connective(connective), parts, text)
}

/// A function of conditions.
fn call(callee: Callee, arguments: Vec<Value>, text: String) -> Resolved {
    let span = arguments
        .first()
        .map_or(Span::call_site().into(), |argument| argument.span);
    Resolved {
        value: Value::new(span, Content::Function(callee, arguments)),
        text,
        name: None,
    }
}

/// A value as a part of a condition's name.
fn text_of(node: &Node<'_>) -> String {
    match node {
        Node::String(text) if text.is_empty() => "Empty".into(),
        Node::String(text) => to_pascal_case(text),
        Node::Boolean(value) => to_pascal_case(&value.to_string()),
        Node::Integer(number) => to_pascal_case(&number.to_string()),
        Node::Reference { to, attribute, .. } => {
            format!("{to}{}", attribute.as_deref().unwrap_or_default())
        }
        Node::Function(_, argument) => match &**argument {
            Node::String(text) => to_pascal_case(text.trim_start_matches("AWS::")),
            Node::List(items) => items.iter().map(text_of).collect(),
            _ => "Value".into(),
        },
        _ => "Value".into(),
    }
}
