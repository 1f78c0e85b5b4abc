//! Blocks and lists, with the rows that say what may stand in them.

use super::Lowering;
use crate::ast::{self, Block, Form, Key};
use crate::ir::{BlockKind, Broken, Content, Entry, Setter, Slot, Value};
use crate::scopes::names::ScopeId;
use crate::span::SpanRange;
use ivs_schema::metadata::{Kind, Property};
use ivs_schema::names::{self, Spelling};
use proc_macro2::{Ident, TokenTree};

impl Lowering<'_> {
    pub fn block(&mut self, scope: ScopeId, block: &Block, span: SpanRange, slot: Slot) -> Value {
        let (kind, entries) = match slot {
            Slot::Kind(Kind::Block(known)) => (
                BlockKind::Known(known),
                self.properties(scope, known.properties, known.name, block),
            ),
            Slot::Tags => (
                BlockKind::Tags,
                self.free_form(scope, block, &Setter::Tag, Slot::Text),
            ),
            _ => (
                BlockKind::Json,
                self.free_form(scope, block, &Setter::Json, Slot::Json),
            ),
        };
        Value::new(span, Content::Block(kind, entries))
    }

    pub fn list(
        &mut self,
        scope: ScopeId,
        items: &[ast::Value],
        span: SpanRange,
        slot: Slot,
    ) -> Value {
        let items = items
            .iter()
            .map(|item| match (slot, &item.form) {
                (Slot::Kind(Kind::List(list)), _) => self.value(scope, item, Slot::Kind(list.item)),
                (Slot::Tags, Form::Block(block)) => self.list_tag(scope, block, item.span),
                (Slot::Tags, Form::Tuple(_)) => self.value(scope, item, Slot::Tags),
                _ => self.value(scope, item, Slot::Json),
            })
            .collect();
        Value::new(span, Content::List(slot, items))
    }

    /// `{ key: .., value: .. }`
    fn list_tag(&mut self, scope: ScopeId, block: &Block, span: SpanRange) -> Value {
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
        Value::new(span, Content::Block(BlockKind::Tag, entries))
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
            let is_beside =
                row.is_none() && names::place_beside_properties(text, Spelling::Rust).is_some();
            let value = if entry.is_shorthand && row.is_none() || is_beside {
                // One error, for the property: it is half typed, or stands in the wrong place.
                Value::broken(entry.value.span, Broken::Nothing)
            } else if entry.is_shorthand && self.names.find(scope, text).is_none() {
                self.diagnostics
                    .error(entry.key.token.span(), format!("`{text}` has no value"))
                    .help(format!("write `{text}: ..`"));
                Value::broken(entry.value.span, Broken::Nothing)
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
}
