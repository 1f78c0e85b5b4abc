//! Reads JSON into the values of a template, in the order of the text.
//!
//! This is not left to `serde_json`: of entries with the same key it keeps the last, which hides a
//! mistake, and its order, its depth and its numbers depend on features that any crate of a program
//! can switch on.

use crate::value::{Text, Value};
use std::collections::HashSet;

/// The most blocks and lists within each other: as many as other readers take, too.
const DEEPEST: usize = 128;

/// Where a text is no JSON, or none that a template can hold.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) message: String,
    /// How many bytes of the text stand before it.
    pub(crate) at: usize,
}

/// Reads a string that holds one value.
pub(crate) fn read(text: &str) -> Result<Value, Fault> {
    read_nested(text, DEEPEST)
}

/// Reads a string that holds one value, with at most so many blocks and lists within each other.
pub(crate) fn read_nested(text: &str, deepest: usize) -> Result<Value, Fault> {
    let mut reader = Reader {
        text,
        at: 0,
        depth: 0,
        deepest,
    };
    let value = reader.value()?;
    match reader.next_token() {
        None => Ok(value),
        Some(_) => Err(reader.fault("the JSON ends before this")),
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
    deepest: usize,
}

impl<'t> Reader<'t> {
    fn fault(&self, message: impl Into<String>) -> Fault {
        Fault {
            message: message.into(),
            at: self.at,
        }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The first character behind white space.
    fn next_token(&mut self) -> Option<char> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
        self.next()
    }

    /// Goes on behind a text, if it stands here.
    fn takes(&mut self, expected: &str) -> bool {
        let is_there = self.rest().starts_with(expected);
        if is_there {
            self.at += expected.len();
        }
        is_there
    }

    fn expected(&self, what: &str) -> Fault {
        self.fault(match self.next() {
            Some(found) => format!("expected {what}, found {found:?}"),
            None => format!("expected {what}, found the end"),
        })
    }

    fn value(&mut self) -> Result<Value, Fault> {
        match self.next_token() {
            Some('{') => self.within(Self::object),
            Some('[') => self.within(Self::list),
            Some('"') => Ok(Value::String(self.string()?.into())),
            Some('-' | '0'..='9') => self.number(),
            _ if self.takes("true") => Ok(Value::Boolean(true)),
            _ if self.takes("false") => Ok(Value::Boolean(false)),
            _ if self.rest().starts_with("null") => {
                Err(self.fault("CloudFormation takes no `null`: leave the entry out"))
            }
            _ => Err(self.expected("a value")),
        }
    }

    /// Reads something with values inside.
    fn within(&mut self, read: fn(&mut Self) -> Result<Value, Fault>) -> Result<Value, Fault> {
        let deepest = self.deepest;
        if self.depth == deepest {
            return Err(self.fault(format!(
                "more than {deepest} blocks and lists stand within each other"
            )));
        }
        self.depth += 1;
        self.at += 1;
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn object(&mut self) -> Result<Value, Fault> {
        let mut entries = Vec::new();
        let mut keys = HashSet::new();
        self.items('}', "an entry", |reader| {
            if reader.next() != Some('"') {
                return Err(reader.expected("a key in quotes"));
            }
            let start = reader.at;
            let key = Text::from(reader.string()?);
            if !keys.insert(key.clone()) {
                return Err(Fault {
                    message: format!("the key `{key}` stands twice here"),
                    at: start,
                });
            }
            reader.next_token();
            if !reader.takes(":") {
                return Err(reader.expected("`:`"));
            }
            entries.push((key, reader.value()?));
            Ok(())
        })?;
        Ok(Value::object(entries))
    }

    fn list(&mut self) -> Result<Value, Fault> {
        let mut values = Vec::new();
        self.items(']', "an item", |reader| {
            values.push(reader.value()?);
            Ok(())
        })?;
        Ok(Value::List(values.into()))
    }

    /// Reads items with `,` between them, up to the bracket that closes them.
    fn items(
        &mut self,
        close: char,
        what: &str,
        mut read: impl FnMut(&mut Self) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        if self.next_token() == Some(close) {
            self.at += 1;
            return Ok(());
        }
        loop {
            if self.next_token().is_none_or(|next| next == close) {
                return Err(self.expected(what));
            }
            read(self)?;
            match self.next_token() {
                Some(',') => self.at += 1,
                Some(next) if next == close => {
                    self.at += 1;
                    return Ok(());
                }
                _ => return Err(self.expected(&format!("`,` or `{close}`"))),
            }
        }
    }

    fn string(&mut self) -> Result<String, Fault> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let plain = rest
                .find(|character| matches!(character, '"' | '\\' | '\0'..='\u{1f}'))
                .unwrap_or(rest.len());
            text.push_str(rest.get(..plain).unwrap_or_default());
            self.at += plain;
            match self.next() {
                Some('"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some('\\') => text.push(self.escaped()?),
                Some('\n' | '\r') => {
                    return Err(self.fault("the text ends in its line: write a line end as `\\n`"));
                }
                Some(_) => return Err(self.fault("a control character is written as `\\u....`")),
                None => return Err(self.expected("the closing quote of the text")),
            }
        }
    }

    /// The character that begins with a `\`.
    fn escaped(&mut self) -> Result<char, Fault> {
        let start = self.at;
        self.at += 1;
        let escape = self.next();
        self.at += escape.map_or(0, char::len_utf8);
        let unknown = |message: &str| Fault {
            message: message.into(),
            at: start,
        };
        Ok(match escape {
            Some(same @ ('"' | '\\' | '/')) => same,
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => {
                let unknown = || unknown("`\\u` is followed by the four digits of a character");
                let mut units = vec![self.code_unit().ok_or_else(unknown)?];
                // One beyond the first 65,536 is written as two.
                if matches!(units.first(), Some(0xd800..=0xdbff)) && self.takes("\\u") {
                    units.push(self.code_unit().ok_or_else(unknown)?);
                }
                let text = String::from_utf16(&units).map_err(|_| Fault {
                    message: unpaired(units.first()),
                    at: start,
                })?;
                text.chars().next().ok_or_else(unknown)?
            }
            _ => {
                return Err(unknown(
                    "a `\\` itself is written as `\\\\`, and this is no other escape of JSON",
                ));
            }
        })
    }

    fn code_unit(&mut self) -> Option<u16> {
        let digits = self.rest().get(..4)?;
        let is_hexadecimal = digits.chars().all(|digit| digit.is_ascii_hexdigit());
        self.at += 4;
        u16::from_str_radix(digits, 16)
            .ok()
            .filter(|_| is_hexadecimal)
    }

    fn number(&mut self) -> Result<Value, Fault> {
        let rest = self.rest();
        let is_outside = |character| !matches!(character, '0'..='9' | '-' | '+' | '.' | 'e' | 'E');
        let length = rest.find(is_outside).unwrap_or(rest.len());
        let text = rest.get(..length).unwrap_or_default();
        let number = number(text).ok_or_else(|| self.fault(format!("`{text}` is no number")))?;
        self.at += length;
        Ok(number)
    }
}

/// Why code units are no character: one half of a pair is without the other.
fn unpaired(first: Option<&u16>) -> String {
    let first = first.copied().unwrap_or_default();
    let other = if first < 0xdc00 {
        "is the first half of a character, and must be followed by `\\udc00` to `\\udfff`"
    } else {
        "is the second half of a character, and must follow `\\ud800` to `\\udbff`"
    };
    format!("`\\u{first:04x}` {other}")
}

/// A number of JSON: an integer, what an `f64` keeps, or else its digits.
fn number(text: &str) -> Option<Value> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let whole = whole.strip_prefix('-').unwrap_or(whole);
    let has_digits = [
        whole,
        fraction,
        exponent.strip_prefix(['+', '-']).unwrap_or(exponent),
    ]
    .iter()
    .all(|digits| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit()));
    let has_leading_zero = whole.starts_with('0') && whole.len() > 1;
    if !has_digits || has_leading_zero {
        return None;
    }
    if let Ok(integer) = text.parse()
        && text != "-0"
    {
        return Some(Value::Integer(integer));
    }
    let nearest: f64 = text.parse().ok()?;
    Some(
        if nearest.is_finite() && decimal(text) == decimal(&nearest.to_string()) {
            Value::Number(nearest)
        } else {
            Value::Digits(text.to_owned().into())
        },
    )
}

/// The digits of a number without zeros around them, and the power of ten of the last one; equal for
/// two texts of one number.
fn decimal(text: &str) -> (bool, String, Option<i64>) {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = whole.trim_start_matches('-').to_owned() + fraction;
    let digits = all.trim_end_matches('0');
    let shift = |length: usize| i64::try_from(length).ok();
    let power = || {
        let exponent: i64 = exponent.parse().ok()?;
        exponent
            .checked_sub(shift(fraction.len())?)?
            .checked_add(shift(all.len() - digits.len())?)
    };
    let power = if digits.is_empty() { Some(0) } else { power() };
    let digits = digits.trim_start_matches('0').to_owned();
    (whole.starts_with('-'), digits, power)
}
