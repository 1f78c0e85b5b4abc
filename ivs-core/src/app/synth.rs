//! Printing templates, and writing them into a folder.

use super::answer::{Answer, BAD_NEWS, Trouble};
use super::arguments::Word;
use super::stacks::{self, Stack};
use crate::write::{self, Prepared};
use std::path::{Path, PathBuf};
use std::{fs, io};

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
            ..Answer::new(stack.template.file_content())
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
    let files = stacks.into_iter().map(|stack| {
        let path = folder.join(file_name(stack));
        File::new(path, &stack.template.file_content())
    });
    for file in files.collect::<Result<Vec<_>, _>>()? {
        notes.extend(["wrote ", &file.path.display().to_string(), "\n"]);
        file.publish()?;
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

/// A file that waits for its place.
pub(super) struct File {
    path: PathBuf,
    content: Prepared,
}

impl File {
    /// Writes the content, but not yet under the name of the file: the old files stay until all new
    /// ones are written.
    pub(super) fn new(path: PathBuf, content: &str) -> Result<Self, Trouble> {
        match write::prepare(&path, content) {
            Ok(content) => Ok(Self { path, content }),
            Err(error) => Err(cannot_write(&path, &error)),
        }
    }

    /// Puts the content under the name of the file.
    pub(super) fn publish(self) -> Result<(), Trouble> {
        self.content
            .publish()
            .map_err(|error| cannot_write(&self.path, &error))
    }
}

fn cannot_write(path: &Path, error: &io::Error) -> Trouble {
    Trouble::new(format!("can't write `{}`: {error}", path.display()))
}
