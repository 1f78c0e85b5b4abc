//! Where two JSON values differ.

use crate::app::json::{Json, Object};
use ivs_schema::redact;
use std::collections::BTreeSet;
use std::fmt;

/// A step on the way to a difference.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    /// Into the value under a key.
    Key(String),
    /// Into an item of a list.
    Item(usize),
    /// Into the tag with a key.
    Tag(String),
}

/// A place where two values differ.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Difference {
    steps: Vec<Step>,
    old: Option<Json>,
    new: Option<Json>,
}

/// The keys of two objects, each once, in the order of the alphabet.
pub(super) fn keys<'v>(old: &'v Object, new: &'v Object) -> Vec<&'v String> {
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    keys.into_iter().collect()
}

/// All places where two values differ, as deep as they can be named.
pub(super) fn between(old: Option<&Json>, new: Option<&Json>) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(&mut Vec::new(), old, new, &mut found);
    found
}

fn compare(
    steps: &mut Vec<Step>,
    old: Option<&Json>,
    new: Option<&Json>,
    found: &mut Vec<Difference>,
) {
    if is_same(old, new) {
        return;
    }
    let mut inside = |step: Step, old: Option<&Json>, new: Option<&Json>| {
        steps.push(step);
        compare(steps, old, new, found);
        steps.pop();
    };
    if let Some((old, new)) = both_objects(old, new) {
        for key in keys(&old, &new) {
            inside(Step::Key(key.clone()), old.get(key), new.get(key));
        }
    } else if let (Some(old), Some(new)) = (old.and_then(tags), new.and_then(tags)) {
        for key in keys(&old, &new) {
            inside(Step::Tag(key.clone()), old.get(key), new.get(key));
        }
    } else if let (Some(Json::List(old)), Some(Json::List(new))) = (old, new)
        && old.len() == new.len()
    {
        for (index, (old, new)) in old.iter().zip(new).enumerate() {
            inside(Step::Item(index), Some(old), Some(new));
        }
    } else {
        found.push(Difference {
            steps: steps.clone(),
            old: old.cloned(),
            new: new.cloned(),
        });
    }
}

/// CloudFormation reads `"30"` as `30` and `"true"` as `true` where those are wanted.
fn is_same(old: Option<&Json>, new: Option<&Json>) -> bool {
    match (old, new) {
        (Some(Json::String(text)), Some(scalar @ (Json::Boolean(_) | Json::Number(_))))
        | (Some(scalar @ (Json::Boolean(_) | Json::Number(_))), Some(Json::String(text))) => {
            let scalar = scalar.to_string();
            *text == scalar
        }
        (old, new) => old == new,
    }
}

/// The entries of both, if both are objects and no functions; what is missing has no entries, unless
/// both would have none.
fn both_objects(old: Option<&Json>, new: Option<&Json>) -> Option<(Object, Object)> {
    let entries = |value: Option<&Json>| match value {
        None => Some(Object::new()),
        Some(Json::Object(entries)) if !is_function(entries) => Some(entries.clone()),
        Some(_) => None,
    };
    let (old, new) = (entries(old)?, entries(new)?);
    (!old.is_empty() || !new.is_empty()).then_some((old, new))
}

fn is_function(entries: &Object) -> bool {
    entries.len() == 1
        && entries
            .keys()
            .all(|key| key == "Ref" || key == "Condition" || key.starts_with("Fn::"))
}

/// The tags of a list, by their keys.
fn tags(list: &Json) -> Option<Object> {
    let Json::List(items) = list else {
        return None;
    };
    let tags: Object = items
        .iter()
        .map(|item| {
            let entries = item.entries().filter(|entries| entries.len() == 2)?;
            let key = entries.get("Key")?.text()?.to_owned();
            Some((key, entries.get("Value")?.clone()))
        })
        .collect::<Option<_>>()?;
    (tags.len() == items.len()).then_some(tags)
}

impl Difference {
    /// `+` for what is new, `-` for what is gone, `~` for what is another.
    pub(super) const fn mark(&self) -> char {
        match (&self.old, &self.new) {
            (None, _) => '+',
            (_, None) => '-',
            _ => '~',
        }
    }

    /// The keys on the way to it.
    pub(super) fn keys(&self) -> Vec<&str> {
        self.steps
            .iter()
            .filter_map(|step| match step {
                Step::Key(key) => Some(key.as_str()),
                Step::Item(_) | Step::Tag(_) => None,
            })
            .collect()
    }

    /// Whether it is in a property of a resource, rather than in what stands beside them.
    pub(super) fn is_in_properties(&self) -> bool {
        self.keys().first() == Some(&"Properties")
    }

    /// The place, such as `Tags["team"]`; properties are called by their names alone.
    pub(super) fn path(&self) -> String {
        let mut path = String::new();
        let beside = usize::from(self.is_in_properties());
        for step in self.steps.iter().skip(beside) {
            match step {
                Step::Key(key) if path.is_empty() => path.push_str(&redact::name(key)),
                Step::Key(key) => path.extend([".", &redact::name(key)]),
                Step::Item(index) => path.extend(["[", &index.to_string(), "]"]),
                Step::Tag(key) => path.extend(["[\"", &redact::name(key), "\"]"]),
            }
        }
        path
    }
}

