//! What there is in the values of a stack, found in one walk. Most stacks lack most of it, so that most
//! rules need not look.

use crate::check::functions::holds_dynamic_reference;
use crate::key;
use crate::presence::Presence;
use crate::view::{Node, Stack};
use std::borrow::Cow;

/// What there is in the values of a stack.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each answers a question of its own"
)]
pub(crate) struct Census {
    /// Whether a function other than `Ref` and `Fn::GetAtt` of something declared is among them.
    pub functions: bool,
    /// Whether an attribute other than an ARN is read.
    pub attributes: bool,
    /// Whether a text holds a dynamic reference.
    pub dynamic_references: bool,
    /// Whether a text is an ARN.
    pub arns: bool,
    /// Whether a string or a name holds a private key or the value of a stream key.
    pub secrets: bool,
    /// How many bytes the template has without white space, or at least has.
    pub bytes: usize,
}

impl Census {
    pub(crate) fn of(stack: &Stack<'_>) -> Self {
        let mut census = Self {
            // No comma stands behind the last resource.
            bytes: "{\"Resources\":{}}".len() - usize::from(!stack.resources.is_empty()),
            ..Self::default()
        };
        for entry in [&stack.parameters, &stack.mappings, &stack.conditions] {
            for entry in entry {
                census.entry(&entry.id, &entry.value);
            }
        }
        for (name, value) in &stack.sections {
            census.entry(name, value);
        }
        if let Some(metadata) = &stack.metadata {
            census.entry("Metadata", metadata);
        }
        if let Some(description) = &stack.description {
            census.text(description);
        }
        census.uncounted(|census| census.beside(stack));
        let names = stack.transforms.iter().chain(&stack.region);
        for name in names.chain(stack.imports.iter().filter_map(|import| import.id.as_ref())) {
            census.secret(name);
        }
        for import in &stack.imports {
            if let Node::String(arn) = &import.arn {
                census.secret(arn);
            }
        }
        // They are counted where they stand in the end.
        for (key, value) in &stack.tags {
            census.secret(key);
            census.uncounted(|census| census.value(value));
        }
        for resource in &stack.resources {
            census.maybe(&resource.declared, |census| {
                census.bytes += "\"\":{\"Type\":\"\",\"Properties\":},".len();
                census.bytes += resource.id.len() + resource.type_name.len();
                census.secret(&resource.id);
                census.secret(&resource.type_name);
                for name in resource.depends_on.iter().chain(&resource.condition) {
                    census.secret(name);
                }
                census.value(&resource.properties);
                for (name, value) in &resource.attributes {
                    census.entry(name, value);
                }
            });
        }
        for output in &stack.outputs {
            census.maybe(&output.declared, |census| {
                census.bytes += "\"\":{\"Value\":},".len() + output.id.len();
                census.secret(&output.id);
                if let Some(condition) = &output.condition {
                    census.secret(condition);
                }
                census.value(&output.value);
                if let Some(export) = &output.export {
                    census.value(export);
                }
                if let Some(description) = &output.description {
                    census.text(description);
                }
            });
        }
        if let Some(bytes) = stack.bytes {
            census.bytes = bytes;
        }
        census
    }

    /// Looks at what is in none of the other fields.
    fn beside(&mut self, stack: &Stack<'_>) {
        for unread in &stack.unread {
            self.entry(&unread.key, &unread.value);
        }
        for made in &stack.generated {
            self.entry(&made.function, &made.argument);
        }
        let of_resources = stack.resources.iter().map(|it| &it.other_entries);
        let of_outputs = stack.outputs.iter().map(|it| &it.other_entries);
        for (key, value) in of_resources.chain(of_outputs).flatten() {
            self.entry(key, value);
        }
    }

    /// Looks at what the running program may leave out.
    fn maybe(&mut self, declared: &Presence, look: impl FnOnce(&mut Self)) {
        if *declared == Presence::Always {
            look(self);
        } else {
            self.uncounted(look);
        }
    }

    /// Looks without counting bytes.
    fn uncounted(&mut self, look: impl FnOnce(&mut Self)) {
        let before = self.bytes;
        look(self);
        self.bytes = before;
    }

    fn entry(&mut self, key: &str, value: &Node<'_>) {
        self.bytes += "\"\":,".len() + key.len();
        self.secret(key);
        self.value(value);
    }

    fn entries(&mut self, entries: &[(Cow<'_, str>, Node<'_>)]) {
        // No comma stands behind the last one, but braces around all.
        self.bytes += 1;
        for (key, value) in entries {
            self.entry(key, value);
        }
    }

    fn secret(&mut self, text: &str) {
        // Nothing shorter is a secret, and most names and values are.
        self.secrets |= text.len() > 20 && key::secret(text).is_some();
    }

    fn text(&mut self, text: &str) {
        self.bytes += "\"\"".len() + text.len();
        self.dynamic_references |= holds_dynamic_reference(text);
        self.arns |= text.starts_with("arn:");
        self.secret(text);
    }

    fn value(&mut self, value: &Node<'_>) {
        match value {
            Node::Boolean(_) => self.bytes += "true".len(),
            Node::Integer(_) | Node::Number(_) => self.bytes += 1,
            Node::Digits(digits) => self.bytes += digits.len(),
            Node::String(text) => self.text(text),
            Node::List(items) => {
                self.bytes += 1;
                for item in items {
                    self.value(item);
                    self.bytes += 1;
                }
            }
            Node::Object(entries) => self.entries(entries),
            Node::Reference { to, attribute, .. } => {
                self.bytes += "{\"Ref\":\"\"}".len() + to.len();
                self.secret(to);
                if let Some(attribute) = attribute {
                    self.bytes += attribute.len();
                    self.secret(attribute);
                    self.attributes |= attribute != "Arn";
                }
            }
            Node::Function(name, argument) => {
                self.functions = true;
                self.secret(name);
                match &**argument {
                    // One branch of a Rust `if` is left out, and so is what has no value.
                    Node::List(branches)
                        if matches!(branches.first(), Some(Node::Unknown)) && name == "Fn::If" =>
                    {
                        self.uncounted(|census| census.value(argument));
                    }
                    _ if value.is_no_value() => {}
                    argument => {
                        self.bytes += "{\"\":}".len() + name.len();
                        self.value(argument);
                    }
                }
            }
            Node::Unknown => {}
        }
    }
}
