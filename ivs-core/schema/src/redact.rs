//! What messages show of a user's values.
//!
//! Messages end up in the logs of builds, which more people read than the stack. Private keys, stream
//! keys and the content of files are never shown, long values are shortened. There are two ways in,
//! and every message takes one: [`value`] for a single value, and [`Redactor`] for a whole message,
//! which knows what it must not repeat.

use crate::key;
use crate::view::Node;
use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

/// What is shown in place of what must not be shown.
const HIDDEN: &str = "…";

/// The most characters that are shown of a value.
const LONGEST_VALUE: usize = 60;

/// How many characters of a longer value are shown.
const SHORTENED: usize = 40;

/// The most characters of a line of a comparison.
const LONGEST_LINE: usize = 200;

/// The most characters of a logical id; the keys of tags have fewer.
const LONGEST_NAME: usize = 255;

/// The most bytes of a message, so that nothing is printed as a whole in other ways.
const LONGEST_MESSAGE: usize = 2_000;

/// So many characters of a secret in a row are never shown.
const SECRET_WINDOW: usize = 8;

/// So many characters of a file in a row are never shown in backticks.
const FILE_WINDOW: usize = 12;

/// A value as a message shows it: on one line, shortened, and hidden if it holds a secret.
///
/// ```
/// # use ivs_schema::redact::value;
/// assert_eq!(value("LOWW"), "LOWW");
/// assert_eq!(value("two\nlines"), r"two\nlines");
/// assert_eq!(value("-----BEGIN PRIVATE KEY-----\nMIG2AgEA"), "…");
/// assert_eq!(value("sk_us-west-2_abcdABCDefgh_567890abcdef"), "…");
/// assert_eq!(value(&"long ".repeat(20)).chars().count(), 41);
/// ```
#[must_use]
pub fn value(text: &str) -> String {
    if key::secret(text).is_some() {
        return HIDDEN.to_owned();
    }
    shortened(&escaped(&without_random_runs(text)), LONGEST_VALUE)
}

/// A line of a template as a comparison shows it: without secrets, and shortened.
#[must_use]
pub fn line(text: &str) -> String {
    shortened_to(&escaped(&without_secrets(text)), LONGEST_LINE, LONGEST_LINE)
}

/// A name as a path shows it: on one line, and hidden if it holds a secret.
#[must_use]
pub fn name(text: &str) -> Cow<'_, str> {
    if key::secret(text).is_some() {
        Cow::Borrowed(HIDDEN)
    } else if text.len() > LONGEST_NAME || text.contains(char::is_control) {
        Cow::Owned(shortened(&escaped(text), LONGEST_NAME))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether a text must not be shown, because it holds a private key or a stream key.
#[must_use]
pub fn is_secret(text: &str) -> bool {
    key::secret(text).is_some()
}

/// Takes out of messages what must not be shown: the secrets and the files of a stack, and whatever
/// else looks like a secret.
///
/// `Debug` shows how much there is.
#[derive(Default)]
pub struct Redactor {
    /// All runs of characters of the secrets.
    secrets: HashSet<[u8; SECRET_WINDOW]>,
    /// The content of files.
    files: Vec<String>,
    /// All runs of characters of the files.
    in_files: HashSet<[u8; FILE_WINDOW]>,
}

impl fmt::Debug for Redactor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (secrets, files) = (self.secrets.len(), self.files.len());
        write!(
            formatter,
            "Redactor({secrets} runs of secrets, {files} files)"
        )
    }
}

impl Redactor {
    /// Notes a text that may be a secret.
    pub fn text(&mut self, text: &str) {
        if key::secret(text).is_none() {
            return;
        }
        // Words that stand beside a key are no secret.
        for run in text.split(|character| !is_base64(character)) {
            if run.len() >= 16 {
                self.secrets.extend(windows::<SECRET_WINDOW>(run));
            }
        }
        // Of a stream key the region and the rest are separated.
        for range in key::stream_keys(text) {
            let key = text.get(range).unwrap_or_default();
            self.secrets.extend(windows::<SECRET_WINDOW>(key));
        }
    }

    /// Notes the content of a file.
    pub fn file(&mut self, content: &str) {
        if !content.trim().is_empty() {
            self.text(content);
            self.in_files.extend(windows::<FILE_WINDOW>(content));
            self.files.push(content.to_owned());
        }
    }

