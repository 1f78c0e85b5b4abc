//! References: a resource as a value, its attributes, and how a chain of names leads to it.

use super::Lowering;
use super::values::wanted;
use crate::ast::{self, Chain, ChainStep, Form, Literal};
use crate::ir::{Broken, Content, Slot, Target, Value};
use crate::scopes::deploy_time::is_type;
use crate::scopes::names::{Binding, ResourceName, ScopeId};
use crate::span::SpanRange;
use ivs_schema::metadata::{Kind, ResourceType};
use ivs_schema::names::with_article;
use ivs_schema::view::Node;
use ivs_schema::{api_only, arn, suggest, table};
use proc_macro2::{Group, Ident, TokenTree};

/// Where a chain leads.
pub enum Place<'c> {
    /// To a resource; with the variable that holds it, and the steps that are left.
    Target(Target, Ident, &'c [ChainStep]),
    /// To a parameter, a mapping or a condition; with the variable that holds its name.
    Entry(Binding, Ident, &'c [ChainStep]),
    /// It is Rust.
    Rust,
    /// An error was reported.
    Broken,
}

impl Lowering<'_> {
    /// A resource as a value.
    fn reference(target: Target, name: Ident, span: SpanRange, slot: Slot) -> Value {
        Value::new(span, Content::Resource { name, target, slot })
    }

    /// A resource as a value. Of an imported one the rules see the ARN only, if at all: that it is of
    /// the right type is checked here.
    pub fn fitting_reference(
        &mut self,
        target: Target,
        word: &Ident,
        span: SpanRange,
        slot: Slot,
    ) -> Value {
        if let Target::Import(import) = &target
            && !self.fits(import.resource_type, &format!("`{word}` is"), span, slot)
        {
            return Value::broken(span, Broken::Resource(word.clone()));
        }
        if let Target::Resource(resource) = &target
            && resource.resource_type.is_none()
            && !self.untyped_fits(resource, word, span, slot)
        {
            return Value::broken(span, Broken::Resource(word.clone()));
        }
        Self::reference(target, word.clone(), span, slot)
    }

    /// Whether what is a text at deployment can stand where `slot` is; if not, says so.
    pub fn text_fits(&mut self, subject: &str, span: SpanRange, slot: Slot) -> bool {
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
    pub fn chain(
        &mut self,
        scope: ScopeId,
        chain: &Chain,
        value: &ast::Value,
        slot: Slot,
    ) -> Value {
        let (target, word, steps) = match self.follow(scope, chain) {
            Place::Rust => {
                return self
                    .export(chain, value.span, slot)
                    .unwrap_or_else(|| self.rust_leaf(scope, value, slot));
            }
            Place::Entry(binding, word, []) => {
                return self.entry(&binding, &word, value.span, slot);
            }
            Place::Entry(binding, word, steps) => {
                return self.lookup(scope, &word, &binding, steps, value.span);
            }
            Place::Broken => return as_written(value),
            Place::Target(target, word, steps) => (target, word, steps),
        };
        match steps {
            [] => self.fitting_reference(target, &word, value.span, slot),
            [ChainStep::Member(member, None)] => {
                let attribute = self.attribute(&target, &word, member, value.span);
                self.fitting_id(&target, attribute, (&word, member), slot)
            }
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
                    return as_written(value);
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
                as_written(value)
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
                as_written(value)
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
                as_written(value)
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
                Place::Rust
                    if !chain.steps.is_empty() && self.names.is_deploy_time_name(scope, base) =>
                {
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
                self.used.insert((scope, variable.to_string()));
                match &value.form {
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
                }
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

    /// An attribute; says that an id which is cut out of an ARN does not stand for one. Of others the
    /// rules know what they are.
    fn fitting_id(
        &mut self,
        target: &Target,
        attribute: Value,
        (variable, member): (&Ident, &Ident),
        slot: Slot,
    ) -> Value {
        let is_text = target.resource_type().is_some_and(|known| {
            let is_cut_out =
                member == "id" && known.attributes.iter().all(|known| known.name != "id");
            is_cut_out || matches!(slot, Slot::Items)
        });
        let Some(takes) = wanted(slot).filter(|_| is_text) else {
            return attribute;
        };
        let error = self.diagnostics.error(
            attribute.span,
            format!("expected {takes}, but `{variable}.{member}` is a text"),
        );
        if matches!(slot, Slot::Kind(Kind::Arn { .. })) {
            error.help(format!("write `{variable}`"));
        }
        Value::broken(attribute.span, Broken::Nothing)
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
        let broken = || {
            let broken = Broken::Attribute(variable.clone(), member.clone());
            Value::broken(span, broken)
        };
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
            return broken();
        };
        let known = resource_type
            .attributes
            .iter()
            .find(|attribute| attribute.name == text);
        if known.is_none() && text != "id" {
            self.unknown_attribute(resource_type, variable, member);
            return broken();
        }
        if matches!(target, Target::Import(_)) && text != "arn" && text != "id" {
            self.diagnostics
                .error(
                    member.span(),
                    format!(
                        "`{text}` of an imported `{}` is not known",
                        resource_type.name
                    ),
                )
                .help("an imported resource has `arn` and `id`");
            return broken();
        }
        let attribute = Content::Attribute {
            name: variable.clone(),
            target: target.clone(),
            member: member.clone(),
        };
        Value::new(span, attribute)
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
            return Value::broken(span, Broken::Nothing);
        };
        let arguments = arguments.into_iter().collect();
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
            let broken = Broken::AnyAttribute(variable.clone(), method.clone(), arguments);
            return Value::broken(span, broken);
        };
        let attribute = Content::AnyAttribute {
            name: variable.clone(),
            id: id.clone(),
            method: method.clone(),
            arguments,
            attribute,
        };
        Value::new(span, attribute)
    }

    /// `OtherStack.output`: what another stack exports. That it does, rustc checks.
    fn export(&mut self, chain: &Chain, span: SpanRange, slot: Slot) -> Option<Value> {
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
            return Some(Value::broken(span, Broken::Nothing));
        }
        let is_resource = matches!(slot, Slot::Kind(Kind::Arn { .. } | Kind::Name { .. }));
        let subject = format!("`{base}.{output}` is a text of another stack");
        if !is_resource && !self.text_fits(&subject, span, slot) {
            return Some(Value::broken(span, Broken::Nothing));
        }
        let export = Content::Export {
            stack: base.clone(),
            output: output.clone(),
            slot,
        };
        Some(Value::new(span, export))
    }

    fn unknown_attribute(
        &mut self,
        resource_type: &'static ResourceType,
        variable: &Ident,
        member: &Ident,
    ) {
        let text = member.to_string();
        if let Some(lack) = api_only::attribute(resource_type.name, &text) {
            self.diagnostics
                .error(member.span(), lack.message)
                .help(lack.help);
            return;
        }
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
    }

    /// `Ref(name)`
    pub fn reference_to(
        &mut self,
        scope: ScopeId,
        argument: &ast::Value,
        span: SpanRange,
    ) -> Value {
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
                    Place::Broken => return Value::broken(span, Broken::Nothing),
                    Place::Rust | Place::Entry(..) => None,
                }
            }
            Form::Chain(chain) => match self.follow(scope, chain) {
                Place::Target(target, variable, []) => Some((target, variable)),
                Place::Broken => return Value::broken(span, Broken::Nothing),
                _ => None,
            },
            Form::Invalid => return Value::broken(span, Broken::Nothing),
            _ => None,
        };
        let Some((target, variable)) = place else {
            self.diagnostics
                .error(argument.span, "`Ref` takes the name of a resource")
                .help("write `Ref(name)`");
            return Value::broken(span, Broken::Nothing);
        };
        Self::reference(target, variable, span, Slot::Text)
    }

    /// `Channel::from_arn("..")` where a value stands.
    pub fn inline_import(
        &mut self,
        scope: ScopeId,
        value: &ast::Value,
        (resource, constructor, argument): (&Ident, &Ident, &ast::Value),
        slot: Slot,
    ) -> Value {
        let Some(resource_type) =
            table::by_name(&resource.to_string()).filter(|_| constructor != "from_name")
        else {
            return self.rust_leaf(scope, value, slot);
        };
        let argument = self.value(scope, argument, Slot::Bare);
        self.is_rust_text(&constructor.to_string(), &argument);
        if !self.fits(resource_type, "this is", value.span, slot) {
            return Value::broken(value.span, Broken::Nothing);
        }
        if constructor == "from_id"
            && let Node::String(id) = argument.node()
            && let Some((message, help)) = arn::id_fault(resource_type.name, &id)
        {
            self.diagnostics
                .error(argument.span, message)
                .maybe_help(help);
        }
        let import = Content::Import {
            written_type: resource.clone(),
            resource_type,
            constructor: constructor.clone(),
            argument: Box::new(argument),
            slot,
        };
        Value::new(value.span, import)
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
                    return (Value::broken(span, Broken::Nothing), method);
                }
                let base = chain.base.span().into();
                Self::reference(target, variable, base, Slot::Kind(&CHANNEL_ARN))
            }
            Place::Broken => Value::broken(span, Broken::Nothing),
            _ => {
                self.diagnostics
                    .error(
                        chain.base.span(),
                        format!("`{}` is not a channel of this stack", chain.base),
                    )
                    .help(
                        "write `let encoder = main.add_stream_key();` with the name of a channel",
                    );
                Value::broken(span, Broken::Nothing)
            }
        };
        (value, method)
    }
}

/// What an error was reported for, as it is written.
pub fn as_written(value: &ast::Value) -> Value {
    let tokens = value.tokens.iter().cloned().collect();
    Value::broken(value.span, Broken::Written(tokens))
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
