//! Every rule is documented, its examples are right, and it has a case among the programs that fail.

use super::documentation::{self, Documented};
use super::example::{self, Found};
use ivs_schema::check;
use ivs_schema::report::Level;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The documentation of a rule has all parts, and the page shows what it says.
///
/// `RULES=overwrite` writes the page.
#[test]
fn rules_are_documented() {
    let documented = documentation::all();
    assert_eq!(documented.len(), check::rules().count());
    let mut faults = Vec::new();
    for rule in check::rules() {
        let Some(found) = documented.iter().find(|found| found.rule == rule) else {
            faults.push(format!("{} has no documentation", rule.name));
            continue;
        };
        for (part, text) in [
            ("statement", &found.statement),
            ("reason", &found.reason),
            ("wrong example", &found.wrong),
            ("right example", &found.right),
            ("source", &found.source),
        ] {
            if text.is_empty() {
                faults.push(format!("{} has no {part}", rule.name));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/rules.md");
    let page = documentation::page();
    if env::var_os("RULES").is_some_and(|wish| wish == "overwrite") {
        fs::write(&path, &page).unwrap();
    }
    let is_up_to_date = fs::read_to_string(&path).is_ok_and(|written| written == page);
    assert!(
        is_up_to_date,
        "docs/rules.md is not what the rules say: write it with \
         `RULES=overwrite cargo test -p ivs-macros rules`"
    );
}

#[test]
fn wrong_examples_break_their_rule_and_no_other() {
    let mut faults = Vec::new();
    for Documented { rule, wrong, .. } in documentation::in_rust() {
        if wrong.is_empty() {
            continue;
        }
        let (found, said) = broken(wrong.as_str());
        if !found.iter().any(|found| found.rule == rule.name) {
            faults.push(format!(
                "{}: its wrong example does not break it{said}",
                rule.name
            ));
        }
        let is_other = |found: &&Found| found.rule != rule.name && level(found.rule) != Level::Warn;
        for other in found.iter().filter(is_other) {
            faults.push(format!(
                "{}: its wrong example breaks {}: {}",
                rule.name, other.rule, other.message
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn right_examples_break_no_rule() {
    let mut faults = Vec::new();
    for Documented { rule, right, .. } in documentation::in_rust() {
        if right.is_empty() {
            continue;
        }
        let (found, said) = broken(right.as_str());
        for found in found {
            faults.push(format!(
                "{}: its right example breaks {}: {}",
                rule.name, found.rule, found.message
            ));
        }
        if !said.is_empty() {
            faults.push(format!(
                "{}: its right example is no stack{said}",
                rule.name
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What breaks rules in an example, and what the language says of it.
fn broken(example: &str) -> (Vec<Found>, String) {
    let (stacks, said) = example::resolved(example::stacks(example));
    let said = crate::emit::messages(said).to_string();
    let said = if said.is_empty() {
        said
    } else {
        format!(": {said}")
    };
    (stacks.iter().flat_map(example::broken).collect(), said)
}

/// The level of the rule with this name.
pub fn level(rule: &str) -> Level {
    check::rules()
        .find(|known| known.name == rule)
        .unwrap()
        .level
}

/// A program that fails for a rule shows its message, or its name for a warning.
#[test]
fn rules_have_a_case_that_fails() {
    let mut missing: Vec<_> = check::rules().collect();
    // `tests/template_shape.rs` has theirs.
    let in_json = documentation::in_json();
    missing.retain(|rule| !in_json.iter().any(|found| found.rule == *rule));
    for path in failing_cases() {
        let expected = fs::read_to_string(path.with_extension("stderr")).unwrap();
        let code = example::with_included_files(&path).parse().unwrap();
        for stacks in example::invocations(code) {
            for found in example::resolved(stacks).0.iter().flat_map(example::broken) {
                let shown = match level(found.rule) {
                    Level::Warn => found.rule,
                    Level::Deny | Level::Forbid => &found.message,
                };
                if expected.contains(shown) {
                    missing.retain(|rule| rule.name != found.rule);
                }
            }
        }
    }
    let missing: Vec<_> = missing.iter().map(|rule| rule.name).collect();
    assert!(
        missing.is_empty(),
        "no case in tests/ui/fail for {}",
        missing.join(", ")
    );
}

/// The programs in `tests/ui/fail`.
fn failing_cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/ui/fail");
    fs::read_dir(root)
        .unwrap()
        .map(|folder| folder.unwrap().path())
        .filter(|folder| folder.is_dir())
        .flat_map(|folder| fs::read_dir(folder).unwrap())
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}
