//! What is known only when the stack is deployed: conditions, `if`, `format!` and functions.

use super::Resolver;
use super::names::{Binding, ScopeId};
use super::values::{Slot, mapping_help, step_span};
use crate::ast::{self, ChainStep, Connective, Form, Format, FormatPiece, If};
use crate::model::{Condition, ConditionName, Content, Id, Value};
use crate::span::SpanRange;
use ivs_schema::names::{to_pascal_case, to_snake_case};
use ivs_schema::suggest;
use ivs_schema::view::Node;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

/// The most operands of `Fn::And` and `Fn::Or`.
const MAXIMUM_OPERANDS: usize = 10;

/// A function of CloudFormation, as it is written here.
struct Function {
    /// Its name here and in the core.
    name: &'static str,
    cloudformation: &'static str,
    /// How it is written, for help.
    form: &'static str,
    /// What each argument takes.
    arguments: &'static [Takes],
}

/// What an argument of a function takes.
#[derive(Clone, Copy)]
enum Takes {
    Text,
    List,
    Any,
}

impl Function {
    fn is_single(&self) -> bool {
        self.arguments.len() == 1
    }
}

const FUNCTIONS: [Function; 9] = [
    Function {
        name: "base64",
        cloudformation: "Fn::Base64",
        form: "Fn::base64(text)",
        arguments: &[Takes::Text],
    },
    Function {
        name: "cidr",
        cloudformation: "Fn::Cidr",
        form: "Fn::cidr(block, count, bits)",
        arguments: &[Takes::Text, Takes::Any, Takes::Any],
    },
    Function {
        name: "find_in_map",
        cloudformation: "Fn::FindInMap",
        form: "Fn::find_in_map(mapping, first_key, second_key)",
        arguments: &[Takes::Text, Takes::Text, Takes::Text],
    },
    Function {
        name: "get_azs",
        cloudformation: "Fn::GetAZs",
        form: "Fn::get_azs(region)",
        arguments: &[Takes::Text],
    },
    Function {
        name: "import_value",
        cloudformation: "Fn::ImportValue",
        form: "Fn::import_value(name)",
        arguments: &[Takes::Text],
    },
    Function {
        name: "join",
        cloudformation: "Fn::Join",
        form: "Fn::join(\"-\", [a, b])",
        arguments: &[Takes::Text, Takes::List],
    },
    Function {
        name: "select",
        cloudformation: "Fn::Select",
        form: "Fn::select(index, list)",
        arguments: &[Takes::Any, Takes::List],
    },
    Function {
        name: "split",
        cloudformation: "Fn::Split",
        form: "Fn::split(\",\", text)",
        arguments: &[Takes::Text, Takes::Text],
    },
    Function {
        name: "sub",
        cloudformation: "Fn::Sub",
        form: "Fn::sub(\"${Name}\")",
        arguments: &[Takes::Text],
    },
];

/// A condition whose names are resolved.
struct Resolved {
    node: Node<'static>,
    /// An expression of the core's type `Condition`.
    tokens: TokenStream,
    /// The name that its own text gives.
    text: String,
    /// The name that it has already.
    name: Option<ConditionName>,
}