    /// Notes what another one has noted.
    pub fn extend(&mut self, other: Self) {
        self.secrets.extend(other.secrets);
        self.files.extend(other.files);
        self.in_files.extend(other.in_files);
    }

    /// Whether a value has the content of a file in it.
    pub(crate) fn is_of_file(&self, value: &Node<'_>) -> bool {
        match value {
            Node::String(text) => self.files.iter().any(|file| text.contains(file.trim())),
            Node::List(items) => items.iter().any(|item| self.is_of_file(item)),
            Node::Object(entries) => entries.iter().any(|(_, value)| self.is_of_file(value)),
            Node::Function(_, argument) => self.is_of_file(argument),
            _ => false,
        }
    }

    /// A message without what must not be shown. `of_file` says that it is about a value that comes
    /// from a file.
    #[must_use]
    pub fn message(&self, text: &str, of_file: bool) -> String {
        let text = self.without_files(text, of_file);
        let text = without_runs(&text, &self.secrets);
        let text = without_secrets(&text);
        let text = in_backticks(&text, |part| {
            (!is_path(part)).then(|| shortened(part, LONGEST_VALUE))
        });
        shortened_to(&escaped(&text), LONGEST_MESSAGE, LONGEST_MESSAGE)
    }

    /// A help without what must not be shown, if it is one after that: code with a hole in it can't be
    /// pasted, and a suggestion for what is in a file tells what is in it.
    #[must_use]
    pub fn help(&self, text: String, of_file: bool) -> Option<String> {
        let text = match text.split_once("? ") {
            Some((suggestion, rest)) if of_file && is_suggestion(suggestion) => rest.to_owned(),
            None if of_file && is_suggestion(&text) => return None,
            _ => text,
        };
        let hidden = self.without_files(&text, of_file);
        let hidden = without_runs(&hidden, &self.secrets);
        let hidden = without_secrets(&hidden);
        (hidden == text && text.len() <= LONGEST_MESSAGE).then(|| escaped(&text))
    }

    /// Hides what stands in backticks and in a file.
    fn without_files(&self, text: &str, of_file: bool) -> String {
        if self.files.is_empty() {
            return text.to_owned();
        }
        // A content with backticks of its own is found first.
        let mut text = Cow::Borrowed(text);
        for content in self.files.iter().flat_map(|file| [&**file, file.trim()]) {
            let shortest = if of_file { 4 } else { FILE_WINDOW };
            if content.len() >= shortest && text.contains(content) {
                text = Cow::Owned(text.replace(content, HIDDEN));
            }
        }
        if of_file {
            text = Cow::Owned(without_runs(&text, &self.in_files));
        }
        in_backticks(&text, |part| {
            let word = part.trim_matches('"');
            let is_in_file = if of_file {
                let is_whole = |file: &String| file.lines().any(|line| line.trim() == word);
                self.files.iter().any(is_whole)
                    || word.len() >= 4 && self.files.iter().any(|file| file.contains(word))
            } else {
                // A name of the language, of a table or of the stack may well be in a file, too.
                !is_name(word)
                    && windows::<FILE_WINDOW>(word).any(|run| self.in_files.contains(&run))
            };
            is_in_file.then(|| HIDDEN.to_owned())
        })
    }
}

fn is_suggestion(help: &str) -> bool {
    help.starts_with("did you mean")
}

/// Whether it may be the path of a file, a URL or an ARN, which is of use only as a whole.
fn is_path(part: &str) -> bool {
    part.len() <= LONGEST_NAME && part.contains(['/', '\\']) && !part.contains(char::is_whitespace)
}

/// Whether it is made of letters, as names of properties, types and values are.
fn is_name(word: &str) -> bool {
    let is_part = |character: char| character.is_ascii_alphabetic() || "_.:".contains(character);
    word.chars().all(is_part)
}

fn windows<const LENGTH: usize>(text: &str) -> impl Iterator<Item = [u8; LENGTH]> {
    text.as_bytes()
        .windows(LENGTH)
        .filter_map(|window| window.try_into().ok())
}

