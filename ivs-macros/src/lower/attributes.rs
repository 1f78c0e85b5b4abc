//! What the attributes of stacks, resources and outputs say.

use super::Lowering;
use crate::ast::{Form, Literal};
use crate::attributes::Attribute;
use crate::ir::{Dependency, ResourceAttributes, Slot, Unused, Value};
use crate::parse;
use crate::scopes::names::{Binding, ScopeId};
use crate::span::SpanRange;
use ivs_schema::suggest;
use proc_macro2::{Ident, Span, TokenTree};

const DELETION_POLICIES: [&str; 4] = ["Delete", "Retain", "RetainExceptOnCreate", "Snapshot"];
const UPDATE_REPLACE_POLICIES: [&str; 3] = ["Delete", "Retain", "Snapshot"];

/// What stands beside the items of a stack.
#[derive(Default)]
pub struct StackAttributes {
    pub tags: Option<Value>,
    pub metadata: Option<Value>,
    pub allowed: Vec<Ident>,
    pub region: Option<(String, Span)>,
    pub transforms: Vec<String>,
}

impl Lowering<'_> {
    /// What the attributes of a stack say.
    pub fn stack_attributes(&mut self, attributes: &[Attribute]) -> StackAttributes {
        let mut found = StackAttributes::default();
        for attribute in attributes {
            match attribute.name.to_string().as_str() {
                "tags" => found.tags = self.only_value(0, attribute, Slot::Tags),
                "metadata" => found.metadata = self.only_value(0, attribute, Slot::Json),
                "allow" => found.allowed.extend(self.rule_names(attribute)),
                "region" => found.region = self.region(attribute),
                "transform" => found.transforms.extend(self.texts(attribute)),
                _ => {}
            }
        }
        found
    }

    fn region(&mut self, attribute: &Attribute) -> Option<(String, Span)> {
        let region = attribute.text();
        if region.is_none() {
            self.diagnostics
                .error(attribute.span, "`region` takes the name of a region")
                .help("write `#[region(\"us-west-2\")]`");
        }
        region
    }

    /// The texts between commas in the parentheses of an attribute.
    fn texts(&mut self, attribute: &Attribute) -> Vec<String> {
        let texts = attribute.texts();
        if texts.is_none() {
            self.diagnostics
                .error(attribute.span, format!("`{}` takes a text", attribute.name))
                .help("write `#[transform(\"AWS::Serverless-2016-10-31\")]`");
        }
        texts.unwrap_or_default()
    }

    /// What stands beside the properties of a resource.
    pub fn resource_attributes(
        &mut self,
        scope: ScopeId,
        attributes: &[Attribute],
    ) -> ResourceAttributes {
        let mut found = ResourceAttributes::default();
        for attribute in attributes {
            match attribute.name.to_string().as_str() {
                "depends_on" => found.depends_on = self.depends_on(scope, attribute),
                "deletion_policy" => {
                    found.deletion_policy =
                        self.policy(attribute, "DeletionPolicy", &DELETION_POLICIES);
                }
                "update_replace_policy" => {
                    found.update_replace_policy =
                        self.policy(attribute, "UpdateReplacePolicy", &UPDATE_REPLACE_POLICIES);
                }
                "creation_policy" => {
                    found.creation_policy = self.only_value(scope, attribute, Slot::Json);
                }
                "update_policy" => {
                    found.update_policy = self.only_value(scope, attribute, Slot::Json);
                }
                "metadata" => found.metadata = self.only_value(scope, attribute, Slot::Json),
                "allow" => found.allowed.extend(self.rule_names(attribute)),
                _ => {}
            }
        }
        found
    }

    /// The export name and the allowed rules of an output.
    pub fn output_attributes(
        &mut self,
        scope: ScopeId,
        attributes: &[Attribute],
    ) -> (Option<Value>, Vec<Ident>) {
        let (mut export, mut allowed) = (None, Vec::new());
        for attribute in attributes {
            match attribute.name.to_string().as_str() {
                "export" => export = self.only_value(scope, attribute, Slot::Text),
                "allow" => allowed.extend(self.rule_names(attribute)),
                _ => {}
            }
        }
        (export, allowed)
    }

    fn rule_names(&mut self, attribute: &Attribute) -> Vec<Ident> {
        let words = attribute.words();
        if words.is_none() {
            self.diagnostics
                .error(attribute.span, "`allow` takes names of rules")
                .help("write `#[allow(channel_without_stream_key)]`");
        }
        words.unwrap_or_default()
    }

    fn depends_on(&mut self, scope: ScopeId, attribute: &Attribute) -> Vec<Dependency> {
        let Some(words) = attribute.words() else {
            self.diagnostics
                .error(attribute.span, "`depends_on` takes names of resources")
                .help("write `#[depends_on(name, other)]`");
            return Vec::new();
        };
        let mut found = Vec::new();
        for word in words {
            self.for_editor.unused.push(Unused::Name(word.clone()));
            let name = word.to_string();
            match self.names.find(scope, &name).map(|(binding, _)| binding) {
                Some(Binding::Resource(resource)) => found.push(Dependency {
                    span: word.span(),
                    handle: resource.handle.clone(),
                    id: resource.id.clone(),
                }),
                Some(Binding::Broken) => {}
                Some(_) => {
                    self.diagnostics
                        .error(
                            word.span(),
                            format!("`{name}` is not a resource of this stack"),
                        )
                        .help("`depends_on` takes resources that this stack declares");
                }
                None => self.unknown_name(scope, &word),
            }
        }
        found
    }

    fn policy(
        &mut self,
        attribute: &Attribute,
        enum_name: &'static str,
        policies: &[&str],
    ) -> Option<Ident> {
        self.diagnostics.word(enum_name, attribute.word());
        let Some([TokenTree::Ident(word)]) = attribute.arguments.as_deref() else {
            self.diagnostics
                .error(
                    attribute.span,
                    format!("`{}` takes one word", attribute.name),
                )
                .help(format!("write `#[{}(Retain)]`", attribute.name));
            return None;
        };
        let word = word.clone();
        if policies.iter().any(|known| word == known) {
            return Some(word);
        }
        self.diagnostics
            .error(
                word.span(),
                format!("unknown value `{word}` for `{}`", attribute.name),
            )
            .maybe_help(suggest::help(&word.to_string(), policies));
        None
    }

    /// The value in the parentheses of an attribute.
    fn only_value(&mut self, scope: ScopeId, attribute: &Attribute, slot: Slot) -> Option<Value> {
        let Some(tokens) = attribute.arguments.clone() else {
            let form = match slot {
                Slot::Text => "(\"..\")",
                _ => "({ .. })",
            };
            self.diagnostics
                .error(
                    attribute.span,
                    format!("`{}` needs a value", attribute.name),
                )
                .help(format!("write `#[{}{form}]`", attribute.name));
            return None;
        };
        let span = SpanRange::of(&tokens, attribute.name.span());
        let name = format!("`{}`", attribute.name);
        let value = parse::only_value(tokens, attribute.name.span(), &name, self.diagnostics);
        let is_block = matches!(value.form, Form::Block(_) | Form::Name(_));
        if !matches!(slot, Slot::Text) && !is_block {
            self.diagnostics
                .error(span, format!("`{}` takes a block", attribute.name))
                .help(format!(
                    "write `#[{}({{ \"key\": \"value\" }})]`",
                    attribute.name
                ));
            return None;
        }
        let is_text = match &value.form {
            Form::Block(_) | Form::List(_) | Form::Tuple(_) | Form::Resource(..) => false,
            Form::Literal(literal) => matches!(literal, Literal::String(_)),
            _ => true,
        };
        if matches!(slot, Slot::Text) && !is_text {
            self.diagnostics
                .error(span, format!("`{}` takes a text", attribute.name))
                .help(format!("write `#[{}(\"..\")]`", attribute.name));
            return None;
        }
        Some(self.value(scope, &value, slot))
    }
}