impl Resolver<'_> {
    /// Whether a value is known only at deployment.
    pub fn is_deploy_time(&self, scope: ScopeId, value: &ast::Value) -> bool {
        match &value.form {
            Form::Name(name) => self.is_deploy_time_name(scope, name),
            Form::Chain(chain) => {
                self.is_deploy_time_name(scope, &chain.base)
                    || self.names.turns(scope, &chain.base.to_string()).is_some()
                    || self.is_export(scope, chain)
            }
            Form::Ref(_)
            | Form::PseudoParameter(_)
            | Form::Function { .. }
            | Form::Import { .. } => true,
            Form::If(choice) => {
                self.is_deploy_time(scope, &choice.condition)
                    || self.is_deploy_time(scope, &choice.then)
                    || choice
                        .otherwise
                        .as_ref()
                        .is_some_and(|value| self.is_deploy_time(scope, value))
            }
            Form::Comparison { left, right, .. } => {
                self.is_deploy_time(scope, left) || self.is_deploy_time(scope, right)
            }
            Form::Logic(_, values) | Form::List(values) | Form::Tuple(values) => {
                values.iter().any(|value| self.is_deploy_time(scope, value))
            }
            Form::Not(inner) | Form::Parenthesized(inner) => self.is_deploy_time(scope, inner),
            Form::Format(format) => self.is_deploy_time_format(scope, format),
            Form::Block(block) => block
                .entries
                .iter()
                .any(|entry| self.is_deploy_time(scope, &entry.value)),
            Form::Literal(_)
            | Form::Resource(..)
            | Form::IncludeStr { .. }
            | Form::Rust
            | Form::Invalid => false,
        }
    }

    pub fn is_deploy_time_name(&self, scope: ScopeId, name: &Ident) -> bool {
        match self.names.find(scope, &name.to_string()) {
            Some((Binding::Value(value, inner), _)) => {
                // A name that stands for itself is reported where it is used.
                !matches!(&value.form, Form::Name(other) if other == name)
                    && self.depth(|resolver| resolver.is_deploy_time(*inner, value))
            }
            Some((binding, _)) => matches!(
                binding,
                Binding::Resource(_)
                    | Binding::Import(_)
                    | Binding::Parameter(_)
                    | Binding::Mapping(_)
                    | Binding::Condition(_)
            ),
            None => false,
        }
    }

    /// Names of values may lead in a circle.
    fn depth(&self, look: impl FnOnce(&Self) -> bool) -> bool {
        let depth = self.depth.get();
        if depth > 64 {
            return false;
        }
        self.depth.set(depth + 1);
        let found = look(self);
        self.depth.set(depth);
        found
    }

    fn is_deploy_time_format(&self, scope: ScopeId, format: &Format) -> bool {
        format
            .arguments
            .iter()
            .any(|argument| self.is_deploy_time(scope, &argument.value))
            || format.pieces.iter().any(|piece| match piece {
                FormatPiece::Argument { name, .. } => syn::parse_str::<Ident>(name)
                    .is_ok_and(|name| self.is_deploy_time_name(scope, &name)),
                FormatPiece::Text(_) => false,
            })
    }

    /// `if condition { a } else { b }` as a value.
    pub fn choice(&mut self, scope: ScopeId, choice: &If, value: &ast::Value, slot: Slot) -> Value {
        let core = self.core;
        let is_deploy_time = self.is_deploy_time(scope, &choice.condition);
        let then = self.value(scope, &choice.then, slot);
        let otherwise = choice
            .otherwise
            .as_ref()
            .map(|otherwise| self.value(scope, otherwise, slot));
        let [then_tokens, otherwise_tokens] =
            [Some(&then), otherwise.as_ref()].map(|value| value.map(Value::tokens));
        let no_value = Value::leaf(
            value.span,
            Node::Function("Ref".into(), Box::new(Node::String("AWS::NoValue".into()))),
            quote!(#core::aws::no_value()),
        );
        if !is_deploy_time {
            // Rust decides: both branches are checked, and made one type.
            let condition = self.rust_condition(scope, &choice.condition);
            let otherwise_tokens = otherwise_tokens.map_or_else(
                || quote!(#core::functions::Choice::nothing()),
                |tokens| quote!(#core::functions::Choice::of(#tokens)),
            );
            return Value {
                span: value.span,
                content: Content::Function {
                    name: "Fn::If",
                    arguments: vec![
                        Value::unknown(choice.condition.span, TokenStream::new()),
                        then,
                        otherwise.unwrap_or(no_value),
                    ],
                    is_single: false,
                    tokens: quote! {
                        if #condition { #core::functions::Choice::of(#then_tokens) } else { #otherwise_tokens }
                    },
                },
            };
        }
        let Some(condition) = self.used_condition(scope, &choice.condition) else {
            return Value::unknown(value.span, TokenStream::new());
        };
        let handle = &condition.handle;
        let otherwise = otherwise.unwrap_or(no_value);
        let otherwise_tokens = otherwise.tokens();
        let tokens = quote!(#core::functions::if_else(&#handle, #then_tokens, #otherwise_tokens));
        let name = Value::leaf(
            choice.condition.span,
            Node::String(condition.id.into()),
            TokenStream::new(),
        );
        Value {
            span: value.span,
            content: Content::Function {
                name: "Fn::If",
                arguments: vec![name, then, otherwise],
                is_single: false,
                tokens,
            },
        }
    }

    /// `format!` over values that are known at deployment.
    pub fn format(&mut self, scope: ScopeId, format: &Format, value: &ast::Value) -> Value {
        let core = self.core;
        let mut calls = TokenStream::new();
        let mut source = String::new();
        let mut values: Vec<(std::borrow::Cow<'static, str>, Node<'static>)> = Vec::new();
        let mut only = None;
        self.unused_arguments(format);
        for piece in &format.pieces {
            let (name, specification, written) = match piece {
                FormatPiece::Text(text) => {
                    source.push_str(&text.replace("${", "${!"));
                    calls.extend(quote!(.text(#core::__private::text(#text))));
                    continue;
                }
                FormatPiece::Argument {
                    name,
                    specification,
                    written,
                } => (name, specification, written),
            };
            let Some(argument) = self.format_argument(format, name, written) else {
                continue;
            };
            if !self.is_deploy_time(scope, &argument) {
                if self.names_nothing(scope, &argument) {
                    continue;
                }
                let tokens = self.rust(scope, &argument).tokens;
                let pattern = if specification.is_empty() {
                    "{}".to_owned()
                } else {
                    format!("{{:{specification}}}")
                };
                source.push('0');
                calls.extend(quote!(.text(::std::format!(#pattern, #tokens))));
                continue;
            }
            if !specification.is_empty() {
                self.diagnostics
                    .error(
                        format.span,
                        format!(
                            "`{written}` can't be formatted, its value is known only at deployment"
                        ),
                    )
                    .help(format!(
                        "write `{}`",
                        written.replace(&format!(":{specification}"), "")
                    ));
            }
            let given = self.value(scope, &argument, Slot::Json);
            let node = given.node();
            let tokens = given.tokens();
            match &node {
                Node::Reference { to, attribute } => {
                    source.extend(["${", to]);
                    source.extend(attribute.iter().flat_map(|attribute| [".", attribute]));
                    source.push('}');
                }
                Node::Function(function, pseudo) if function == "Ref" => {
                    if let Node::String(pseudo) = &**pseudo {
                        source.extend(["${", pseudo, "}"]);
                    }
                }
                Node::String(text) => source.push_str(&text.replace("${", "${!")),
                other => {
                    let key = to_pascal_case(name);
                    let key = if key.starts_with(|first: char| first.is_ascii_alphabetic()) {
                        key
                    } else {
                        format!("Value{}", values.len() + 1)
                    };
                    source.extend(["${", &key, "}"]);
                    values.push((key.into(), other.clone()));
                }
            }
            let key = to_pascal_case(name);
            if key.starts_with(|first: char| first.is_ascii_alphabetic()) {
                calls.extend(quote!(.named(#key, #tokens)));
            } else {
                calls.extend(quote!(.value(#tokens)));
            }
            only = Some(node);
        }
        let tokens = quote!(#core::functions::Sub::new() #calls);
        let node = match (format.pieces.as_slice(), only) {
            // It is the value itself.
            ([FormatPiece::Argument { .. }], Some(node)) => node,
            _ if values.is_empty() => {
                Node::Function("Fn::Sub".into(), Box::new(Node::String(source.into())))
            }
            _ => Node::Function(
                "Fn::Sub".into(),
                Box::new(Node::List(vec![
                    Node::String(source.into()),
                    Node::Object(values),
                ])),
            ),
        };
        Value::leaf(value.span, node, tokens)
    }

    /// The value that a placeholder names.
    fn format_argument(
        &mut self,
        format: &Format,
        name: &str,
        written: &str,
    ) -> Option<ast::Value> {
        let by_name = format
            .arguments
            .iter()
            .find(|argument| argument.name.as_ref().is_some_and(|known| known == name));
        let by_position = name
            .parse::<usize>()
            .ok()
            .and_then(|position| format.arguments.get(position));
        if let Some(argument) = by_name.or(by_position) {
            return Some(argument.value.clone());
        }
        if let Ok(captured) = syn::parse_str::<Ident>(name) {
            let captured = Ident::new(&captured.to_string(), format.span);
            return Some(ast::Value {
                tokens: vec![captured.clone().into()],
                form: Form::Name(captured),
                span: format.span.into(),
            });
        }
        self.diagnostics
            .error(
                format.span,
                format!("`{written}` has no value behind the text"),
            )
            .help("add one, separated by a comma");
        None
    }

    /// Says which values behind the text stand nowhere in it, as rustc does for those of Rust.
    fn unused_arguments(&mut self, format: &Format) {
        for (position, argument) in format.arguments.iter().enumerate() {
            let is_used = format.pieces.iter().any(|piece| match piece {
                FormatPiece::Argument { name, .. } => {
                    argument.name.as_ref().is_some_and(|known| known == name)
                        || name.parse() == Ok(position)
                }
                FormatPiece::Text(_) => false,
            });
            if !is_used {
                self.diagnostics
                    .error(argument.value.span, "this value stands nowhere in the text")
                    .help("write `{}` where it belongs, or remove it");
            }
        }
    }

    /// `Fn::name(arguments)`
    pub fn function(
        &mut self,
        scope: ScopeId,
        name: &Ident,
        arguments: &[ast::Value],
        span: SpanRange,
    ) -> Value {
        let core = self.core;
        let text = name.to_string();
        let Some(function) = FUNCTIONS.iter().find(|function| text == function.name) else {
            let names: Vec<_> = FUNCTIONS.iter().map(|function| function.name).collect();
            let help = form_of_its_own(&text).map_or_else(
                || {
                    suggest::closest(&text, names.iter().copied()).map_or_else(
                        || format!("the functions are {}", suggest::one_of(&names)),
                        |meant| format!("did you mean `{meant}`?"),
                    )
                },
                |form| format!("write `{form}`"),
            );
            self.diagnostics
                .error(name.span(), format!("unknown function `{text}`"))
                .help(help);
            return Value::unknown(span, quote!(#core::functions::#name()));
        };
        if function.name == "sub" {
            return self.sub(scope, name, arguments, span);
        }
        if arguments.len() != function.arguments.len() {
            let message = match function.arguments.len() {
                1 => format!("`Fn::{text}` takes one argument, not {}", arguments.len()),
                count => format!(
                    "`Fn::{text}` takes {count} arguments, not {}",
                    arguments.len()
                ),
            };
            self.diagnostics
                .error(name.span(), message)
                .help(format!("write `{}`", function.form));
            return Value::unknown(span, quote!(#core::functions::#name()));
        }
        let values: Vec<_> = arguments
            .iter()
            .zip(function.arguments)
            .map(|(argument, takes)| match takes {
                Takes::Text if self.is_no_text(name, argument) => {
                    Value::unknown(argument.span, TokenStream::new())
                }
                Takes::Text => self.text_or_mapping(scope, argument),
                Takes::List => self.value(scope, argument, Slot::Items),
                Takes::Any => self.value(scope, argument, Slot::Json),
            })
            .collect();
        let tokens = values.iter().map(Value::tokens);
        let tokens = quote!(#core::functions::#name(#(#tokens),*));
        Value {
            span,
            content: Content::Function {
                name: function.cloudformation,
                arguments: values,
                is_single: function.is_single(),
                tokens,
            },
        }
    }

    /// Says that a list or a block stands where a function takes a text.
    fn is_no_text(&mut self, function: &Ident, argument: &ast::Value) -> bool {
        let what = match argument.form {
            Form::List(_) => "a list",
            Form::Block(_) => "a block",
            _ => return false,
        };
        self.diagnostics
            .error(
                argument.span,
                format!("`Fn::{function}` takes a text here, not {what}"),
            )
            .help("put the items of a list together with `Fn::join(\",\", list)`");
        true
    }

    /// A text; a mapping stands for its logical id.
    fn text_or_mapping(&mut self, scope: ScopeId, argument: &ast::Value) -> Value {
        if let Form::Name(name) = &argument.form
            && let Some((Binding::Mapping(mapping), _)) = self.names.find(scope, &name.to_string())
        {
            let id = mapping.id.clone();
            return Value::leaf(argument.span, Node::String(id.clone().into()), quote!(#id));
        }
        self.value(scope, argument, Slot::Text)
    }

    /// `Fn::sub("text")`, `Fn::sub("text", { Name: value })`
    fn sub(
        &mut self,
        scope: ScopeId,
        name: &Ident,
        arguments: &[ast::Value],
        span: SpanRange,
    ) -> Value {
        let core = self.core;
        let (source, map) = match arguments {
            [source] => (source, None),
            [source, map] if matches!(map.form, Form::Block(_)) => (source, Some(map)),
            _ => {
                self.diagnostics
                    .error(
                        name.span(),
                        "`Fn::sub` takes a text, and a block of values where it names others",
                    )
                    .help(
                        "write `Fn::sub(\"${Name}\")` or `Fn::sub(\"${Name}\", { Name: value })`",
                    );
                return Value::unknown(span, quote!(#core::functions::#name()));
            }
        };
        let Form::Literal(ast::Literal::String(_)) = &source.form else {
            self.diagnostics
                .error(source.span, "`Fn::sub` takes a text that stands here")
                .help("use `format!` for other texts");
            return Value::unknown(span, TokenStream::new());
        };
        let source = self.value(scope, source, Slot::Text);
        let source_tokens = source.tokens();
        match map {
            None => Value {
                span,
                content: Content::Function {
                    name: "Fn::Sub",
                    arguments: vec![source],
                    is_single: true,
                    tokens: quote!(#core::functions::sub(#source_tokens)),
                },
            },
            Some(map) => {
                let map = self.value(scope, map, Slot::Json);
                let map_tokens = map.tokens();
                Value {
                    span,
                    content: Content::Function {
                        name: "Fn::Sub",
                        arguments: vec![source, map],
                        is_single: false,
                        tokens: quote!(#core::functions::sub_with(#source_tokens, #map_tokens)),
                    },
                }
            }
        }
    }

    /// `sizes[aws::region]["bitrate"]`, `list[0]`: what stands in brackets behind a mapping or a
    /// list.
    pub fn lookup(
        &mut self,
        scope: ScopeId,
        base: &Ident,
        binding: &Binding,
        steps: &[ChainStep],
        span: SpanRange,
    ) -> Value {
        let core = self.core;
        match (binding, steps) {
            (
                Binding::Mapping(mapping),
                [ChainStep::Element(first), ChainStep::Element(second)],
            ) => {
                let id = mapping.id.clone();
                let keys = [first, second].map(|key| self.value(scope, key, Slot::Text));
                let [first, second] = keys.each_ref().map(Value::tokens);
                let tokens = quote!(#base.find(#first, #second));
                let mapping =
                    Value::leaf(base.span().into(), Node::String(id.into()), quote!(#base));
                Value {
                    span,
                    content: Content::Function {
                        name: "Fn::FindInMap",
                        arguments: std::iter::once(mapping).chain(keys).collect(),
                        is_single: false,
                        tokens,
                    },
                }
            }
            (Binding::Mapping(mapping), _) => {
                self.diagnostics
                    .error(
                        span,
                        format!("`{base}` is a mapping, a value stands under two keys"),
                    )
                    .help(mapping_help(base, mapping));
                Value::unknown(span, TokenStream::new())
            }
            (Binding::Parameter(parameter), [ChainStep::Element(index)]) => {
                let list = Value::leaf(
                    base.span().into(),
                    Node::Reference {
                        to: parameter.id.clone().into(),
                        attribute: None,
                    },
                    quote!(&#base),
                );
                let index = self.value(scope, index, Slot::Json);
                let [index_tokens, list_tokens] = [&index, &list].map(Value::tokens);
                Value {
                    span,
                    content: Content::Function {
                        name: "Fn::Select",
                        arguments: vec![index, list],
                        is_single: false,
                        tokens: quote!(#core::functions::select(#index_tokens, #list_tokens)),
                    },
                }
            }
            _ => {
                self.reads_nothing(base, binding, steps);
                Value::unknown(span, TokenStream::new())
            }
        }
    }

    /// Says that a step leads nowhere from a parameter or a condition.
    fn reads_nothing(&mut self, base: &Ident, binding: &Binding, steps: &[ChainStep]) {
        let what = match binding {
            Binding::Condition(_) => "a condition",
            _ => "a parameter",
        };
        let (span, message, help) = match steps {
            [ChainStep::Element(_), step, ..] => (
                step_span(step),
                "nothing can be read from an item of a list".to_owned(),
                "remove it".to_owned(),
            ),
            [ChainStep::Member(method, Some(_)), ..] => (
                method.span().into(),
                format!(
                    "`{base}` is {what}, known only at deployment; Rust can't call `{method}` on it"
                ),
                "use `format!`, `if`, or a function of CloudFormation such as `Fn::join`"
                    .to_owned(),
            ),
            [step, ..] => (
                step_span(step),
                format!("`{base}` is {what}, nothing can be read from it"),
                format!("write `{base}`"),
            ),
            [] => return,
        };
        self.diagnostics.error(span, message).help(help);
    }

    /// The condition that a value stands for, under a name; one is made of its text if need be.
    pub fn used_condition(&mut self, scope: ScopeId, value: &ast::Value) -> Option<ConditionName> {
        let resolved = self.condition(scope, value)?;
        Some(self.name_condition(resolved, value.span))
    }

    fn name_condition(&mut self, resolved: Resolved, span: SpanRange) -> ConditionName {
        if let Some(name) = resolved.name {
            return name;
        }
        if let Some(known) = self
            .conditions
            .iter()
            .find(|known| known.node == resolved.node)
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
            node: resolved.node,
            tokens: resolved.tokens,
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
        let parts = [outer, &inner].map(|name| self.reference_to_condition(name));
        let resolved = self.connected(Connective::And, parts.into());
        self.name_condition(resolved, span)
    }

    /// That a condition does not hold.
    pub fn negated(&mut self, name: &ConditionName, span: SpanRange) -> ConditionName {
        let inner = self.reference_to_condition(name);
        let resolved = self.not(inner);
        self.name_condition(resolved, span)
    }

    fn reference_to_condition(&self, name: &ConditionName) -> Resolved {
        let core = self.core;
        let handle = &name.handle;
        Resolved {
            node: Node::Function(
                "Condition".into(),
                Box::new(Node::String(name.id.clone().into())),
            ),
            tokens: quote!(#core::condition::Condition::from(&#handle)),
            text: name.id.clone(),
            name: Some(name.clone()),
        }
    }

    /// A declared condition, under the name of its `let`.
    pub fn declared_condition(
        &mut self,
        scope: ScopeId,
        name: &ConditionName,
        declared: (&Ident, Id, String),
        value: &ast::Value,
    ) {
        let (ident, id, shown) = declared;
        let Some(resolved) = self.condition(scope, value) else {
            return;
        };
        self.conditions.push(Condition {
            handle: name.handle.clone(),
            name: ident.clone(),
            shown,
            id,
            node: resolved.node,
            tokens: resolved.tokens,
        });
    }

    /// Reads a condition; `None` after an error.
    fn condition(&mut self, scope: ScopeId, value: &ast::Value) -> Option<Resolved> {
        match &value.form {
            Form::Parenthesized(inner) => self.condition(scope, inner),
            Form::Not(inner) => {
                let inner = self.condition(scope, inner)?;
                Some(self.not(inner))
            }
            Form::Logic(connective, values) => {
                let parts: Vec<_> = values
                    .iter()
                    .map(|value| self.condition(scope, value))
                    .collect();
                let parts = parts.into_iter().collect::<Option<Vec<_>>>()?;
                Some(self.connected(*connective, parts))
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
                    Some(Binding::Condition(name)) => Some(self.reference_to_condition(&name)),
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
            Form::Invalid => None,
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
        let core = self.core;
        self.needs_loop(scope, value);
        let tokens = self.rust(scope, value).tokens;
        let sides = vec![Node::Unknown, Node::String("true".into())];
        Resolved {
            node: Node::Function("Fn::Equals".into(), Box::new(Node::List(sides))),
            tokens: quote!(#core::condition::equals(if #tokens { "true" } else { "false" }, "true")),
            text: "ProgramDecides".into(),
            name: None,
        }
    }

    fn comparison(
        &mut self,
        scope: ScopeId,
        left: &ast::Value,
        is_equal: bool,
        right: &ast::Value,
    ) -> Resolved {
        let core = self.core;
        let [left, right] = [left, right].map(|side| {
            self.needs_loop(scope, side);
            self.value(scope, side, Slot::Json)
        });
        let verb = if is_equal { "Is" } else { "IsNot" };
        let text = format!("{}{verb}{}", text_of(&left.node()), text_of(&right.node()));
        let [left_tokens, right_tokens] = [&left, &right].map(Value::tokens);
        let equals = Resolved {
            node: Node::Function(
                "Fn::Equals".into(),
                Box::new(Node::List(vec![left.node(), right.node()])),
            ),
            tokens: quote!(#core::condition::equals(#left_tokens, #right_tokens)),
            text: text.clone(),
            name: None,
        };
        if is_equal {
            return equals;
        }
        Resolved {
            text,
            ..self.not(equals)
        }
    }

    fn not(&self, inner: Resolved) -> Resolved {
        let core = self.core;
        let tokens = inner.tokens;
        Resolved {
            node: Node::Function("Fn::Not".into(), Box::new(Node::List(vec![inner.node]))),
            tokens: quote!(#core::condition::not(#tokens)),
            text: format!("Not{}", inner.text),
            name: None,
        }
    }

    /// Parts connected by `Fn::And` or `Fn::Or`, at most ten at a time.
    fn connected(&self, connective: Connective, mut parts: Vec<Resolved>) -> Resolved {
        let core = self.core;
        let (function, name, word) = match connective {
            Connective::And => ("Fn::And", quote!(and), "And"),
            Connective::Or => ("Fn::Or", quote!(or), "Or"),
        };
        while parts.len() > MAXIMUM_OPERANDS {
            let rest = parts.split_off(MAXIMUM_OPERANDS - 1);
            let rest = self.connected(connective, rest);
            parts.push(rest);
        }
        let text: Vec<_> = parts.iter().map(|part| part.text.as_str()).collect();
        let text = text.join(word);
        let tokens = parts.iter().map(|part| &part.tokens);
        let tokens = quote!(#core::condition::#name([#(#tokens),*]));
        let nodes = parts.into_iter().map(|part| part.node).collect();
        Resolved {
            node: Node::Function(function.into(), Box::new(Node::List(nodes))),
            tokens,
            text,
            name: None,
        }
    }
}

fn is_function(name: &Ident) -> bool {
    FUNCTIONS.iter().any(|function| name == function.name)
}

/// How the language writes what CloudFormation has a function for.
fn form_of_its_own(function: &str) -> Option<&'static str> {
    const FORMS: [(&str, &str); 9] = [
        ("and", "a && b"),
        ("condition", "name"),
        ("equals", "a == b"),
        ("for_each", "for name in [\"front\", \"back\"] { .. }"),
        ("get_att", "name.attribute"),
        ("if", "if condition { a } else { b }"),
        ("not", "!a"),
        ("or", "a || b"),
        ("ref", "Ref(name)"),
    ];
    let function = to_snake_case(function);
    FORMS
        .into_iter()
        .find_map(|(known, form)| (known == function).then_some(form))
}

/// A value as a part of a condition's name.
fn text_of(node: &Node<'_>) -> String {
    match node {
        Node::String(text) if text.is_empty() => "Empty".into(),
        Node::String(text) => to_pascal_case(text),
        Node::Boolean(value) => to_pascal_case(&value.to_string()),
        Node::Integer(number) => to_pascal_case(&number.to_string()),
        Node::Reference { to, attribute } => {
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