/// Replaces what has a run of characters that is among these.
fn without_runs<const LENGTH: usize>(text: &str, runs: &HashSet<[u8; LENGTH]>) -> String {
    if runs.is_empty() {
        return text.to_owned();
    }
    let found = windows::<LENGTH>(text)
        .enumerate()
        .filter(|(_, run)| runs.contains(run))
        .map(|(start, _)| start..start + LENGTH);
    hidden(text, found)
}

/// The text without private keys, stream keys and what looks random.
#[must_use]
pub fn without_secrets(text: &str) -> String {
    let text = if key::secret(text).is_none() {
        Cow::Borrowed(text)
    } else {
        let text = hidden(text, key::stream_keys(text));
        let keys = key::private_keys(&text);
        Cow::Owned(hidden(&text, keys))
    };
    without_random_runs(&text).into_owned()
}

/// Replaces long runs of characters that look random: passwords, keys, parts of keys.
fn without_random_runs(text: &str) -> Cow<'_, str> {
    if text.len() < 32 {
        return Cow::Borrowed(text);
    }
    let mut runs = Vec::new();
    let mut start = 0;
    for run in text.split(|character| !is_base64(character)) {
        if is_random(run) {
            runs.push(start..start + run.len());
        }
        // Each separator is one character, of one byte or more.
        start += run.len();
        start += text
            .get(start..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
    }
    if runs.is_empty() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(hidden(text, runs))
    }
}

/// Whether letters and digits follow each other as in base64, and not as in `CamelCase` or a path.
fn is_random(run: &str) -> bool {
    if run.len() < 32 {
        return false;
    }
    let kind = |byte: u8| match byte {
        b'a'..=b'z' => 0_usize,
        b'A'..=b'Z' => 1,
        b'0'..=b'9' => 2,
        _ => 3,
    };
    let mut counts = [0; 4];
    let mut changes = 0;
    let mut last = None;
    for kind in run.bytes().map(kind) {
        if let Some(count) = counts.get_mut(kind) {
            *count += 1;
        }
        changes += usize::from(last != Some(kind));
        last = Some(kind);
    }
    let [lower, upper, digits, _] = counts;
    lower >= 5 && upper >= 5 && digits >= 2 && changes * 2 > run.len()
}

fn is_base64(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '+' | '/' | '=')
}

/// The text with other words in place of these parts, which are in order and may overlap.
fn hidden(text: &str, parts: impl IntoIterator<Item = Range<usize>>) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = 0;
    for part in parts {
        // A part may begin or end within a character.
        let mut start = part.start.max(rest);
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = part.end.min(text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        if end <= rest {
            continue;
        }
        shown.push_str(text.get(rest..start).unwrap_or_default());
        if !shown.ends_with(HIDDEN) || start > rest {
            shown.push_str(HIDDEN);
        }
        rest = end;
    }
    shown.push_str(text.get(rest..).unwrap_or_default());
    shown
}

/// Changes what stands in backticks.
fn in_backticks(text: &str, change: impl Fn(&str) -> Option<String>) -> String {
    let mut changed = String::with_capacity(text.len());
    for (index, part) in text.split('`').enumerate() {
        if index > 0 {
            changed.push('`');
        }
        match change(part).filter(|_| index % 2 == 1) {
            Some(other) => changed.push_str(&other),
            None => changed.push_str(part),
        }
    }
    changed
}

/// Control characters as Rust writes them: a message has one line, and moves no cursor.
fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown
}

fn shortened(text: &str, longest: usize) -> String {
    shortened_to(text, longest, SHORTENED)
}

