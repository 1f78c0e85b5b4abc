//! Writes JSON objects with their members in the given order, whatever features of `serde_json` another
//! crate turns on.

use std::fmt::Write;

/// An object that is being written.
#[derive(Debug, Clone)]
pub(super) struct Object(String);

impl Object {
    pub(super) const fn new() -> Self {
        Self(String::new())
    }

    pub(super) fn string(mut self, key: &str, value: &str) -> Self {
        self.key(key);
        self.0.push_str(&quoted(value));
        self
    }

    pub(super) fn integer(mut self, key: &str, value: impl Into<i128>) -> Self {
        self.key(key);
        // Writing into a string can't fail.
        let _ = write!(self.0, "{}", value.into());
        self
    }

    pub(super) fn boolean(mut self, key: &str, value: bool) -> Self {
        self.key(key);
        self.0.push_str(if value { "true" } else { "false" });
        self
    }

    pub(super) fn object(mut self, key: &str, value: Self) -> Self {
        self.key(key);
        self.0.push_str(&value.finish());
        self
    }

    pub(super) fn strings<'s>(
        mut self,
        key: &str,
        values: impl IntoIterator<Item = &'s str>,
    ) -> Self {
        self.key(key);
        let values: Vec<String> = values.into_iter().map(quoted).collect();
        self.0.push('[');
        self.0.push_str(&values.join(","));
        self.0.push(']');
        self
    }

    /// Writes a member only if there is a value.
    pub(super) fn optional<T>(self, value: Option<T>, write: impl FnOnce(Self, T) -> Self) -> Self {
        match value {
            Some(value) => write(self, value),
            None => self,
        }
    }

    pub(super) fn finish(self) -> String {
        format!("{{{}}}", self.0)
    }

    fn key(&mut self, key: &str) {
        if !self.0.is_empty() {
            self.0.push(',');
        }
        self.0.push_str(&quoted(key));
        self.0.push(':');
    }
}

/// A string in JSON's quotes.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_keep_their_order() {
        let object = Object::new()
            .string("z", "a \"quoted\" \\ \n \u{1f600}")
            .integer("a", 7_u64)
            .boolean("b", true)
            .object("o", Object::new().boolean("c", false))
            .strings("l", ["x", "y"])
            .optional(None::<&str>, |object, value| object.string("none", value));
        assert_eq!(
            object.finish(),
            "{\"z\":\"a \\\"quoted\\\" \\\\ \\n \u{1f600}\",\"a\":7,\"b\":true,\"o\":{\"c\":false},\"l\":[\"x\",\"y\"]}"
        );
        assert_eq!(Object::new().finish(), "{}");
    }
}
