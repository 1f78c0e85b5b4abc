//! Values, by what the place in which they stand takes.

use super::Resolver;
use super::declarations::is_generic;
use super::names::{Binding, ImportName, MappingName, ResourceName, ScopeId};
use crate::ast::{self, Block, Chain, ChainStep, Form, Key, Literal};
use crate::files::{self, File};
use crate::model::{Content, Entry, Setter, Value};
use crate::span::SpanRange;
use ivs_schema::metadata::{EnumType, Kind, List, Property, ResourceType};
use ivs_schema::names::with_article;
use ivs_schema::view::Node;
use ivs_schema::{arn, suggest, table};
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};

/// What the place of a value takes.
#[derive(Clone, Copy)]
pub enum Slot {
    /// What a row says.
    Kind(&'static Kind),
    /// Text.
    Text,
    /// Any JSON.
    Json,
    /// A list of any JSON.
    Items,
    /// Tags as a block or as a list.
    Tags,
}

/// The pseudo parameters: their names in Rust and in CloudFormation.
const PSEUDO_PARAMETERS: [(&str, &str); 7] = [
    ("account_id", "AWS::AccountId"),
    ("no_value", "AWS::NoValue"),
    ("partition", "AWS::Partition"),
    ("region", "AWS::Region"),
    ("stack_id", "AWS::StackId"),
    ("stack_name", "AWS::StackName"),
    ("url_suffix", "AWS::URLSuffix"),
];

/// A resource, declared or imported.
enum Target {
    Resource(ResourceName),
    Import(ImportName),
}

/// Where a chain leads.
enum Place<'c> {
    /// To a resource; with the variable that holds it, and the steps that are left.
    Target(Target, Ident, &'c [ChainStep]),
    /// To a parameter, a mapping or a condition; with the variable that holds its name.
    Entry(Binding, Ident, &'c [ChainStep]),
    /// It is Rust.
    Rust,
    /// An error was reported.
    Broken,
}

impl Resolver<'_> {
    /// A value in a place that takes `slot`.
    pub fn value(&mut self, scope: ScopeId, value: &ast::Value, slot: Slot) -> Value {
        let slot = match slot {
            Slot::Kind(Kind::Tags { .. }) => Slot::Tags,
            Slot::Kind(Kind::Json) => Slot::Json,
            Slot::Kind(Kind::String(_)) => Slot::Text,
            slot => slot,
        };
        let raw = || value.tokens.iter().cloned().collect::<TokenStream>();
        match &value.form {
            Form::Literal(literal) => Value::leaf(
                value.span,
                literal_node(literal),
                self.literal_tokens(literal, raw()),
            ),
            Form::Name(name) => self.name(scope, name, value, slot),
            Form::Chain(chain) => self.chain(scope, chain, value, slot),
            Form::Block(block) => self.block(scope, block, value.span, slot),
            Form::List(items) => self.list(scope, items, value.span, slot),
            Form::Resource(path, _) => {
                let text = path.text();
                let what = match text.as_str() {
                    "Parameter" => "a parameter",
                    "Mapping" => "a mapping",
                    other if is_resource(other) => "a resource",
                    _ => return self.rust_leaf(scope, value),
                };
                self.diagnostics
                    .error(
                        value.span,
                        format!("{what} is declared with `let`, and its name stands here"),
                    )
                    .help(format!(
                        "write `let name = {text} {{ .. }};` before, and `name` here"
                    ));
                Value::unknown(value.span, raw())
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
                    .help("write a list as `[a, b]`");
                Value::unknown(value.span, raw())
            }
            Form::If(choice) => self.choice(scope, choice, value, slot),
            Form::Function { name, arguments } => self.function(scope, name, arguments, value.span),
            Form::Rust => self.rust_leaf(scope, value),
            _ if !matches!(value.form, Form::Invalid) && !self.is_deploy_time(scope, value) => {
                if self.names_nothing(scope, value) {
                    return Value::unknown(value.span, raw());
                }
                self.rust_leaf(scope, value)
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
                Value::unknown(value.span, TokenStream::new())
            }
            Form::Invalid => {
                let mut tokens = raw();
                if let Slot::Kind(Kind::Enum(words)) = slot
                    && tokens.is_empty()
                {
                    // The editor completes behind this.
                    let path = self.path(words.module, words.name);
                    tokens = quote!(#path::);
                }
                Value::unknown(value.span, tokens)
            }
        }
    }

    /// `aws::region`
    fn pseudo_parameter(&mut self, name: &Ident, span: SpanRange, slot: Slot) -> Value {
        let core = self.core;
        let text = name.to_string();
        let Some((_, cloudformation)) = PSEUDO_PARAMETERS.iter().find(|(known, _)| *known == text)
        else {
            let names = PSEUDO_PARAMETERS.map(|(name, _)| name);
            self.diagnostics
                .error(name.span(), format!("unknown pseudo parameter `{text}`"))
                .maybe_help(suggest::help(&text, &names));
            return Value::unknown(span, quote!(#core::aws::#name()));
        };
        let node = Node::Function(
            "Ref".into(),
            Box::new(Node::String((*cloudformation).into())),
        );
        let fits =
            text == "no_value" || self.text_fits(&format!("`aws::{text}` is a text"), span, slot);
        if !fits {
            return Value::unknown(span, TokenStream::new());
        }
        Value::leaf(span, node, quote!(#core::aws::#name()))
    }

    fn literal_tokens(&self, literal: &Literal, tokens: TokenStream) -> TokenStream {
        let core = self.core;
        match literal {
            Literal::String(_) => quote!(#core::__private::text(#tokens)),
            // Rust would take it for an `i32`.
            Literal::Integer(number) if i32::try_from(*number).is_err() => {
                let number = proc_macro2::Literal::i64_suffixed(*number);
                quote!(#number)
            }
            _ => tokens,
        }
    }

    fn include_str(&mut self, value: &ast::Value, path: &str, span: Span) -> Value {
        let core = self.core;
        let literal = value.tokens.last().and_then(|token| match token {
            TokenTree::Group(group) => Some(group.stream()),
            _ => None,
        });
        let tokens = quote!(#core::__private::text(::core::include_str!(#literal)));
        match files::read(path, span) {
            File::Content(content) => Value::leaf(value.span, Node::String(content.into()), tokens),
            File::Unknown => Value::unknown(value.span, tokens),
            File::Unreadable { path, reason } => {
                self.diagnostics
                    .error(span, format!("can't read `{}`: {reason}", path.display()))
                    .help("the path is relative to this source file");
                Value::unknown(value.span, TokenStream::new())
            }
        }
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
                self.fitting_reference(&Target::Resource(resource), name, value.span, slot)
            }
            Some(Binding::Import(import)) => {
                self.fitting_reference(&Target::Import(import), name, value.span, slot)
            }
            Some(Binding::Value(inner, inner_scope)) => {
                self.named_value(name, &inner, inner_scope, value.span, slot)
            }
            Some(Binding::Argument(_) | Binding::Rust(_)) => self.rust_leaf(scope, value),
            Some(
                binding @ (Binding::Parameter(_) | Binding::Mapping(_) | Binding::Condition(_)),
            ) => self.entry(&binding, name, value.span, slot),
            Some(Binding::Broken) => Value::unknown(value.span, quote!(#name)),
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
                    let path = self.path(words.module, words.name);
                    let node = match words.named(&text) {
                        Some(word) => Node::String(word.cloudformation.into()),
                        None if is_word => Node::Unknown,
                        None => Node::String(text.into()),
                    };
                    return Value::leaf(value.span, node, quote!(#path::#name));
                }
                if is_word {
                    self.unknown_name(scope, name);
                    return Value::unknown(value.span, quote!(#name));
                }
                if let Slot::Kind(Kind::List(List {
                    item: Kind::Enum(words),
                    ..
                })) = slot
                    && words.named(&text).is_some()
                {
                    self.diagnostics
                        .error(value.span, format!("expected a list, found `{text}`"))
                        .help(format!("write `[{text}]`"));
                    return Value::unknown(value.span, quote!(#name));
                }
                self.rust_leaf(scope, value)
            }
        }
    }

    /// What stands behind a name, put in at `span`.
    pub fn named_value(
        &mut self,
        name: &Ident,
        inner: &ast::Value,
        inner_scope: ScopeId,
        span: SpanRange,
        slot: Slot,
    ) -> Value {
        let key = (inner_scope, name.to_string());
        if self.open.contains(&key) {
            self.stands_for_itself(name);
            return Value::unknown(span, quote!(#name));
        }
        self.used.insert(key.clone());
        self.open.push(key);
        let value = self.value(inner_scope, inner, slot);
        self.open.pop();
        Value { span, ..value }
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

    /// A resource as a value.
    fn reference(target: &Target, word: &Ident, span: SpanRange, slot: Slot) -> Value {
        let takes_handle = matches!(
            slot,
            Slot::Json | Slot::Kind(Kind::Arn { .. } | Kind::Name { .. })
        );
        match target {
            Target::Resource(resource) => {
                // The name where it can be used is an alias of the handle.
                let is_arn = matches!(slot, Slot::Kind(Kind::Arn { .. }))
                    && resource.resource_type.is_some();
                let attribute = is_arn.then(|| "Arn".into());
                let node = Node::Reference {
                    to: resource.id.clone().into(),
                    attribute,
                };
                let tokens = if takes_handle {
                    quote!(&#word)
                } else {
                    quote!(#word.reference())
                };
                Value::leaf(span, node, tokens)
            }
            Target::Import(import) => {
                let tokens = if takes_handle {
                    quote!(&#word)
                } else {
                    quote!(#word.arn())
                };
                Value::leaf(span, import_node(import), tokens)
            }
        }
    }

    /// A parameter as a value; mappings and conditions are none.
    fn entry(&mut self, binding: &Binding, name: &Ident, span: SpanRange, slot: Slot) -> Value {
        let (message, help) = match binding {
            Binding::Parameter(parameter) => {
                let node = Node::Reference {
                    to: parameter.id.clone().into(),
                    attribute: None,
                };
                return Value::leaf(span, node, quote!(&#name));
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
        Value::unknown(span, TokenStream::new())
    }

    /// A resource as a value. Of an imported one the rules see the ARN only, if at all: that it is of
    /// the right type is checked here.
    fn fitting_reference(
        &mut self,
        target: &Target,
        word: &Ident,
        span: SpanRange,
        slot: Slot,
    ) -> Value {
        if let Target::Import(import) = target
            && !self.fits(import.resource_type, &format!("`{word}` is"), span, slot)
        {
            return Value::unknown(span, quote!(&#word));
        }
        if let Target::Resource(resource) = target
            && resource.resource_type.is_none()
            && !self.untyped_fits(resource, word, span, slot)
        {
            return Value::unknown(span, quote!(&#word));
        }
        Self::reference(target, word, span, slot)
    }

    /// Whether what is a text at deployment can stand where `slot` is; if not, says so.
    fn text_fits(&mut self, subject: &str, span: SpanRange, slot: Slot) -> bool {
        let Some(takes) = wanted(slot) else {
            return true;
        };
        self.diagnostics
            .error(span, format!("expected {takes}, but {subject}"));
        false
    }

    /// Whether a resource whose type is not in the table can stand where `slot` is.
    fn untyped_fits(
        &mut self,
        resource: &ResourceName,
        word: &Ident,
        span: SpanRange,
        slot: Slot,
    ) -> bool {
        let Some(takes) = wanted(slot) else {
            return true;
        };
        let found = with_article(&resource.type_name);
        let error = self
            .diagnostics
            .error(span, format!("expected {takes}, but `{word}` is {found}"));
        if matches!(slot, Slot::Kind(Kind::Arn { .. } | Kind::Name { .. })) {
            error.help(format!(
                "write `{word}.attr(\"..\")` with the attribute that gives it"
            ));
        }
        false
    }

    /// Whether a resource of this type can stand where `slot` is; if not, says so.
    fn fits(
        &mut self,
        found: &'static ResourceType,
        subject: &str,
        span: SpanRange,
        slot: Slot,
    ) -> bool {
        let Slot::Kind(Kind::Arn { of, .. }) = slot else {
            return true;
        };
        let fits = std::ptr::eq(*of, found);
        if !fits {
            self.diagnostics.error(
                span,
                format!(
                    "expected {}, but {subject} {}",
                    with_article(of.name),
                    with_article(found.name)
                ),
            );
        }
        fits
    }

    /// `name.attribute`, `name["key"]`
    fn chain(&mut self, scope: ScopeId, chain: &Chain, value: &ast::Value, slot: Slot) -> Value {
        let raw = || value.tokens.iter().cloned().collect::<TokenStream>();
        let (target, word, steps) = match self.follow(scope, chain) {
            Place::Rust => {
                return self
                    .export(chain, value.span, slot)
                    .unwrap_or_else(|| self.rust_leaf(scope, value));
            }
            Place::Entry(binding, word, []) => {
                return self.entry(&binding, &word, value.span, slot);
            }
            Place::Entry(binding, word, steps) => {
                return self.lookup(scope, &word, &binding, steps, value.span);
            }
            Place::Broken => return Value::unknown(value.span, raw()),
            Place::Target(target, word, steps) => (target, word, steps),
        };
        match steps {
            [] => self.fitting_reference(&target, &word, value.span, slot),
            [ChainStep::Member(member, None)] => self.attribute(&target, &word, member, value.span),
            [ChainStep::Member(method, Some(arguments))] if method == "attr" => {
                self.attr(&target, &word, (method, arguments), value.span)
            }
            [ChainStep::Member(method, Some(_))] => {
                let what = if method == "add_stream_key" {
                    self.diagnostics
                        .error(method.span(), "a stream key is a resource and needs a name")
                        .help(format!(
                            "write `let encoder = {}.add_stream_key();`",
                            chain.base
                        ));
                    return Value::unknown(value.span, raw());
                } else {
                    format!("`{}` has no method `{method}`", chain.base)
                };
                let help = match suggest::closest(&method.to_string(), ["add_stream_key"]) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!(
                        "an attribute stands without parentheses, as in `{}.arn`",
                        chain.base
                    ),
                };
                self.diagnostics.error(method.span(), what).help(help);
                Value::unknown(value.span, raw())
            }
            [ChainStep::Nothing(dot)] => {
                let help = match target.resource_type() {
                    Some(known) => {
                        let names = attribute_names(known);
                        format!("`{}` has {}", chain.base, suggest::one_of(&names))
                    }
                    None => format!("write `{}.attr(\"Attribute\")`", chain.base),
                };
                self.diagnostics
                    .error(*dot, "expected an attribute behind `.`")
                    .help(help);
                Value::unknown(value.span, raw())
            }
            [first, ..] => {
                let span = match first {
                    ChainStep::Member(_, _) => steps.get(1).map_or(value.span, step_span),
                    step => step_span(step),
                };
                self.diagnostics
                    .error(
                        span,
                        "nothing can be read from this value, it is known only at deployment",
                    )
                    .help("remove what follows");
                Value::unknown(value.span, raw())
            }
        }
    }

    /// Goes from the start of a chain to the resource that it is about.
    fn follow<'c>(&mut self, scope: ScopeId, chain: &'c Chain) -> Place<'c> {
        let base = &chain.base;
        let name = base.to_string();
        if let Some((binding, _)) = self.names.find(scope, &name) {
            let binding = binding.clone();
            return match self.behind(binding, base.clone()) {
                Place::Target(target, variable, []) => {
                    Place::Target(target, variable, &chain.steps)
                }
                Place::Entry(binding, variable, _) => Place::Entry(binding, variable, &chain.steps),
                Place::Target(..) | Place::Broken => Place::Broken,
                Place::Rust if !chain.steps.is_empty() && self.is_deploy_time_name(scope, base) => {
                    self.nothing_to_read(base);
                    Place::Broken
                }
                Place::Rust => Place::Rust,
            };
        }
        let Some(turns) = self.names.turns(scope, &name).map(<[_]>::to_vec) else {
            if name.starts_with(|first: char| first.is_lowercase()) {
                self.unknown_name(scope, base);
                return Place::Broken;
            }
            return Place::Rust;
        };
        self.element(base, &turns, &chain.steps)
    }

    /// Goes on from the turns of a loop to what is declared in one of them.
    fn element<'c>(
        &mut self,
        base: &Ident,
        turns: &[(String, ScopeId)],
        steps: &'c [ChainStep],
    ) -> Place<'c> {
        let Some((ChainStep::Element(key), rest)) = steps.split_first() else {
            self.declared_in_for(base, turns);
            return Place::Broken;
        };
        let text = match &key.form {
            Form::Literal(Literal::String(text)) => text.clone(),
            Form::Literal(Literal::Integer(number)) => number.to_string(),
            Form::Name(name) => name.to_string(),
            _ => String::new(),
        };
        let Some((_, turn)) = turns.iter().find(|(known, _)| *known == text) else {
            let keys: Vec<_> = turns.iter().map(|(key, _)| format!("{key:?}")).collect();
            let keys: Vec<_> = keys.iter().map(String::as_str).collect();
            self.diagnostics
                .error(key.span, format!("`{base}` has no element with this key"))
                .maybe_help(suggest::help(&text, &keys));
            return Place::Broken;
        };
        let name = base.to_string();
        if let Some(turns) = self.names.turns_in(*turn, &name).map(<[_]>::to_vec) {
            return self.element(base, &turns, rest);
        }
        match self
            .names
            .find(*turn, &name)
            .map(|(binding, _)| binding.clone())
        {
            Some(Binding::Resource(resource)) => {
                let variable = resource.handle.clone();
                Place::Target(Target::Resource(resource), variable, rest)
            }
            Some(Binding::Import(import)) => {
                let variable = import.handle.clone();
                Place::Target(Target::Import(import), variable, rest)
            }
            Some(Binding::Condition(condition)) => {
                let variable = condition.handle.clone();
                Place::Entry(Binding::Condition(condition), variable, rest)
            }
            Some(Binding::Broken) | None => Place::Broken,
            Some(_) => {
                self.diagnostics
                    .error(
                        base.span(),
                        format!("`{base}` is a value of its loop, it can't be used outside"),
                    )
                    .help("declare it before the `for`");
                Place::Broken
            }
        }
    }

    /// The resource that a name stands for, be it through other names.
    fn behind(&mut self, binding: Binding, variable: Ident) -> Place<'static> {
        match binding {
            Binding::Resource(resource) => Place::Target(Target::Resource(resource), variable, &[]),
            Binding::Import(import) => Place::Target(Target::Import(import), variable, &[]),
            Binding::Broken => Place::Broken,
            Binding::Argument(_) | Binding::Rust(_) => Place::Rust,
            Binding::Parameter(_) | Binding::Mapping(_) | Binding::Condition(_) => {
                Place::Entry(binding, variable, &[])
            }
            Binding::Value(value, scope) => {
                let key = (scope, variable.to_string());
                if self.open.contains(&key) {
                    self.stands_for_itself(&variable);
                    return Place::Broken;
                }
                self.used.insert(key.clone());
                self.open.push(key);
                let place = match &value.form {
                    Form::Name(other) => {
                        match self
                            .names
                            .find(scope, &other.to_string())
                            .map(|(binding, _)| binding.clone())
                        {
                            Some(binding) => self.behind(binding, other.clone()),
                            None => Place::Rust,
                        }
                    }
                    Form::Chain(chain) => match self.follow(scope, chain) {
                        Place::Target(target, variable, []) => Place::Target(target, variable, &[]),
                        // An attribute: nothing can be read from that.
                        Place::Target(..) => {
                            self.nothing_to_read(&variable);
                            Place::Broken
                        }
                        Place::Entry(binding, variable, []) => Place::Entry(binding, variable, &[]),
                        Place::Rust => Place::Rust,
                        Place::Entry(..) | Place::Broken => Place::Broken,
                    },
                    _ => Place::Rust,
                };
                self.open.pop();
                place
            }
        }
    }

    fn nothing_to_read(&mut self, name: &Ident) {
        self.diagnostics
            .error(
                name.span(),
                format!("`{name}` is known only at deployment, nothing can be read from it"),
            )
            .help("read the attribute from the resource itself");
    }

    fn stands_for_itself(&mut self, name: &Ident) {
        self.diagnostics
            .error(name.span(), format!("`{name}` stands for itself"))
            .help("write a value that does not use its own name");
    }

    fn declared_in_for(&mut self, name: &Ident, turns: &[(String, ScopeId)]) {
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

    /// `name.attribute`
    fn attribute(
        &mut self,
        target: &Target,
        variable: &Ident,
        member: &Ident,
        span: SpanRange,
    ) -> Value {
        let text = syn::ext::IdentExt::unraw(member).to_string();
        let tokens = quote!(#variable.#member());
        let Some(resource_type) = target.resource_type() else {
            self.diagnostics
                .error(
                    member.span(),
                    format!("the attributes of `{variable}` have CloudFormation's own names"),
                )
                .help(format!(
                    "write `{variable}.attr(\"{}\")`",
                    ivs_schema::names::to_pascal_case(&text)
                ));
            return Value::unknown(span, tokens);
        };
        let known = resource_type
            .attributes
            .iter()
            .find(|attribute| attribute.name == text);
        if known.is_none() && text != "id" {
            return self.unknown_attribute(resource_type, variable, member, span, tokens);
        }
        match target {
            Target::Resource(resource) => {
                let node = match known {
                    Some(attribute) => Node::Reference {
                        to: resource.id.clone().into(),
                        attribute: Some(attribute.cloudformation.into()),
                    },
                    None => Node::Function(
                        "Fn::Select".into(),
                        Box::new(Node::Reference {
                            to: resource.id.clone().into(),
                            attribute: None,
                        }),
                    ),
                };
                Value::leaf(span, node, tokens)
            }
            Target::Import(import) if text == "arn" => {
                Value::leaf(span, import_node(import), tokens)
            }
            Target::Import(_) if text == "id" => Value::unknown(span, tokens),
            Target::Import(_) => {
                self.diagnostics
                    .error(
                        member.span(),
                        format!(
                            "`{text}` of an imported `{}` is not known",
                            resource_type.name
                        ),
                    )
                    .help("an imported resource has `arn` and `id`");
                Value::unknown(span, tokens)
            }
        }
    }

    /// `name.attr("Attribute")`
    fn attr(
        &mut self,
        target: &Target,
        variable: &Ident,
        (method, arguments): (&Ident, &Group),
        span: SpanRange,
    ) -> Value {
        let arguments: Vec<_> = arguments.stream().into_iter().collect();
        let attribute = match arguments.as_slice() {
            [TokenTree::Literal(literal)] => match syn::Lit::new(literal.clone()) {
                syn::Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            _ => None,
        };
        let Some(attribute) = attribute else {
            self.diagnostics
                .error(method.span(), "`attr` takes the name of an attribute")
                .help(format!("write `{variable}.attr(\"Arn\")`"));
            return Value::unknown(span, TokenStream::new());
        };
        let tokens = quote!(#variable.#method(#(#arguments)*));
        let Target::Resource(ResourceName {
            id,
            resource_type: None,
            ..
        }) = target
        else {
            self.diagnostics
                .error(
                    method.span(),
                    format!("the attributes of `{variable}` have names of their own"),
                )
                .help(format!(
                    "write `{variable}.{}`",
                    ivs_schema::names::to_snake_case(&attribute)
                ));
            return Value::unknown(span, tokens);
        };
        let node = Node::Reference {
            to: id.clone().into(),
            attribute: Some(attribute.into()),
        };
        Value::leaf(span, node, tokens)
    }

    /// `OtherStack.output`: what another stack exports. That it does, rustc checks.
    fn export(&mut self, chain: &Chain, span: SpanRange, slot: Slot) -> Option<Value> {
        let core = self.core;
        let base = &chain.base;
        let [ChainStep::Member(output, None)] = chain.steps.as_slice() else {
            return None;
        };
        if !is_type(base) {
            return None;
        }
        if *base == self.stack {
            self.diagnostics
                .error(
                    span,
                    format!("`{base}` can't import what it exports itself"),
                )
                .help("write the value of that output");
            return Some(Value::unknown(span, TokenStream::new()));
        }
        let is_resource = matches!(slot, Slot::Kind(Kind::Arn { .. } | Kind::Name { .. }));
        let subject = format!("`{base}.{output}` is a text of another stack");
        if !is_resource && !self.text_fits(&subject, span, slot) {
            return Some(Value::unknown(span, TokenStream::new()));
        }
        let node = Node::Function("Fn::ImportValue".into(), Box::new(Node::Unknown));
        // rustc shall blame the two words, not the whole macro.
        let exports = quote_spanned!(base.span()=> <#base as #core::Stack>::EXPORTS);
        let tokens = quote_spanned!(output.span()=> #exports.#output.import());
        Some(Value::leaf(span, node, tokens))
    }

    /// Whether a chain is `OtherStack.output`.
    pub fn is_export(&self, scope: ScopeId, chain: &Chain) -> bool {
        is_type(&chain.base)
            && matches!(chain.steps.as_slice(), [ChainStep::Member(_, None)])
            && self.names.find(scope, &chain.base.to_string()).is_none()
    }

    fn unknown_attribute(
        &mut self,
        resource_type: &'static ResourceType,
        variable: &Ident,
        member: &Ident,
        span: SpanRange,
        tokens: TokenStream,
    ) -> Value {
        let text = member.to_string();
        let names = attribute_names(resource_type);
        let is_property = resource_type
            .properties
            .iter()
            .any(|property| property.name == text);
        let message = if is_property {
            format!(
                "`{text}` is a property of `{}`, CloudFormation can't read it back",
                resource_type.name
            )
        } else {
            format!("unknown attribute `{text}` of `{}`", resource_type.name)
        };
        let help = suggest::closest(&text, names.iter().copied())
            .filter(|_| !is_property)
            .map_or_else(
                || format!("`{variable}` has {}", suggest::one_of(&names)),
                |meant| format!("did you mean `{meant}`?"),
            );
        self.diagnostics.error(member.span(), message).help(help);
        Value::unknown(span, tokens)
    }

    /// `Ref(name)`
    fn reference_to(&mut self, scope: ScopeId, argument: &ast::Value, span: SpanRange) -> Value {
        let place = match &argument.form {
            Form::Name(name) => {
                let chain = Chain {
                    base: name.clone(),
                    steps: Vec::new(),
                };
                match self.follow(scope, &chain) {
                    Place::Target(target, variable, _) => Some((target, variable)),
                    Place::Entry(binding @ Binding::Parameter(_), variable, _) => {
                        return self.entry(&binding, &variable, span, Slot::Text);
                    }
                    Place::Broken => return Value::unknown(span, TokenStream::new()),
                    Place::Rust | Place::Entry(..) => None,
                }
            }
            Form::Chain(chain) => match self.follow(scope, chain) {
                Place::Target(target, variable, []) => Some((target, variable)),
                Place::Broken => return Value::unknown(span, TokenStream::new()),
                _ => None,
            },
            Form::Invalid => return Value::unknown(span, TokenStream::new()),
            _ => None,
        };
        let Some((target, variable)) = place else {
            self.diagnostics
                .error(argument.span, "`Ref` takes the name of a resource")
                .help("write `Ref(name)`");
            return Value::unknown(span, TokenStream::new());
        };
        Self::reference(&target, &variable, span, Slot::Text)
    }

    /// `Channel::from_arn("..")` where a value stands.
    fn inline_import(
        &mut self,
        scope: ScopeId,
        value: &ast::Value,
        (resource, constructor, argument): (&Ident, &Ident, &ast::Value),
        slot: Slot,
    ) -> Value {
        let Some(resource_type) =
            table::by_name(&resource.to_string()).filter(|_| constructor != "from_name")
        else {
            return self.rust_leaf(scope, value);
        };
        let core = self.core;
        let argument = self.value(scope, argument, Slot::Text);
        self.is_rust_text(&constructor.to_string(), &argument);
        if !self.fits(resource_type, "this is", value.span, slot) {
            return Value::unknown(value.span, TokenStream::new());
        }
        if constructor == "from_id"
            && let Node::String(id) = argument.node()
            && let Some(fault) = arn::id_fault(resource_type.name, &id)
        {
            self.diagnostics.error(argument.span, fault);
        }
        let node = match argument.node() {
            node if constructor == "from_arn" => node,
            _ => Node::Unknown,
        };
        let inner = argument.tokens();
        let imported = quote!(#core::__private::resources::#resource::#constructor(#inner));
        let tokens = match slot {
            Slot::Json | Slot::Kind(Kind::Arn { .. }) => quote!(&#imported),
            _ => quote!(#imported.arn()),
        };
        Value::leaf(value.span, node, tokens)
    }

    /// Whether the argument of `from_arn` or `from_id` is a text or Rust; if not, says so.
    pub fn is_rust_text(&mut self, constructor: &str, argument: &Value) -> bool {
        let is_text = matches!(argument.node(), Node::String(_) | Node::Unknown);
        if !is_text {
            self.diagnostics
                .error(
                    argument.span,
                    format!("`{constructor}` takes a text that is known before deployment"),
                )
                .help(format!(
                    "write `{constructor}(\"..\")`, or take it from an argument of the stack"
                ));
        }
        is_text
    }

    /// The channel and the method of `main.add_stream_key()`.
    pub fn stream_key_of(
        &mut self,
        scope: ScopeId,
        chain: &Chain,
        span: SpanRange,
    ) -> (Value, Ident) {
        let (method, steps) = match chain.steps.split_last() {
            Some((ChainStep::Member(method, arguments), steps)) => {
                if let Some(group) = arguments
                    && !group.stream().is_empty()
                {
                    self.diagnostics
                        .error(group.span(), "`add_stream_key` takes nothing")
                        .help("write `let encoder = StreamKey { channel_arn: .., tags: { .. } };` for a key with tags");
                }
                (method.clone(), steps)
            }
            _ => (chain.base.clone(), &[][..]),
        };
        let channel = Chain {
            base: chain.base.clone(),
            steps: steps.to_vec(),
        };
        let span = SpanRange {
            start: span.start,
            end: method.span(),
        };
        let value = match self.follow(scope, &channel) {
            Place::Target(target, variable, []) => {
                let found = target.resource_type();
                if !found.is_some_and(|found| std::ptr::eq(found, &raw const table::Channel)) {
                    self.diagnostics
                        .error(
                            method.span(),
                            format!(
                                "only a `Channel` has stream keys, `{}` is {}",
                                chain.base,
                                found.map_or_else(
                                    || "of another type".to_owned(),
                                    |found| with_article(found.name)
                                )
                            ),
                        )
                        .help("call it on a channel");
                    return (Value::unknown(span, TokenStream::new()), method);
                }
                let base = chain.base.span().into();
                Self::reference(&target, &variable, base, Slot::Kind(&CHANNEL_ARN))
            }
            Place::Broken => Value::unknown(span, TokenStream::new()),
            _ => {
                self.diagnostics
                    .error(
                        chain.base.span(),
                        format!("`{}` is not a channel of this stack", chain.base),
                    )
                    .help(
                        "write `let encoder = main.add_stream_key();` with the name of a channel",
                    );
                Value::unknown(span, TokenStream::new())
            }
        };
        (value, method)
    }

    fn block(&mut self, scope: ScopeId, block: &Block, span: SpanRange, slot: Slot) -> Value {
        let core = self.core;
        let (start, entries) = match slot {
            Slot::Kind(Kind::Block(block_type)) => {
                let path = self.path(block_type.module, block_type.name);
                let entries = self.properties(scope, block_type.properties, block_type.name, block);
                (quote!(#path::new()), entries)
            }
            Slot::Tags => (
                quote!(#core::property::Tags::new()),
                self.free_form(scope, block, &Setter::Tag, Slot::Text),
            ),
            _ => (
                quote!(#core::property::Object::new()),
                self.free_form(scope, block, &Setter::Json, Slot::Json),
            ),
        };
        Value {
            span,
            content: Content::Block { start, entries },
        }
    }

    fn list(&mut self, scope: ScopeId, items: &[ast::Value], span: SpanRange, slot: Slot) -> Value {
        let core = self.core;
        let items = items
            .iter()
            .map(|item| match (slot, &item.form) {
                (Slot::Kind(Kind::List(list)), _) => self.value(scope, item, Slot::Kind(list.item)),
                (Slot::Tags, Form::Block(block)) => self.list_tag(scope, block, item.span),
                _ => self.value(scope, item, Slot::Json),
            })
            .collect();
        let item = match slot {
            Slot::Kind(Kind::List(_)) => quote!(_),
            Slot::Tags => quote!(#core::property::Tag),
            _ => quote!(#core::property::Json),
        };
        Value {
            span,
            content: Content::List {
                start: quote!(#core::property::List::<#item>::new()),
                items,
            },
        }
    }

    /// `{ key: .., value: .. }`
    fn list_tag(&mut self, scope: ScopeId, block: &Block, span: SpanRange) -> Value {
        let core = self.core;
        let mut entries = self.free_form(scope, block, &Setter::Json, Slot::Text);
        for (entry, written) in entries.iter_mut().zip(&block.entries) {
            entry.key = match entry.key.as_str() {
                "key" => "Key".into(),
                "value" => "Value".into(),
                other => other.to_owned(),
            };
            if let TokenTree::Ident(name) = &written.key.token {
                entry.setter = Setter::Property(name.clone());
            }
        }
        Value {
            span,
            content: Content::Block {
                start: quote!(#core::property::Tag::new()),
                entries,
            },
        }
    }

    /// Entries whose keys are the author's own.
    fn free_form(
        &mut self,
        scope: ScopeId,
        block: &Block,
        setter: &Setter,
        slot: Slot,
    ) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        for entry in &block.entries {
            if self.is_duplicate(&entries, &entry.key.text, &entry.key) {
                continue;
            }
            let value = self.value(scope, &entry.value, slot);
            entries.push(Entry {
                key: entry.key.text.clone(),
                key_span: entry.key.token.span(),
                setter: setter.clone(),
                value,
            });
        }
        entries
    }

    /// Properties of a resource whose type is not in the table: keys are CloudFormation's own.
    pub fn any_properties(&mut self, scope: ScopeId, block: &Block) -> Vec<Entry> {
        self.free_form(scope, block, &Setter::Json, Slot::Json)
    }

    /// Entries of a resource or of a block of the table.
    pub fn properties(
        &mut self,
        scope: ScopeId,
        rows: &'static [Property],
        owner: &str,
        block: &Block,
    ) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        for entry in &block.entries {
            let Some(setter) = self.setter(&entry.key) else {
                continue;
            };
            let text = &entry.key.text;
            let row = rows.iter().find(|row| row.name == text);
            let in_template = rows.iter().find(|row| row.cloudformation == text);
            if let (None, Some(row)) = (row, in_template) {
                self.diagnostics
                    .error(
                        entry.key.token.span(),
                        format!("unknown property `{text}` on `{owner}`"),
                    )
                    .help(format!(
                        "did you mean `{}`? Properties are written in Rust's case",
                        row.name
                    ));
            }
            let row = row.or(in_template);
            let slot = row.map_or(Slot::Json, |row| Slot::Kind(&row.kind));
            let key = row.map_or(text.as_str(), |row| row.cloudformation);
            if self.is_duplicate(&entries, key, &entry.key) {
                continue;
            }
            let value = if entry.is_shorthand && row.is_none() {
                // A word half typed: one error, for the property.
                Value::unknown(entry.value.span, TokenStream::new())
            } else if entry.is_shorthand && self.names.find(scope, text).is_none() {
                self.diagnostics
                    .error(entry.key.token.span(), format!("`{text}` has no value"))
                    .help(format!("write `{text}: ..`"));
                Value::unknown(entry.value.span, TokenStream::new())
            } else {
                self.value(scope, &entry.value, slot)
            };
            entries.push(Entry {
                key: key.to_owned(),
                key_span: entry.key.token.span(),
                setter,
                value,
            });
        }
        entries
    }

    fn setter(&mut self, key: &Key) -> Option<Setter> {
        match &key.token {
            TokenTree::Ident(_) if key.text == "type" => {
                Some(Setter::Property(Ident::new_raw("type", key.token.span())))
            }
            TokenTree::Ident(name) => Some(Setter::Property(name.clone())),
            token => {
                self.diagnostics
                    .error(token.span(), "the name of a property stands without quotes")
                    .help(format!("write `{}: ..`", key.text));
                None
            }
        }
    }

    fn is_duplicate(&mut self, entries: &[Entry], key: &str, written: &Key) -> bool {
        let is_duplicate = entries.iter().any(|entry| entry.key == key);
        if is_duplicate {
            self.diagnostics
                .error(
                    written.token.span(),
                    format!("`{}` stands twice", written.text),
                )
                .help("remove one of them");
        }
        is_duplicate
    }

    /// The path of a block or an enum in the core.
    fn path(&self, [service, module]: [&str; 2], name: &str) -> TokenStream {
        let core = self.core;
        let [service, module, name] = [service, module, name].map(|word| format_ident!("{word}"));
        quote!(#core::#service::#module::#name)
    }
}

/// What a slot wants that takes no text known at deployment.
fn wanted(slot: Slot) -> Option<String> {
    let Slot::Kind(kind) = slot else {
        return matches!(slot, Slot::Tags).then(|| "tags".to_owned());
    };
    Some(match kind {
        Kind::Boolean => "a boolean".into(),
        Kind::Integer { .. } => "a whole number".into(),
        Kind::Number { .. } => "a number".into(),
        Kind::Enum(_) => "one of a few words".into(),
        Kind::Block(_) => "a block".into(),
        Kind::List(_) => "a list".into(),
        Kind::Arn { of, .. } | Kind::Name { of, .. } => with_article(of.name),
        Kind::Tags { .. } => "tags".into(),
        Kind::String(_) | Kind::Json => return None,
    })
}

/// Whether a path names a type of resources.
fn is_resource(path: &str) -> bool {
    table::by_name(path).is_some() || table::resource_type(path).is_some() || is_generic(path)
}

/// Whether a word is written as types are: `LiveShow`.
fn is_type(word: &Ident) -> bool {
    let text = word.to_string();
    text.starts_with(|first: char| first.is_uppercase())
        && text.contains(|other: char| other.is_lowercase())
}

/// A slot for the ARN of a channel.
static CHANNEL_ARN: Kind = Kind::Arn {
    of: &table::Channel,
    text: ivs_schema::metadata::Text {
        minimum: 1,
        maximum: Some(128),
        pattern: None,
    },
};

impl Target {
    fn resource_type(&self) -> Option<&'static ResourceType> {
        match self {
            Self::Resource(resource) => resource.resource_type,
            Self::Import(import) => Some(import.resource_type),
        }
    }
}

/// The attributes of a type, with `id`, which all have.
fn attribute_names(resource_type: &'static ResourceType) -> Vec<&'static str> {
    let mut names: Vec<_> = resource_type
        .attributes
        .iter()
        .map(|attribute| attribute.name)
        .collect();
    if !names.contains(&"id") {
        names.push("id");
    }
    names
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
fn written(condition: &ast::Value) -> String {
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
fn choice_help(condition: &str, slot: Slot) -> String {
    match slot {
        Slot::Kind(Kind::Boolean) => format!("write `if {condition} {{ true }} else {{ false }}`"),
        _ => format!("choose between two values, as in `if {condition} {{ a }} else {{ b }}`"),
    }
}

fn import_node(import: &ImportName) -> Node<'static> {
    match &import.argument.form {
        Form::Literal(Literal::String(arn)) if import.constructor == "from_arn" => {
            Node::String(arn.clone().into())
        }
        _ => Node::Unknown,
    }
}

fn literal_node(literal: &Literal) -> Node<'static> {
    match literal {
        Literal::Boolean(value) => Node::Boolean(*value),
        Literal::Integer(value) => Node::Integer(*value),
        Literal::Number(value) => Node::Number(*value),
        Literal::String(text) => Node::String(text.clone().into()),
    }
}

pub fn step_span(step: &ChainStep) -> SpanRange {
    match step {
        ChainStep::Element(key) => key.span,
        ChainStep::Member(member, arguments) => SpanRange {
            start: member.span(),
            end: arguments.as_ref().map_or(member.span(), Group::span),
        },
        ChainStep::Nothing(dot) => (*dot).into(),
    }
}
