//! Values that whoever runs the program hands to it.

use super::answer::Trouble;
use ivs_schema::{redact, suggest};
use serde_json::value::RawValue;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::str::FromStr;
use std::{env, fmt, fs};

/// Keys and values from the command line and from the CDK.
#[derive(Debug, Default)]
pub(super) struct Context {
    values: BTreeMap<String, String>,
    /// The keys that the program asks for, whether they have a value or not.
    read: RefCell<BTreeSet<String>>,
}

/// The beginnings of keys that the CDK passes by itself, or that are its own settings.
const OF_THE_CDK: [&str; 3] = ["aws:cdk:", "@aws-cdk", "aws-cdk:"];

/// A value of the context that is not of the type which the program asked for.
///
/// `Debug` prints what `Display` prints, because that is what `fn main() -> Result<..>` shows.
///
/// ```no_run
/// use ivs_core::app::ContextError;
///
/// fn main() -> Result<(), ContextError> {
///     // With `--context viewers=many`:
///     // Error: `viewers` in the context is `many`: invalid digit found in string
///     let viewers: Option<u32> = ivs_core::app().context("viewers")?;
///     Ok(())
/// }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ContextError {
    key: String,
    value: String,
    reason: String,
}

impl Context {
    /// What the command line says, and what the CDK says, which wins.
    pub(super) fn new(given: &[(String, String)]) -> Result<Self, Trouble> {
        let mut values: BTreeMap<String, String> = given.iter().cloned().collect();
        let mut add = |source: &str, json: &str| -> Result<(), Trouble> {
            for (key, value) in object(source, json)? {
                match value {
                    Some(value) => values.insert(key, value),
                    None => values.remove(&key),
                };
            }
            Ok(())
        };
        if let Some(json) = text_of("CDK_CONTEXT_JSON")? {
            add("CDK_CONTEXT_JSON", &json)?;
        }
        // The name of this variable ends in `_ENV`, strangely. Its file has what found no room.
        if let Some(path) = text_of("CONTEXT_OVERFLOW_LOCATION_ENV")? {
            let json = fs::read_to_string(&path).map_err(|error| {
                Trouble::new(format!(
                    "can't read the CDK's context from `{path}`: {error}"
                ))
            })?;
            add(&path, &json)?;
        }
        Ok(Self {
            values,
            read: RefCell::default(),
        })
    }

    /// The value under a key, read from its text.
    pub(super) fn get<T>(&self, key: &str) -> Result<Option<T>, ContextError>
    where
        T: FromStr<Err: fmt::Display>,
    {
        self.read.borrow_mut().insert(key.to_owned());
        let Some(text) = self.values.get(key) else {
            return Ok(None);
        };
        text.parse()
            .map(Some)
            .map_err(|reason: T::Err| ContextError {
                key: key.to_owned(),
                reason: reason.to_string(),
                value: text.clone(),
            })
    }

    /// Whether all values were asked for, except those that other programs may need.
    pub(super) fn check_all_read(&self) -> Result<(), Trouble> {
        let read = self.read.borrow();
        let mut unread = self
            .values
            .keys()
            .filter(|key| !read.contains(*key))
            .filter(|key| !OF_THE_CDK.iter().any(|start| key.starts_with(start)))
            .peekable();
        if unread.peek().is_none() {
            return Ok(());
        }
        let shared = keys_in_files();
        let Some(key) = unread.find(|key| !shared.contains(*key)) else {
            return Ok(());
        };
        let known: Vec<&str> = read.iter().map(String::as_str).collect();
        let trouble = Trouble::new(format!("the program does not read the context key `{key}`"))
            .did_you_mean(suggest::closest(key, known.iter().copied()));
        Err(match known.as_slice() {
            [] => trouble.or_help("the program reads no context"),
            known => trouble.or_help(format!("it reads {}", suggest::all_of(known))),
        })
    }
}

/// The keys of the files from which the CDK takes the context beside its command line. Several
/// programs share them, so that one of them need not read all.
fn keys_in_files() -> BTreeSet<String> {
    type Entries = BTreeMap<String, Box<RawValue>>;
    let entries = |path: &Path| -> Option<Entries> {
        let json = fs::read_to_string(path).ok()?;
        serde_json::from_str(&json).ok()
    };
    let context = |path: &Path| -> Option<Entries> {
        let settings = entries(path)?;
        serde_json::from_str(settings.get("context")?.get()).ok()
    };
    let home = env::home_dir().unwrap_or_default();
    [
        context(Path::new("cdk.json")),
        entries(Path::new("cdk.context.json")),
        context(&home.join(".cdk.json")),
    ]
    .into_iter()
    .flatten()
    .flat_map(BTreeMap::into_keys)
    .collect()
}

/// A variable of the environment; what is not Unicode is nothing that the CDK wrote.
fn text_of(variable: &str) -> Result<Option<String>, Trouble> {
    match env::var(variable) {
        Ok(text) => Ok(Some(text)),
        Err(env::VarError::NotPresent) => Ok(None),
        Err(error) => Err(Trouble::new(format!("can't read `{variable}`: {error}"))),
    }
}

/// The texts of an object's values: a string without its quotes, and other JSON as it is written, so
/// that a number keeps all its digits. What is `null` has none.
fn object(source: &str, json: &str) -> Result<BTreeMap<String, Option<String>>, Trouble> {
    let trouble = |error| Trouble::new(format!("`{source}` holds no JSON object: {error}"));
    let entries: BTreeMap<String, Box<RawValue>> = serde_json::from_str(json).map_err(trouble)?;
    entries
        .into_iter()
        .map(|(key, value)| {
            let text = match value.get() {
                "null" => None,
                text if text.starts_with('"') => Some(serde_json::from_str(text).map_err(trouble)?),
                text => Some(text.to_owned()),
            };
            Ok((key, text))
        })
        .collect()
}

impl fmt::Display for ContextError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "`{}` in the context is `{}`: {}",
            self.key,
            redact::value(&self.value),
            redact::without_secrets(&self.reason)
        )
    }
}

impl fmt::Debug for ContextError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl std::error::Error for ContextError {}
