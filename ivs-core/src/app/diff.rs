//! What an update from an older template would do.

mod differences;
mod resources;

use super::answer::{ALL_IS_WELL, Answer, BAD_NEWS, TROUBLE, Trouble};
use super::arguments::Word;
use super::stacks::{self, Stack};
use crate::app::json::{Json, Object};
use crate::read::{self, ReadError};
use crate::template::Template;
use crate::value::Value;
use differences::Difference;
use ivs_schema::redact;
use std::fs;
use std::path::Path;

/// Prints what differs from the template in a file.
pub(super) fn diff(stacks: &[Stack], file: &Path, word: &Word) -> Result<Answer, Trouble> {
    let stack = stacks::named(stacks, word)?;
    let notes = stacks::notes(&[stack]);
    if !stack.is_deployable() {
        return Ok(Answer {
            notes,
            exit: TROUBLE,
            ..Answer::default()
        });
    }
    let old = read(file)?;
    let json = |template, whose: &str| {
        Json::of(template)
            .map_err(|error| Trouble::new(format!("{whose} can't be compared: {error}")))
    };
    let sections = compare(
        &json(&old, &format!("`{}`", file.display()))?,
        &json(
            &stack.template,
            &format!("the template of `{}`", stack.name),
        )?,
        &stack.template,
    );
    let (output, exit) = if sections.is_empty() {
        ("no differences\n".to_owned(), ALL_IS_WELL)
    } else {
        let sections: Vec<String> = sections.iter().map(Section::text).collect();
        (sections.join("\n"), BAD_NEWS)
    };
    Ok(Answer {
        output,
        notes,
        exit,
    })
}

/// The template in a file, also as `aws cloudformation get-template` prints it.
fn read(file: &Path) -> Result<Template, Trouble> {
    const HELP: &str = "`aws cloudformation get-template --stack-name <name> --query TemplateBody` \
        prints that of a deployed stack";
    let name = file.display();
    let bytes =
        fs::read(file).map_err(|error| Trouble::new(format!("can't read `{name}`: {error}")))?;
    template_of(&bytes)
        .map_err(|error| Trouble::new(format!("`{name}` is no template: {error}")).help(HELP))
}

fn template_of(bytes: &[u8]) -> Result<Template, ReadError> {
    let text = read::text(bytes)?;
    let Ok(answer) = read::value(text) else {
        // Its error tells what else the file may be.
        return Template::from_json(text);
    };
    match answer.into_entries() {
        Ok(mut entries) => match entries.iter().position(|(key, _)| key == "TemplateBody") {
            Some(index) => match entries.swap_remove(index).1 {
                Value::String(body) => Template::from_json(&body),
                body => Template::from_value(body),
            },
            None => Template::from_value(Value::Object(entries.into())),
        },
        Err(other) => Template::from_value(other),
    }
}

/// What differs in a section of the template.
struct Section {
    name: String,
    entries: Vec<Entry>,
}

/// What differs in an entry of a section.
struct Entry {
    /// `+`, `-` or `~`.
    mark: char,
    /// What it is, and what becomes of it.
    title: String,
    /// Why, and what differs.
    lines: Vec<String>,
}

impl Section {
    fn text(&self) -> String {
        let entries = self.entries.iter().map(|entry| {
            let lines = entry
                .lines
                .iter()
                .map(|line| format!("      {}\n", redact::without_secrets(line)));
            let lines: String = lines.collect();
            let title = redact::without_secrets(&entry.title);
            format!("  {} {title}\n{lines}", entry.mark)
        });
        let entries: String = entries.collect();
        format!("{}\n{entries}", redact::name(&self.name))
    }
}

/// Compares section by section: those of CloudFormation first, in their usual order.
fn compare(old: &Json, new: &Json, template: &Template) -> Vec<Section> {
    const ORDER: [&str; 9] = [
        "Description",
        "Metadata",
        "Transform",
        "Parameters",
        "Mappings",
        "Conditions",
        "Globals",
        "Resources",
        "Outputs",
    ];
    let (old, new) = (object(Some(old)), object(Some(new)));
    let mut names: Vec<&String> = differences::keys(&old, &new);
    names.sort_by_key(|name| ORDER.iter().position(|other| other == name));
    names
        .into_iter()
        .filter_map(|name| {
            let (before, after) = (old.get(name), new.get(name));
            let entries = match name.as_str() {
                "Resources" => resources::compare(&object(before), &object(after), template),
                "Parameters" | "Mappings" | "Conditions" | "Outputs" => {
                    entries(&object(before), &object(after))
                }
                _ => whole(before, after),
            };
            (!entries.is_empty()).then(|| Section {
                name: name.clone(),
                entries,
            })
        })
        .collect()
}