/// A value on one line, without secrets and with long texts shortened.
pub(super) fn shown(value: &Json) -> String {
    fn redacted(value: &Json) -> Json {
        match value {
            Json::String(text) => Json::String(redact::value(text)),
            Json::List(items) => Json::List(items.iter().map(redacted).collect()),
            Json::Object(entries) => {
                let entries = entries.iter();
                let shown = |(key, value): (&String, &Json)| {
                    (redact::name(key).into_owned(), redacted(value))
                };
                Json::Object(entries.map(shown).collect())
            }
            scalar => scalar.clone(),
        }
    }
    redacted(value).to_string()
}

/// `LatencyMode: "LOW" -> "NORMAL"`
impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path();
        if !path.is_empty() {
            write!(formatter, "{path}: ")?;
        }
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => {
                let (old, new) = (shown(old), shown(new));
                // Two long values may begin alike.
                let new = if old == new { "another value" } else { &new };
                write!(formatter, "{old} -> {new}")
            }
            (Some(only), None) | (None, Some(only)) => formatter.write_str(&shown(only)),
            (None, None) => Ok(()),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::between;
    use crate::app::json::Json;
    use crate::read;
    use serde_json::{Value, json};

    #[track_caller]
    fn differ(old: &Value, new: &Value, expected: &[&str]) {
        same_or_not(&old.to_string(), &new.to_string(), expected);
    }

    #[track_caller]
    fn same_or_not(old: &str, new: &str, expected: &[&str]) {
        let json = |text| Json::from(read::value(text).unwrap());
        let found: Vec<String> = between(Some(&json(old)), Some(&json(new)))
            .iter()
            .map(|difference| format!("{} {difference}", difference.mark()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn differences_are_named_as_deep_as_possible() {
        differ(
            &json!({"Type": "BASIC", "S3": {"BucketName": "a", "Same": [1, 2]}}),
            &json!({"Name": "it", "S3": {"BucketName": "b", "Same": [1, 3]}}),
            &[
                r#"+ Name: "it""#,
                r#"~ S3.BucketName: "a" -> "b""#,
                "~ S3.Same[1]: 2 -> 3",
                r#"- Type: "BASIC""#,
            ],
        );
        differ(
            &json!({}),
            &json!({"Thumbnails": {"Mode": "INTERVAL"}, "Empty": {}}),
            &["+ Empty: {}", r#"+ Thumbnails.Mode: "INTERVAL""#],
        );
    }

    #[test]
    fn functions_and_lists_of_other_lengths_differ_as_a_whole() {
        differ(
            &json!({"Arn": {"Ref": "A"}, "List": ["HD"]}),
            &json!({"Arn": {"Fn::GetAtt": ["A", "Arn"]}, "List": ["HD", "SD"]}),
            &[
                r#"~ Arn: {"Ref":"A"} -> {"Fn::GetAtt":["A","Arn"]}"#,
                r#"~ List: ["HD"] -> ["HD","SD"]"#,
            ],
        );
    }

    #[test]
    fn tags_are_told_apart_by_their_keys() {
        differ(
            &json!({"Tags": [{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}]}),
            &json!({"Tags": [{"Key": "b", "Value": "3"}]}),
            &[r#"- Tags["a"]: "1""#, r#"~ Tags["b"]: "2" -> "3""#],
        );
    }

    #[test]
    fn a_scalar_is_its_text() {
        differ(
            &json!({"Interval": "30", "Authorized": true}),
            &json!({"Interval": 30, "Authorized": "true"}),
            &[],
        );
    }

    #[test]
    fn numbers_keep_their_digits() {
        same_or_not(
            r#"{"A": 123456789012345678901234567890, "B": 1e400, "C": 0, "D": 1, "E": 1.50, "F": 0.1}"#,
            r#"{"A": 123456789012345678901234567891, "B": 1e400, "C": -0, "D": 1.0, "E": 15e-1, "F": "0.1"}"#,
            &[
                "~ A: 123456789012345678901234567890 -> 123456789012345678901234567891",
                "~ C: 0 -> -0.0",
                "~ D: 1 -> 1.0",
            ],
        );
    }

    #[test]
    fn lists_have_an_order_and_keys_have_none() {
        same_or_not(
            r#"{"A": [1, 2], "B": {"X": 1, "Y": 2}}"#,
            r#"{"B": {"Y": 2, "X": 1}, "A": [2, 1]}"#,
            &["~ A[0]: 1 -> 2", "~ A[1]: 2 -> 1"],
        );
    }

    #[test]
    fn an_attribute_is_written_in_two_ways() {
        same_or_not(
            r#"[{"Fn::GetAtt": "Nested.Outputs.Url"}, {"Fn::GetAtt": ["A", "Arn"]}]"#,
            r#"[{"Fn::GetAtt": ["Nested", "Outputs.Url"]}, {"Fn::GetAtt": "A.Id"}]"#,
            &[r#"~ [1]: {"Fn::GetAtt":["A","Arn"]} -> {"Fn::GetAtt":["A","Id"]}"#],
        );
    }
}
