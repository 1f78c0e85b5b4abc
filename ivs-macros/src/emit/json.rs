//! Writes JSON.

use ivs_schema::view::Node;
use proc_macro2::Literal;

/// Adds a string in quotes.
pub fn string(json: &mut String, text: &str) {
    json.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => json.extend(['\\', character]),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            control if control.is_control() => {
                let code = format!("\\u{:04x}", u32::from(control));
                json.push_str(&code);
            }
            other => json.push(other),
        }
    }
    json.push('"');
}

/// A string literal of Rust that shows JSON as it is.
pub fn literal(json: &str) -> Literal {
    let mut hashes = "#".to_owned();
    while json.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    format!("r{hashes}\"{json}\"{hashes}")
        .parse()
        .unwrap_or_else(|_| Literal::string(json))
}

/// Adds items between brackets, with commas between them.
pub fn list<T>(
    json: &mut String,
    items: impl IntoIterator<Item = T>,
    mut write: impl FnMut(&mut String, T),
) {
    json.push('[');
    for (number, item) in items.into_iter().enumerate() {
        if number > 0 {
            json.push(',');
        }
        write(json, item);
    }
    json.push(']');
}

/// Adds named values between braces.
pub fn object<'k, T>(
    json: &mut String,
    entries: impl IntoIterator<Item = (&'k str, T)>,
    mut write: impl FnMut(&mut String, T),
) {
    json.push('{');
    for (number, (key, value)) in entries.into_iter().enumerate() {
        if number > 0 {
            json.push(',');
        }
        string(json, key);
        json.push(':');
        write(json, value);
    }
    json.push('}');
}

/// Adds an object with a single entry.
pub fn only(json: &mut String, key: &str, write: impl FnOnce(&mut String)) {
    json.push('{');
    string(json, key);
    json.push(':');
    write(json);
    json.push('}');
}

/// Adds a value that is known; `id` gives the logical ids that references name.
pub fn known(json: &mut String, node: &Node<'_>, id: &dyn Fn(&str) -> String) {
    match node {
        Node::Boolean(value) => json.push_str(if *value { "true" } else { "false" }),
        Node::Integer(number) => json.push_str(&number.to_string()),
        // It stays one with a fraction.
        Node::Number(number) => json.extend([format!("{number:?}")]),
        Node::Digits(digits) => json.push_str(digits),
        Node::String(text) => string(json, text),
        Node::List(items) => list(json, items, |json, item| known(json, item, id)),
        Node::Object(entries) => object(
            json,
            entries.iter().map(|(key, value)| (&**key, value)),
            |json, value| known(json, value, id),
        ),
        Node::Reference {
            to,
            attribute: None,
            ..
        } => only(json, "Ref", |json| string(json, &id(to))),
        Node::Reference {
            to,
            attribute: Some(attribute),
            ..
        } => only(json, "Fn::GetAtt", |json| {
            list(json, [&id(to), &**attribute], string);
        }),
        Node::Function(name, argument) => only(json, name, |json| known(json, argument, id)),
        Node::Unknown => json.push_str("null"),
    }
}
