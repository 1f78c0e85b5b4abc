//! Reads outputs from what others print.

use super::error::{OutputFault, OutputsError, OutputsSource};
use super::field::{Output, Values};
use super::{Field, Outputs};
use ivs_schema::{redact, suggest};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Keys and values of outputs, in the order in which they were found.
type Pairs = Vec<(String, String)>;

/// Finds the outputs of a stack in the file of `cdk deploy --outputs-file`.
pub(super) fn outputs_file(json: &str, stack_name: &str) -> Result<Pairs, Vec<OutputFault>> {
    let source = OutputsSource::OutputsFile;
    let Value::Object(stacks) = parsed(json, source)? else {
        return Err(vec![OutputFault::OtherForm { source }]);
    };
    let Some(outputs) = stacks.get(stack_name) else {
        return Err(vec![missing_stack(&stacks, stack_name)]);
    };
    let Value::Object(outputs) = outputs else {
        return Err(vec![OutputFault::OtherForm { source }]);
    };
    texts(
        outputs
            .iter()
            .map(|(key, value)| (key.as_str(), Some(value))),
    )
}

fn missing_stack(stacks: &Map<String, Value>, stack_name: &str) -> OutputFault {
    // The other form has no stack of this name either, and says more.
    if stacks.get("Stacks").is_some_and(Value::is_array) {
        return OutputFault::OtherForm {
            source: OutputsSource::OutputsFile,
        };
    }
    OutputFault::NoSuchStack {
        name: stack_name.to_owned(),
        found: stacks.keys().cloned().collect(),
    }
}

/// Finds the name of the stack and its outputs in what `aws cloudformation describe-stacks` prints.
pub(super) fn describe_stacks(json: &str) -> Result<(Option<String>, Pairs), Vec<OutputFault>> {
    let source = OutputsSource::DescribeStacks;
    let other_form = || vec![OutputFault::OtherForm { source }];
    let document = parsed(json, source)?;
    if let Value::Array(outputs) = &document {
        return Ok((None, listed(outputs)?));
    }
    let stacks = document.get("Stacks").and_then(Value::as_array);
    let stacks = stacks.ok_or_else(other_form)?;
    let name = |stack: &Value| Some(stack.get("StackName")?.as_str()?.to_owned());
    let [stack] = stacks.as_slice() else {
        let found = stacks.iter().filter_map(name).collect();
        return Err(vec![OutputFault::NotOneStack { found }]);
    };
    let pairs = match stack.get("Outputs") {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(outputs)) => listed(outputs)?,
        Some(_) => return Err(other_form()),
    };
    Ok((name(stack), pairs))
}

/// A list of `{ "OutputKey": .., "OutputValue": .. }`.
fn listed(outputs: &[Value]) -> Result<Pairs, Vec<OutputFault>> {
    let mut entries = Vec::with_capacity(outputs.len());
    for output in outputs {
        let Some(key) = output.get("OutputKey").and_then(Value::as_str) else {
            let source = OutputsSource::DescribeStacks;
            return Err(vec![OutputFault::OtherForm { source }]);
        };
        entries.push((key, output.get("OutputValue")));
    }
    texts(entries.into_iter())
}

fn parsed(json: &str, source: OutputsSource) -> Result<Value, Vec<OutputFault>> {
    // Some shells begin a file with a byte order mark.
    let json = json.trim_start_matches('\u{feff}');
    serde_json::from_str(json).map_err(|error| {
        let reason = error.to_string();
        vec![OutputFault::NotJson { source, reason }]
    })
}

/// Outputs are texts, whatever they tell.
fn texts<'j>(
    entries: impl Iterator<Item = (&'j str, Option<&'j Value>)>,
) -> Result<Pairs, Vec<OutputFault>> {
    let mut pairs = Vec::new();
    let mut faults = Vec::new();
    for (key, value) in entries {
        let key = key.to_owned();
        match value {
            Some(Value::String(value)) => pairs.push((key, value.clone())),
            other => faults.push(OutputFault::NotText {
                key,
                found: other.map_or_else(
                    || "nothing".to_owned(),
                    |other| redact::value(&other.to_string()),
                ),
            }),
        }
    }
    if faults.is_empty() {
        Ok(pairs)
    } else {
        Err(faults)
    }
}

/// Puts the outputs into their fields.
pub(super) fn typed<O: Outputs>(
    stack_name: Option<&str>,
    pairs: Result<Pairs, Vec<OutputFault>>,
) -> Result<O, OutputsError> {
    let sorted = pairs.and_then(|pairs| sorted(O::FIELDS, pairs));
    match sorted {
        Ok(of_fields) => Ok(O::from_values(&mut Values::new(of_fields))),
        Err(faults) => Err(OutputsError::new(O::STACK, stack_name, faults)),
    }
}

/// The outputs of each field.
fn sorted(
    fields: &[Field],
    pairs: Pairs,
) -> Result<Vec<BTreeMap<String, Output>>, Vec<OutputFault>> {
    let mut of_fields = vec![BTreeMap::new(); fields.len()];
    let mut extra = Vec::new();
    for (key, value) in pairs {
        let best = fields
            .iter()
            .zip(&mut of_fields)
            .filter_map(|(field, outputs)| Some((field, field.element_in(&key)?, outputs)))
            .max_by_key(|(field, ..)| field.own_length());
        match best {
            Some((_, element, outputs)) => {
                outputs.insert(element, Output { key, value });
            }
            None => extra.push(key),
        }
    }
    let missing: Vec<&str> = fields
        .iter()
        .zip(&of_fields)
        .filter_map(|(field, outputs)| match field {
            Field::Required(key) if outputs.is_empty() => Some(*key),
            _ => None,
        })
        .collect();
    if missing.is_empty() && extra.is_empty() {
        return Ok(of_fields);
    }
    Err(faults(&missing, extra))
}

/// What is missing and what is too much; a pair of names that are alike is one fault.
fn faults(missing: &[&str], mut extra: Vec<String>) -> Vec<OutputFault> {
    let mut faults = Vec::new();
    for key in missing {
        let meant = suggest::closest(key, extra.iter().map(String::as_str));
        let renamed = meant.map(ToOwned::to_owned);
        extra.retain(|other| Some(other) != renamed.as_ref());
        faults.push(OutputFault::Missing {
            key: (*key).to_owned(),
            renamed,
        });
    }
    faults.extend(extra.into_iter().map(|key| OutputFault::Extra { key }));
    faults
}
