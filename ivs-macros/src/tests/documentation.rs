//! The rules as their documentation comments describe them, and the page made of these.

use ivs_schema::check;
use ivs_schema::report::{Level, Rule};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// A rule with its documentation.
pub struct Documented {
    /// What the file with the rule is about.
    pub subject: String,
    pub rule: Rule,
    /// What the rule demands.
    pub statement: String,
    /// What happens otherwise.
    pub reason: String,
    pub wrong: String,
    pub right: String,
    /// Whether the examples are templates: what they show can't be written in the macro.
    pub is_json: bool,
    pub source: String,
}

/// All rules of one file, then of the next one, in the order in which they are listed.
pub fn all() -> Vec<Documented> {
    let rules: Vec<Rule> = check::rules().collect();
    let position = |rule: Rule| rules.iter().position(|known| *known == rule);
    let mut files: Vec<Vec<Documented>> = sources()
        .iter()
        .map(|path| in_file(&fs::read_to_string(path).unwrap(), &rules))
        .filter(|found| !found.is_empty())
        .collect();
    for file in &mut files {
        file.sort_by_key(|documented| position(documented.rule));
    }
    files.sort_by_key(|file| position(file[0].rule));
    files.into_iter().flatten().collect()
}

/// The rules whose examples are stacks, as the macro reads them.
pub fn in_rust() -> Vec<Documented> {
    all().into_iter().filter(|found| !found.is_json).collect()
}

/// The rules whose examples are templates.
pub fn in_json() -> Vec<Documented> {
    all().into_iter().filter(|found| found.is_json).collect()
}

/// The files that hold rules.
fn sources() -> Vec<PathBuf> {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ivs-core/schema/src");
    let mut files = Vec::new();
    let mut folders = vec![schema.join("rules"), schema.join("check")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The rules that have their documentation in a file.
fn in_file(code: &str, rules: &[Rule]) -> Vec<Documented> {
    let about = code.strip_prefix("//! ").unwrap_or_default();
    let subject = about.lines().next().unwrap_or_default();
    let subject = subject.trim_end_matches('.');
    let mut documented = Vec::new();
    let mut comment: Vec<&str> = Vec::new();
    for line in code.lines().map(str::trim_start) {
        if let Some(text) = line.strip_prefix("///") {
            comment.push(text.strip_prefix(' ').unwrap_or(text));
            continue;
        }
        let name = named_by(line);
        if let Some(rule) = rules.iter().find(|rule| Some(rule.name) == name) {
            documented.push(documentation(subject, *rule, &comment));
        }
        if !line.starts_with('#') {
            comment.clear();
        }
    }
    documented
}

/// The name that a line gives to a rule: that of a function, or the text behind a constant.
fn named_by(line: &str) -> Option<&str> {
    if line.starts_with("pub")
        && let Some((_, rest)) = line.split_once("fn ")
    {
        return rest.split(['(', '<']).next();
    }
    let (constant, rest) = line.split_once(" \"")?;
    let is_constant = constant
        .chars()
        .all(|letter| letter.is_ascii_uppercase() || letter == '_');
    let rest = rest
        .strip_suffix(" deny;")
        .or_else(|| rest.strip_suffix(';'));
    rest?.strip_suffix('"').filter(|_| is_constant)
}

fn documentation(subject: &str, rule: Rule, comment: &[&str]) -> Documented {
    let mut found = Documented {
        subject: subject.into(),
        rule,
        statement: String::new(),
        reason: String::new(),
        wrong: String::new(),
        right: String::new(),
        is_json: false,
        source: String::new(),
    };
    let mut lines = comment.iter().copied().peekable();
    while let Some(line) = lines.next() {
        let json = line.strip_prefix("```json,");
        if let Some(kind) = line.strip_prefix("```text,").or(json) {
            found.is_json = json.is_some();
            let code: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
            let example = match kind {
                "wrong" => &mut found.wrong,
                "right" => &mut found.right,
                other => panic!("{}: an example is wrong or right, not {other}", rule.name),
            };
            assert!(
                example.is_empty(),
                "{} has two examples for the same",
                rule.name
            );
            *example = code.join("\n");
        } else if !line.is_empty() {
            let mut paragraph = vec![line];
            while let Some(more) =
                lines.next_if(|line| !line.is_empty() && !line.starts_with("```"))
            {
                paragraph.push(more);
            }
            let text = paragraph.join("\n");
            let text_of = |prefix| text.strip_prefix(prefix).map(str::trim_start);
            if let Some(source) = text_of("Source:").or_else(|| text_of("Sources:")) {
                found.source = source.into();
            } else if found.statement.is_empty() {
                found.statement = text;
            } else {
                if !found.reason.is_empty() {
                    found.reason += "\n\n";
                }
                found.reason += text_of("Why:").unwrap_or(&text);
            }
        }
    }
    // A reason begins with a small letter behind its `Why:`.
    let mut reason = found.reason.chars();
    found.reason = reason
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(reason)
        .collect();
    found
}

const INTRODUCTION: &str = "\
# Rules

What `ivs_stack!` checks while it compiles, and `template()`, `validate()` and `warnings()` when the
program runs. Each rule has a name and one of three levels:

- **forbid**: CloudFormation or the service refuses what breaks it, whatever else exists. It can't be
  allowed.
- **deny**: what breaks it is wrong, unless its author knows better and says so with `#[allow(rule)]` on
  the resource, the output or the stack.
- **warn**: what breaks it deploys, but is hardly what was meant. `#[allow(rule)]` silences it.

A value that is known only when the program runs, or only when the stack is deployed, breaks no rule
before it is known. That includes what macros, modules, loops and dynamic references of CloudFormation
replace. A macro of your own that transforms the whole template, as with `#[transform(\"MyMacro\")]`, may
change anything in it, so there a rule of level forbid has the level deny. An example is the body of a stack, unless it shows whole stacks.

<!-- Made of the comments of the rules: `RULES=overwrite cargo test -p ivs-macros rules`. -->
";

/// The page about all rules.
pub fn page() -> String {
    let rules = all();
    let mut page = INTRODUCTION.to_owned();
    for subject in rules.chunk_by(|a, b| a.subject == b.subject) {
        write!(page, "\n{}:\n", subject[0].subject).unwrap();
        for documented in subject {
            let name = documented.rule.name;
            writeln!(page, "[`{name}`](#{name})").unwrap();
        }
    }
    for subject in rules.chunk_by(|a, b| a.subject == b.subject) {
        write!(page, "\n## {}\n", subject[0].subject).unwrap();
        for documented in subject {
            page += &entry(documented);
        }
    }
    page
}

fn entry(documented: &Documented) -> String {
    let Documented {
        rule,
        statement,
        reason,
        wrong,
        right,
        is_json,
        source,
        ..
    } = documented;
    let language = if *is_json { "json" } else { "rust" };
    let Rule { name, level } = rule;
    let level = match level {
        Level::Forbid => "forbid",
        Level::Deny => "deny",
        Level::Warn => "warn",
    };
    format!(
        "\n### `{name}`\n\n**{level}** · {statement}\n\n{reason}\n\n\
         Wrong:\n\n```{language}\n{wrong}\n```\n\nRight:\n\n```{language}\n{right}\n```\n\nSource: {source}\n"
    )
}
