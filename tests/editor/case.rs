//! A case: a file with a cursor in it, and what an editor shall show there.

use crate::server::{Result, Server, uri};
use serde_json::{Value, json};
use std::path::Path;

/// A file with a cursor in it.
pub struct Case {
    pub title: String,
    expectations: Vec<Expectation>,
    text: String,
    /// The line and the column of the cursor, from 0.
    cursor: (usize, usize),
}

/// What an editor shall show.
struct Expectation {
    written: String,
    is_negated: bool,
    kind: Kind,
}

enum Kind {
    /// All these labels are offered.
    Complete(Vec<String>),
    /// The hover holds this text.
    Hover(String),
    /// The definition stands in the file that ends like this, on a line that holds this text.
    Definition { file: String, line: String },
    /// A message holds this text.
    Error(String),
    /// There are so many messages.
    Errors(usize),
}

/// What an editor shows at the cursor.
struct Seen {
    labels: Vec<String>,
    hover: String,
    /// Files, each with the line in it.
    definitions: Vec<(String, String)>,
    errors: Vec<String>,
}

/// Reads the cases of a file.
///
/// A case starts with `//- title`. Then come its expectations, each in a line that starts with `//?`,
/// then what stands in the editor, with `$0` for the cursor. Where that is no whole file, it is put
/// into a stack.
pub fn parse(text: &str) -> Result<Vec<Case>> {
    text.split("//- ").skip(1).map(parse_case).collect()
}

fn parse_case(text: &str) -> Result<Case> {
    let (title, rest) = text.split_once('\n').unwrap_or((text, ""));
    let mut expectations = Vec::new();
    let mut body = String::new();
    for line in rest.lines() {
        match line.strip_prefix("//? ") {
            Some(expectation) => expectations.push(parse_expectation(expectation)?),
            None => body.extend([line, "\n"]),
        }
    }
    let body = body.trim_end();
    let text = if body.contains("ivs_stack!") {
        format!("{body}\n")
    } else {
        format!(
            "ivs_core::ivs_stack! {{\n    stack Show(title: String) {{\n{body}\n    }}\n}}\nfn main() {{}}\n"
        )
    };
    let (before, behind) = text
        .split_once("$0")
        .ok_or_else(|| format!("`{title}` has no cursor"))?;
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().map_or(0, str::len);
    Ok(Case {
        title: title.trim().to_owned(),
        expectations,
        text: format!("{before}{behind}"),
        cursor: (line, column),
    })
}

fn parse_expectation(written: &str) -> Result<Expectation> {
    let (is_negated, rest) = match written.strip_prefix('!') {
        Some(rest) => (true, rest),
        None => (false, written),
    };
    let (kind, argument) = rest.split_once(' ').unwrap_or((rest, ""));
    let argument = argument.trim().to_owned();
    let kind = match kind {
        "complete" => Kind::Complete(argument.split(", ").map(str::to_owned).collect()),
        "hover" => Kind::Hover(argument),
        "def" => {
            let (file, line) = argument
                .split_once(": ")
                .ok_or_else(|| format!("`{written}` needs a file and a line"))?;
            Kind::Definition {
                file: file.to_owned(),
                line: line.to_owned(),
            }
        }
        "error" => Kind::Error(argument),
        "errors" => Kind::Errors(argument.parse()?),
        other => return Err(format!("unknown expectation `{other}`").into()),
    };
    Ok(Expectation {
        written: written.to_owned(),
        is_negated,
        kind,
    })
}

impl Case {
    /// Whether it rests on what the macro writes for editors: messages stand there anyway.
    pub fn needs_hints(&self) -> bool {
        let is_shown = |expectation: &Expectation| {
            !expectation.is_negated && !matches!(expectation.kind, Kind::Error(_) | Kind::Errors(_))
        };
        self.expectations.iter().any(is_shown)
    }

    /// Shows the case to a server; gives what does not hold, and what was seen instead.
    pub fn run(&self, server: &mut Server, file: &Path, version: usize) -> Result<Vec<String>> {
        let seen = self.look(server, file, version)?;
        let failed = self
            .expectations
            .iter()
            .filter(|expectation| expectation.kind.holds(&seen) == expectation.is_negated);
        Ok(failed
            .map(|expectation| {
                format!("{}\n{}", expectation.written, expectation.kind.shown(&seen))
            })
            .collect())
    }

    fn look(&self, server: &mut Server, file: &Path, version: usize) -> Result<Seen> {
        let document = json!({ "uri": uri(file), "version": version });
        server.notify(
            "textDocument/didChange",
            &json!({ "textDocument": document, "contentChanges": [{ "text": self.text }] }),
        )?;
        let (line, column) = self.cursor;
        let at = json!({
            "textDocument": document,
            "position": { "line": line, "character": column },
        });
        let completion = server.request("textDocument/completion", &at)?;
        let hover = server.request("textDocument/hover", &at)?;
        let definitions = server.request("textDocument/definition", &at)?;
        let diagnostics = server.request(
            "textDocument/diagnostic",
            &json!({ "textDocument": document }),
        )?;
        Ok(Seen {
            labels: texts(items(&completion), "label"),
            hover: hover["contents"]["value"]
                .as_str()
                .unwrap_or_default()
                .to_owned(),
            definitions: definitions
                .as_array()
                .into_iter()
                .flatten()
                .map(|found| self.line_of(found, file))
                .collect(),
            errors: texts(items(&diagnostics), "message"),
        })
    }

    /// The file of a definition and the line in it.
    fn line_of(&self, definition: &Value, open: &Path) -> (String, String) {
        let found = definition["targetUri"].as_str().unwrap_or_default();
        let file = found.trim_start_matches("file://").to_owned();
        let text = if file == open.display().to_string() {
            self.text.clone()
        } else {
            std::fs::read_to_string(&file).unwrap_or_default()
        };
        let number = definition["targetSelectionRange"]["start"]["line"].as_u64();
        let line = number
            .and_then(|number| text.lines().nth(usize::try_from(number).ok()?))
            .unwrap_or_default();
        (file, line.trim().to_owned())
    }
}

impl Kind {
    fn holds(&self, seen: &Seen) -> bool {
        match self {
            Self::Complete(labels) => labels.iter().all(|label| seen.labels.contains(label)),
            Self::Hover(text) => seen.hover.contains(text),
            Self::Definition { file, line } => seen
                .definitions
                .iter()
                .any(|(in_file, found)| in_file.ends_with(file) && found.contains(line)),
            Self::Error(text) => seen.errors.iter().any(|error| error.contains(text)),
            Self::Errors(count) => seen.errors.len() == *count,
        }
    }

    fn shown(&self, seen: &Seen) -> String {
        match self {
            Self::Complete(_) => format!("offered: {:?}", seen.labels),
            Self::Hover(_) => format!("hover: {:?}", seen.hover),
            Self::Definition { .. } => format!("definitions: {:?}", seen.definitions),
            Self::Error(_) | Self::Errors(_) => format!("errors: {:?}", seen.errors),
        }
    }
}

/// A list, or what holds it.
fn items(answer: &Value) -> &[Value] {
    let list = answer.as_array().or_else(|| answer["items"].as_array());
    list.map_or(&[], Vec::as_slice)
}

/// A field of each item; a label without what is between parentheses.
fn texts(items: &[Value], field: &str) -> Vec<String> {
    items
        .iter()
        .filter_map(|item| item[field].as_str())
        .map(|text| match field {
            "label" => text.split(['(', '…']).next().unwrap_or(text).to_owned(),
            _ => text.to_owned(),
        })
        .collect()
}
