//! Everything that is wrong with the stacks, or may be.

use super::answer::{ALL_IS_WELL, Answer, BAD_NEWS, Trouble};
use super::arguments::Word;
use super::stacks::{self, Stack};
use crate::serialize;
use serde_core::ser::{Serialize, SerializeMap, Serializer};

/// Prints all errors and warnings of all stacks, or of one.
pub(super) fn check(stacks: &[Stack], word: &Word, is_json: bool) -> Result<Answer, Trouble> {
    let stacks = stacks::all_or_named(stacks, word)?;
    let output = if is_json {
        serialize::json_pretty(&ByName(&stacks)) + "\n"
    } else {
        let reports: Vec<String> = stacks.iter().map(|stack| stack.report()).collect();
        reports.join("\n")
    };
    let is_well = stacks.iter().all(|stack| stack.is_deployable());
    Ok(Answer {
        exit: if is_well { ALL_IS_WELL } else { BAD_NEWS },
        ..Answer::new(output)
    })
}

/// An object with the violations of each stack.
struct ByName<'s>(&'s [&'s Stack]);

impl Serialize for ByName<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for stack in self.0 {
            map.serialize_entry(&stack.name, &stack.violations)?;
        }
        map.end()
    }
}
