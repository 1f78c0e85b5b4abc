//! What declarations are called: logical ids, variables, fields.

use super::names::ScopeId;
use crate::attributes::Attribute;
use crate::diagnostics::Diagnostics;
use crate::ir::Id;
use ivs_schema::cdk;
use ivs_schema::names::{to_pascal_case, to_snake_case};
use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::ext::IdentExt;

/// What an iteration of a loop adds to the ids of what is declared in it.
#[derive(Clone)]
pub enum Key {
    /// A string that is written in the list.
    Literal(String),
    /// A string that only the running program knows: the variable that holds it, and the name that
    /// it is taken from.
    Program(Ident, Ident),
}

/// The logical id of a declaration.
pub fn id(
    name: &Ident,
    attributes: &[Attribute],
    keys: &[Key],
    diagnostics: &mut Diagnostics,
) -> Id {
    if let Some(id) = given_id(attributes, diagnostics) {
        return id;
    }
    let mut text = to_pascal_case(&name.unraw().to_string());
    let mut pieces = vec![text.clone()];
    for key in keys {
        match key {
            Key::Literal(key) => {
                let key = to_pascal_case(key);
                text.push_str(&key);
                if let Some(piece) = pieces.last_mut() {
                    piece.push_str(&key);
                }
            }
            Key::Program(_, name) => {
                text.extend(["EachOf", &to_pascal_case(&name.to_string())]);
                pieces.push(String::new());
            }
        }
    }
    Id {
        text,
        pieces,
        span: name.span().into(),
    }
}

/// The logical id that an attribute gives.
fn given_id(attributes: &[Attribute], diagnostics: &mut Diagnostics) -> Option<Id> {
    let mut given = None;
    for attribute in attributes {
        let is_path = attribute.name == "cdk_path";
        if !is_path && attribute.name != "logical_id" {
            continue;
        }
        let example = if is_path {
            "Channel/Resource"
        } else {
            "Channel"
        };
        let Some((text, span)) = attribute.text() else {
            diagnostics
                .error(attribute.span, format!("`{}` takes a text", attribute.name))
                .help(format!("write `#[{}(\"{example}\")]`", attribute.name));
            continue;
        };
        if given.is_some() {
            diagnostics
                .error(
                    attribute.span,
                    "a resource takes `logical_id` or `cdk_path`, not both",
                )
                .help("remove one of them");
            continue;
        }
        let text = if is_path {
            match cdk::logical_id(&text) {
                Ok(id) => id,
                Err(error) => {
                    diagnostics
                        .error(span, format!("`cdk_path` {error}"))
                        .help(format!("write the construct ids below the stack, as in `#[cdk_path(\"{example}\")]`"));
                    continue;
                }
            }
        } else {
            text
        };
        given = Some(Id::fixed(text, span.into()));
    }
    given
}

/// The variable that holds a name.
pub fn handle(name: &Ident, keys: &[Key], scope: ScopeId) -> Ident {
    if keys.is_empty() {
        name.clone()
    } else {
        let name = name.unraw();
        format_ident!("{name}_{scope}", span = Span::mixed_site())
    }
}

/// The variable that holds a reference to a Rust value, whatever a block binds to its name.
pub fn reference_variable(name: &Ident, scope: ScopeId) -> Ident {
    format_ident!("{}_{scope}_value", name.unraw(), span = Span::mixed_site())
}

/// `camera["front"]`
pub fn shown(name: &Ident, keys: &[Key]) -> String {
    let mut shown = name.to_string();
    for key in keys {
        let key = match key {
            Key::Literal(key) => format!("{key:?}"),
            Key::Program(_, name) => name.to_string(),
        };
        shown.extend(["[", &key, "]"]);
    }
    shown
}

/// `playback_front`: the field for an output of an iteration. What only the running program knows
/// is not a part of it.
pub fn field(name: &Ident, keys: &[Key]) -> Ident {
    let mut field = name.unraw().to_string();
    for key in keys {
        let Key::Literal(key) = key else { continue };
        for word in key.split(|character: char| !character.is_ascii_alphanumeric()) {
            if !word.is_empty() {
                field.extend(["_", &to_snake_case(word)]);
            }
        }
    }
    if name.unraw() == field {
        name.clone()
    } else {
        Ident::new(&field, name.span())
    }
}
