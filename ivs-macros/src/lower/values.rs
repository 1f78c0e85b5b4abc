//! Values, by what the place in which they stand takes.

use super::Lowering;
use super::references::as_written;
use crate::ast::{self, Form, PSEUDO_PARAMETERS};
use crate::files::{self, File};
use crate::ir::{Broken, Content, IncludedFile, Slot, Target, Value};
use crate::scopes::declarations::{expected_braces, is_generic};
use crate::scopes::names::{Binding, MappingName, ScopeId};
use crate::span::SpanRange;
use ivs_schema::metadata::{EnumType, Kind};
use ivs_schema::names::with_article;
use ivs_schema::{suggest, table};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;

/// How many times the values of names may be inlined in one stack.
const MAXIMUM_INLINED: usize = 50_000;

impl Lowering<'_> {
    /// A value in a place that takes `slot`.
    pub fn value(&mut self, scope: ScopeId, value: &ast::Value, slot: Slot) -> Value {
        // Of a property the rules say it, with its name.
        if matches!(slot, Slot::Text) && self.is_other_literal(value) {
            return Value::broken(value.span, Broken::Nothing);
        }
        let slot = match slot {
            Slot::Kind(Kind::Tags { .. }) => Slot::Tags,
            Slot::Kind(Kind::Json) => Slot::Json,
            Slot::Kind(Kind::String(_)) => Slot::Text,
            slot => slot,
        };
        let tokens = || value.tokens.iter().cloned().collect::<TokenStream>();
        match &value.form {
            Form::Literal(literal) => {
                let literal = Content::Literal(literal.clone(), tokens());
                Value::new(value.span, literal)
            }
            Form::Name(name) => self.name(scope, name, value, slot),
            Form::Chain(chain) => self.chain(scope, chain, value, slot),
            Form::Block(block) => self.block(scope, block, value.span, slot),
            Form::List(items) => self.list(scope, items, value.span, slot),
            Form::Resource(path, block) => {
                self.resource_as_value(scope, value, (path, block), slot)
            }
            Form::Import {
                resource,
                constructor,
                argument,
            } => self.inline_import(scope, value, (resource, constructor, argument), slot),
            Form::Ref(argument) => self.reference_to(scope, argument, value.span),
            Form::PseudoParameter(name) => self.pseudo_parameter(name, value.span, slot),
            Form::IncludeStr { path, span } => self.include_str(value, path, *span),
            Form::Tuple(_) => {
                self.diagnostics
                    .error(value.span, "a tuple stands in the list of a `for` only")
                    .help(match slot {
                        Slot::Tags => "write tags as `{ \"key\": \"value\" }`",
                        _ => "write a list as `[a, b]`",
                    });
                as_written(value)
            }
            Form::If(choice) => self.choice(scope, choice, value, slot),
            Form::Function { name, arguments } => self.function(scope, name, arguments, value.span),
            Form::TypeAlone(path) => {
                expected_braces(&path.text(), value.span, self.diagnostics);
                Value::broken(value.span, Broken::HalfPath(tokens()))
            }
            Form::HalfPath => Value::broken(value.span, Broken::HalfPath(tokens())),
            Form::Rust => self
                .no_rust(scope, value, slot)
                .unwrap_or_else(|| self.rust_leaf(scope, value, slot)),
            Form::Format(format) if self.is_literal(scope, format) => {
                self.format(scope, format, value)
            }
            _ if !matches!(value.form, Form::Invalid)
                && !self.names.is_deploy_time(scope, value) =>
            {
                if self.names_nothing(scope, value) {
                    return as_written(value);
                }
                self.no_rust(scope, value, slot)
                    .unwrap_or_else(|| self.rust_leaf(scope, value, slot))
            }
            Form::Format(format) => self.format(scope, format, value),
            Form::Parenthesized(inner) => {
                let inner = self.value(scope, inner, slot);
                Value {
                    span: value.span,
                    ..inner
                }
            }
            Form::Comparison { .. } | Form::Logic(..) | Form::Not(_) => {
                self.diagnostics
                    .error(value.span, "a condition is no value")
                    .help(choice_help(&written(value), slot));
                Value::broken(value.span, Broken::Nothing)
            }
            Form::Invalid => match slot {
                // The editor completes after its path.
                Slot::Kind(Kind::Enum(words)) if value.tokens.is_empty() => {
                    Value::broken(value.span, Broken::EnumValue(words, None))
                }
                _ => as_written(value),
            },
        }
    }

    /// `aws::region`
    fn pseudo_parameter(&mut self, name: &Ident, span: SpanRange, slot: Slot) -> Value {
        let text = name.to_string();
        let Some((_, cloudformation)) = PSEUDO_PARAMETERS.iter().find(|(known, _)| *known == text)
        else {
            let names = PSEUDO_PARAMETERS.map(|(name, _)| name);
            self.diagnostics
                .error(name.span(), format!("unknown pseudo parameter `{text}`"))
                .maybe_help(suggest::help(&text, &names));
            return Value::broken(span, Broken::PseudoParameter(name.clone()));
        };
        let fits = matches!(text.as_str(), "no_value" | "notification_arns")
            || self.text_fits(&format!("`aws::{text}` is a text"), span, slot);
        if !fits {
            return Value::broken(span, Broken::Nothing);
        }
        let parameter = Content::PseudoParameter(name.clone(), cloudformation);
        Value::new(span, parameter)
    }

    fn include_str(&mut self, value: &ast::Value, path: &str, span: Span) -> Value {
        let literal = match value.tokens.last() {
            Some(TokenTree::Group(group)) => group.stream(),
            _ => TokenStream::new(),
        };
        if !self.files.iter().any(|file| file.path == path) {
            self.files.push(IncludedFile {
                path: path.to_owned(),
                literal: literal.clone(),
            });
        }
        let content = match files::read(path, span) {
            File::Content(content) => {
                if !self.contents.contains(&content) {
                    self.diagnostics.redactor.file(&content);
                    self.contents.push(content.clone());
                }
                Some(content)
            }
            File::Unknown => None,
            File::Unreadable { path, reason } => {
                self.diagnostics
                    .error(span, format!("can't read `{}`: {reason}", path.display()))
                    .help("the path is relative to this source file");
                return Value::broken(value.span, Broken::Nothing);
            }
        };
        Value::new(value.span, Content::File(literal, content))
    }

    /// A single word.
    fn name(&mut self, scope: ScopeId, name: &Ident, value: &ast::Value, slot: Slot) -> Value {
        let text = name.to_string();
        match self
            .names
            .find(scope, &text)
            .map(|(binding, _)| binding.clone())
        {
            Some(Binding::Resource(resource)) => {
                self.fitting_reference(Target::Resource(resource), name, value.span, slot)
            }
            Some(Binding::Import(import)) => {
                self.fitting_reference(Target::Import(import), name, value.span, slot)
            }
            Some(Binding::Value(inner, inner_scope)) => {
                self.for_editor.used(name);
                self.named_value(name, &inner, inner_scope, value.span, slot)
            }
            Some(Binding::Argument(_) | Binding::Rust(_)) => self.rust_leaf(scope, value, slot),
            Some(
                binding @ (Binding::Parameter(_) | Binding::Mapping(_) | Binding::Condition(_)),
            ) => self.entry(&binding, name, value.span, slot),
            Some(Binding::Broken) => broken_name(name, value.span),
            None => {
                let is_word = text.starts_with(|first: char| first.is_lowercase());
                let is_pascal_case = text.starts_with(|first: char| first.is_uppercase())
                    && (text.len() == 1 || text.contains(|other: char| other.is_lowercase()));
                if let Slot::Kind(Kind::Enum(words)) = slot
                    && (is_pascal_case || is_word)
                {
                    if is_word {
                        self.unknown_word(scope, name, words);
                    }
                    let content = match words.named(&text) {
                        None if is_word => {
                            Content::Broken(Broken::EnumValue(words, Some(name.clone())))
                        }
                        _ => Content::EnumValue(words, name.clone()),
                    };
                    return Value::new(value.span, content);
                }
                if is_word {
                    self.unknown_value(scope, name, slot);
                    return broken_name(name, value.span);
                }
                if let Some(value) = self.word_elsewhere(scope, name, value.span, slot) {
                    return value;
                }
                self.rust_leaf(scope, value, slot)
            }
        }
    }

    /// The value of a name, inlined at `span`.
    pub fn named_value(
        &mut self,
        name: &Ident,
        inner: &ast::Value,
        inner_scope: ScopeId,
        span: SpanRange,
        slot: Slot,
    ) -> Value {
        // Names in values of names can double at each step.
        self.inlined += 1;
        if self.inlined > MAXIMUM_INLINED {
            if self.inlined == MAXIMUM_INLINED + 1 {
                self.diagnostics
                    .error(
                        name.span(),
                        format!(
                            "the values of names are inlined more than {MAXIMUM_INLINED} times"
                        ),
                    )
                    .help("use fewer names inside the values of other names");
            }
            return broken_name(name, span);
        }
        self.used.insert((inner_scope, name.to_string()));
        let value = self.value(inner_scope, inner, slot);
        Value { span, ..value }
    }

    /// A parameter as a value; mappings and conditions are none.
    pub fn entry(&mut self, binding: &Binding, name: &Ident, span: SpanRange, slot: Slot) -> Value {
        let (message, help) = match binding {
            Binding::Parameter(parameter) => {
                let parameter = Content::Parameter(name.clone(), parameter.id.clone());
                return Value::new(span, parameter);
            }
            Binding::Mapping(mapping) => (
                format!("`{name}` is a mapping, its values stand under two keys"),
                mapping_help(name, mapping),
            ),
            _ => (
                format!("`{name}` is a condition, which is no value"),
                choice_help(&name.to_string(), slot),
            ),
        };
        self.diagnostics.error(span, message).help(help);
        Value::broken(span, Broken::Nothing)
    }

    /// Says that a name does not exist where an enum's value may be meant.
    fn unknown_word(&mut self, scope: ScopeId, name: &Ident, words: &EnumType) {
        let names = words.values.iter().map(|word| word.name);
        match suggest::closest(&name.to_string(), names) {
            Some(meant) => self
                .diagnostics
                .error(name.span(), format!("cannot find `{name}` in this stack"))
                .help(format!("did you mean `{meant}`?")),
            None => self.unknown_name(scope, name),
        }
    }

    /// Says that a name does not exist.
    pub fn unknown_name(&mut self, scope: ScopeId, name: &Ident) {
        let text = name.to_string();
        if text == "self" {
            self.diagnostics
                .error(
                    name.span(),
                    "a stack has no `self`, its arguments stand by their names",
                )
                .help("remove `self.`");
            return;
        }
        if let Some(turns) = self.names.turns(scope, &text).map(<[_]>::to_vec) {
            self.declared_in_for(name, &turns);
            return;
        }
        if self.names.is_somewhere(&text) {
            self.diagnostics
                .error(
                    name.span(),
                    format!("`{text}` is known inside its `for` only"),
                )
                .help("use it there");
            return;
        }
        let names = self.names.all(scope);
        let help = suggest::closest(&text, names.iter().copied()).map_or_else(
            || format!("declare it with `let {text} = ..;`, or as an argument of the stack"),
            |meant| format!("did you mean `{meant}`?"),
        );
        self.diagnostics
            .error(name.span(), format!("cannot find `{text}` in this stack"))
            .help(help);
    }

    pub fn declared_in_for(&mut self, name: &Ident, turns: &[(String, ScopeId)]) {
        let elements: Vec<_> = turns
            .iter()
            .map(|(key, _)| format!("{name}[{key:?}]"))
            .collect();
        let elements: Vec<_> = elements.iter().map(String::as_str).collect();
        self.diagnostics
            .error(
                name.span(),
                format!("`{name}` is declared in a `for`, once for each element"),
            )
            .help(format!("write {}", suggest::one_of(&elements)));
    }
}

