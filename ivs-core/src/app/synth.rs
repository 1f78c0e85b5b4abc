//! Printing templates, and writing them into a folder.

use super::answer::{Answer, BAD_NEWS, Trouble};
use super::arguments::Word;
use super::stacks::{self, Stack};
use std::fs;
use std::path::Path;

/// The file of a stack's template.
pub(super) fn file_name(stack: &Stack) -> String {
    format!("{}.template.json", stack.name)
}

/// Prints the template of one stack.
pub(super) fn print(stacks: &[Stack], word: &Word) -> Result<Answer, Trouble> {
    let stack = stacks::named(stacks, word)?;
    let notes = stacks::notes(&[stack]);
    Ok(if stack.is_deployable() {
        Answer {
            notes,
            ..Answer::new(stack.template.to_json_pretty() + "\n")
        }
    } else {
        refused(notes)
    })
}

/// Writes the templates of all stacks, or of one.
pub(super) fn write(stacks: &[Stack], word: &Word, folder: &Path) -> Result<Answer, Trouble> {
    let stacks = stacks::all_or_named(stacks, word)?;
    let mut notes = stacks::notes(&stacks);
    if !stacks.iter().all(|stack| stack.is_deployable()) {
        return Ok(refused(notes));
    }
    make_folder(folder)?;
    for stack in stacks {
        let path = folder.join(file_name(stack));
        stack
            .template
            .write_file(&path)
            .map_err(|error| cannot_write(&path, &error))?;
        notes.extend(["wrote ", &path.display().to_string(), "\n"]);
    }
    Ok(Answer {
        notes,
        ..Answer::default()
    })
}

/// A stack that breaks a rule is not written at all.
fn refused(notes: String) -> Answer {
    Answer {
        notes,
        exit: BAD_NEWS,
        ..Answer::default()
    }
}

pub(super) fn make_folder(folder: &Path) -> Result<(), Trouble> {
    fs::create_dir_all(folder).map_err(|error| {
        Trouble::new(format!(
            "can't make the folder `{}`: {error}",
            folder.display()
        ))
    })
}

pub(super) fn cannot_write(path: &Path, error: &std::io::Error) -> Trouble {
    Trouble::new(format!("can't write `{}`: {error}", path.display()))
}
