//! Values that whoever runs the program hands to it.

use super::answer::Trouble;
use ivs_schema::redact;
use serde_json::{Map, Value};
use std::str::FromStr;
use std::{env, fmt, fs};

/// Keys and values from the command line and from the CDK.
#[derive(Debug, Default)]
pub(super) struct Context(Map<String, Value>);

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
        let mut context: Map<String, Value> = given
            .iter()
            .map(|(key, value)| (key.clone(), Value::String(value.clone())))
            .collect();
        if let Some(json) = text_of("CDK_CONTEXT_JSON")? {
            context.extend(object("CDK_CONTEXT_JSON", &json)?);
        }
        // The name of this variable ends in `_ENV`, strangely. Its file has what found no room.
        if let Some(path) = text_of("CONTEXT_OVERFLOW_LOCATION_ENV")? {
            let json = fs::read_to_string(&path).map_err(|error| {
                Trouble::new(format!(
                    "can't read the CDK's context from `{path}`: {error}"
                ))
            })?;
            context.extend(object(&path, &json)?);
        }
        Ok(Self(context))
    }

    /// The value under a key, read from its text.
    pub(super) fn get<T>(&self, key: &str) -> Result<Option<T>, ContextError>
    where
        T: FromStr<Err: fmt::Display>,
    {
        let text = match self.0.get(key) {
            None | Some(Value::Null) => return Ok(None),
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        };
        text.parse()
            .map(Some)
            .map_err(|reason: T::Err| ContextError {
                key: key.to_owned(),
                reason: reason.to_string(),
                value: text,
            })
    }
}

/// A variable of the environment; what is not Unicode is nothing that the CDK wrote.
fn text_of(variable: &str) -> Result<Option<String>, Trouble> {
    match env::var(variable) {
        Ok(text) => Ok(Some(text)),
        Err(env::VarError::NotPresent) => Ok(None),
        Err(error) => Err(Trouble::new(format!("can't read `{variable}`: {error}"))),
    }
}

fn object(source: &str, json: &str) -> Result<Map<String, Value>, Trouble> {
    serde_json::from_str(json)
        .map_err(|error| Trouble::new(format!("`{source}` holds no JSON object: {error}")))
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