/// What a slot wants that takes no text known at deployment.
pub fn wanted(slot: Slot) -> Option<String> {
    let kind = match slot {
        Slot::Kind(kind) => kind,
        Slot::Tags => return Some("tags".to_owned()),
        Slot::Items => return Some("a list".to_owned()),
        Slot::Text | Slot::Json | Slot::Bare => return None,
    };
    Some(match kind {
        Kind::Boolean => "a boolean".into(),
        Kind::Integer { .. } => "a whole number".into(),
        Kind::Number { .. } => "a number".into(),
        Kind::Enum(words) => {
            let names: Vec<_> = words.values.iter().map(|word| word.name).collect();
            suggest::one_of(&names)
        }
        Kind::Block(_) => "a block".into(),
        Kind::List(_) => "a list".into(),
        Kind::Arn { of, .. } | Kind::Name { of, .. } => with_article(of.name),
        Kind::Tags { .. } => "tags".into(),
        Kind::String(_) | Kind::Json => return None,
    })
}

/// Whether a path names a type of resources.
pub fn is_resource(path: &str) -> bool {
    table::by_name(path).is_some() || table::resource_type(path).is_some() || is_generic(path)
}

/// How a value of a mapping is written.
pub fn mapping_help(name: &Ident, mapping: &MappingName) -> String {
    let [first, second] = mapping
        .example
        .clone()
        .unwrap_or_else(|| ["first", "second"].map(str::to_owned));
    format!("write `{name}[{first:?}][{second:?}]`")
}

/// A condition as it is written, if that is short.
pub fn written(condition: &ast::Value) -> String {
    if let Form::Not(inner) = &condition.form {
        return format!("!{}", written(inner));
    }
    let text = condition
        .tokens
        .iter()
        .cloned()
        .collect::<TokenStream>()
        .to_string();
    if text.chars().count() > 40 {
        return "condition".into();
    }
    text
}

/// How a condition decides about a value.
pub fn choice_help(condition: &str, slot: Slot) -> String {
    match slot {
        Slot::Kind(Kind::Boolean) => format!("write `if {condition} {{ true }} else {{ false }}`"),
        _ => format!("choose between two values, as in `if {condition} {{ a }} else {{ b }}`"),
    }
}

/// A name that an error was reported for.
pub fn broken_name(name: &Ident, span: SpanRange) -> Value {
    Value::broken(span, Broken::Written(name.clone().into_token_stream()))
}