/// The entries of an object; what is none has no entries.
fn object(value: Option<&Json>) -> Object {
    value.and_then(Json::entries).cloned().unwrap_or_default()
}

/// The entries of a section whose values are not resources.
fn entries(old: &Object, new: &Object) -> Vec<Entry> {
    differences::keys(old, new)
        .into_iter()
        .filter_map(|id| {
            let (mark, lines) = match (old.get(id), new.get(id)) {
                (None, Some(value)) => ('+', vec![differences::shown(value)]),
                (Some(_), None) => ('-', Vec::new()),
                (before, after) => ('~', lines(&differences::between(before, after))),
            };
            let is_same = mark == '~' && lines.is_empty();
            (!is_same).then(|| Entry {
                mark,
                title: id.clone(),
                lines,
            })
        })
        .collect()
}

/// A section that is one value.
fn whole(old: Option<&Json>, new: Option<&Json>) -> Vec<Entry> {
    let found = differences::between(old, new);
    found
        .iter()
        .map(|difference| Entry {
            mark: difference.mark(),
            title: difference.to_string(),
            lines: Vec::new(),
        })
        .collect()
}

/// A line for each difference.
fn lines(differences: &[Difference]) -> Vec<String> {
    differences
        .iter()
        .map(|difference| format!("{} {difference}", difference.mark()))
        .collect()
}

#[cfg(test)]
#[path = "../../../tests/support/secrets.rs"]
mod secrets;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::secrets;
    use super::{Section, compare};
    use crate::app::json::Json;
    use crate::template::Template;
    use serde_json::Value;
    use std::fs;
    use std::path::Path;

    /// The templates of the AWS CDK that the tests of the workspace keep.
    fn goldens() -> Vec<Template> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/goldens/cdk");
        let files = fs::read_dir(folder).into_iter().flatten().flatten();
        files
            .filter_map(|file| fs::read_to_string(file.path()).ok())
            .filter_map(|json| Template::from_json(&json).ok())
            .collect()
    }

    fn compared(old: &Template, new: &Template) -> Result<Vec<Section>, crate::ReadError> {
        Ok(compare(&Json::of(old)?, &Json::of(new)?, new))
    }

    #[test]
    fn no_secret_is_shown() -> Result<(), crate::ReadError> {
        let whole = include_str!("../../../tests/secrets/whole.json");
        let whole: Value = serde_json::from_str(whole).unwrap_or_default();
        let old = Template::from_json(&whole.to_string())?;
        let mut count = 0;
        for secret in secrets::all() {
            for json in secrets::placed(&whole, &secret.written) {
                let Ok(new) = Template::from_json(&json.to_string()) else {
                    continue;
                };
                count += 1;
                for sections in [compared(&old, &new)?, compared(&new, &old)?] {
                    let text: String = sections.iter().map(Section::text).collect();
                    assert!(!text.is_empty(), "{json}");
                    assert_eq!(secrets::shown(&text, &secret.body), None, "{text}");
                }
            }
        }
        assert!(count > 500, "{count}");
        Ok(())
    }

    #[test]
    fn long_values_are_shortened() -> Result<(), crate::ReadError> {
        let described = |text: &str| {
            let json = serde_json::json!({"Description": text, "Resources": {}});
            Template::from_json(&json.to_string())
        };
        let (old, new) = (described(&"a ".repeat(40))?, described(&"b ".repeat(40))?);
        let text: String = compared(&old, &new)?.iter().map(Section::text).collect();
        let (a, b) = ("a ".repeat(20), "b ".repeat(20));
        assert_eq!(text, format!("Description\n  ~ \"{a}…\" -> \"{b}…\"\n"));
        let new = described(&("a ".repeat(40) + "b"))?;
        let text: String = compared(&old, &new)?.iter().map(Section::text).collect();
        assert_eq!(
            text,
            format!("Description\n  ~ \"{a}…\" -> another value\n")
        );
        Ok(())
    }

    /// How many entries have a mark.
    fn count(sections: &[Section], mark: char) -> usize {
        let entries = sections.iter().flat_map(|section| &section.entries);
        entries.filter(|entry| entry.mark == mark).count()
    }

    #[test]
    fn what_one_direction_adds_the_other_removes() {
        let templates = goldens();
        assert!(templates.len() > 30, "{}", templates.len());
        let json = |template| Json::of(template).unwrap();
        let templates: Vec<(&Template, Json)> = templates
            .iter()
            .map(|template| (template, json(template)))
            .collect();
        for (old_template, old) in &templates {
            for (template, new) in &templates {
                let there = compare(old, new, template);
                let back = compare(new, old, old_template);
                assert_eq!(count(&there, '+'), count(&back, '-'));
                assert_eq!(there.is_empty(), old == new || back.is_empty());
            }
            assert!(compare(old, old, old_template).is_empty());
        }
    }
}