/// The beginning of a text that is too long.
fn shortened_to(text: &str, longest: usize, length: usize) -> String {
    if text.chars().nth(longest).is_none() {
        return text.to_owned();
    }
    let quote = if text.starts_with('"') { "\"" } else { "" };
    let start: String = text.chars().take(length).collect();
    start + HIDDEN + quote
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str =
        "MD4CAQEEMGyCpWLLgI0Q1jK+ichRPr9skp803fqMn2PJlg7240ijUoyKP8wvBE45o/xblEkvj6AHBgUrgQQAIg==";

    fn with_file(content: &str) -> Redactor {
        let mut redactor = Redactor::default();
        redactor.file(content);
        redactor
    }

    #[test]
    fn values() {
        for (text, shown) in [
            ("", ""),
            ("LOWW", "LOWW"),
            ("a\tb\u{1b}[31m", r"a\tb\u{1b}[31m"),
            (KEY, "…"),
            ("key: -----BEGIN PRIVATE KEY-----", "…"),
            (
                "RecordingConfigurationArnOfTheChannel",
                "RecordingConfigurationArnOfTheChannel",
            ),
            (
                "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh",
                "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh",
            ),
            (
                "token q7Zx9QmT4vKpLw81fEd20cBa76hJq7Zx9 of it",
                "token … of it",
            ),
        ] {
            assert_eq!(value(text), shown);
        }
        assert_eq!(value(&"é ".repeat(30)).chars().count(), 60);
        assert_eq!(value(&"é ".repeat(31)), "é ".repeat(20) + "…");
    }

    #[test]
    fn parts_of_a_secret_are_hidden() {
        let mut redactor = Redactor::default();
        redactor.text(KEY);
        redactor.text("RecordingConfigurationArn");
        let message = format!("`{}` of RecordingConfigurationArn", &KEY[20..32]);
        assert_eq!(
            redactor.message(&message, false),
            "`…` of RecordingConfigurationArn"
        );
        let message = format!("{}, {}", &KEY[..10], &KEY[30..38]);
        assert_eq!(redactor.message(&message, false), "…, …");
        assert_eq!(
            redactor.help(format!("write `{}`", &KEY[8..16]), false),
            None
        );
    }

    #[test]
    fn a_secret_in_a_message_is_hidden_whoever_noted_it() {
        let redactor = Redactor::default();
        for secret in [
            KEY.to_owned(),
            KEY.replace('+', "+\\n"),
            format!("-----BEGIN EC PRIVATE KEY-----\n{KEY}\n-----END EC PRIVATE KEY-----"),
            "sk_eu-central-1_abcdABCDefgh_567890abcdef".to_owned(),
            "rt_123456789012_us-west-2_abcdABCDefgh_567890abcdef".to_owned(),
        ] {
            let message = redactor.message(&format!("no `{secret}` here"), false);
            assert_eq!(message.replace("==", ""), "no `…` here");
        }
        let cut = redactor.message("`-----BEGIN PRIVATE KEY-----` and more", false);
        assert_eq!(cut, "`…");
    }

    #[test]
    fn what_is_in_a_file_is_hidden() {
        let redactor = with_file("first `line` of it\nLOW\n");
        for (message, of_file, shown) in [
            (
                "not `first `line` of it\nLOW\n` here",
                false,
                "not `…` here",
            ),
            ("unknown value `LOWW`", true, "unknown value `LOWW`"),
            ("unknown value `\"LOW\"`", true, "unknown value `…`"),
            ("unknown value `LOW`", false, "unknown value `LOW`"),
            ("a value, e` of it\nLOW`", false, r"a value, e` of it\nLOW`"),
        ] {
            assert_eq!(redactor.message(message, of_file), shown);
        }
        // What a file has by chance is no more than that.
        let redactor = with_file("console.log(playback_url, 'AWS::IVS::Channel')");
        let message = "`playback_url` of `AWS::IVS::Channel`";
        assert_eq!(redactor.message(message, false), message);
        assert_eq!(redactor.message("`log(playback_url, 'AWS`", false), "`…`");
    }

    #[test]
    fn no_suggestion_tells_what_is_in_a_file() {
        let redactor = with_file("LOWW");
        let help = |help: &str, of_file| redactor.help(help.to_owned(), of_file);
        let both = "did you mean `Low`? `latency_mode` takes `Normal` or `Low`";
        assert_eq!(
            help(both, true).as_deref(),
            Some("`latency_mode` takes `Normal` or `Low`")
        );
        assert_eq!(help("did you mean `Low`?", true), None);
        assert_eq!(help(both, false).as_deref(), Some(both));
    }

    #[test]
    fn long_values_are_shortened_in_messages() {
        let redactor = Redactor::default();
        let long = "a ".repeat(40);
        let message = redactor.message(&format!("`{long}` is wrong"), false);
        assert_eq!(message, format!("`{}…` is wrong", "a ".repeat(20)));
        let path = format!("can't read `/{}`", "folder/".repeat(20));
        assert_eq!(redactor.message(&path, false), path);
    }
}
