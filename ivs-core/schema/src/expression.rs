//! Regular expressions, as far as `AllowedPattern` of a parameter needs them.
//!
//! `CloudFormation` reads an `AllowedPattern` as a regular expression of Java, which the whole
//! value has to match. The common subset of that language is read here rather than by a crate for
//! regular expressions: every user of the macro would wait longer for such a crate to build than
//! for the macro itself.
//!
//! An expression becomes a small program, see [`Instruction`], and the program is run in all its
//! states at once. So the time is at most the length of the text times that of the program, however
//! the expression nests its repetitions.

use std::rc::Rc;

/// The most instructions of a program. Counted repetitions write out what they repeat.
const MOST_INSTRUCTIONS: usize = 10_000;

/// The most groups within each other.
const MOST_GROUPS: usize = 200;

/// Whether a text as a whole matches a regular expression; `None` where the expression is wrong or
/// uses more than the subset.
///
/// The subset: characters, `.`, escapes of single characters, `\d`, `\w`, `\s` and their opposites,
/// classes `[..]` of these, groups `(..)` and `(?:..)`, `|`, the quantifiers `*`, `+`, `?` and
/// `{n,m}`, greedy or lazy, and the anchors `^`, `$`, `\A` and `\z`.
///
/// As in Java without flags, `\d`, `\w` and `\s` know ASCII only. Two things are simpler than in
/// Java, and never make a match a mismatch: `.` is any character but `\n`, while in Java it isn't
/// any other end of a line either. And `$` is the end of the text, while in Java it is also before
/// a last end of a line; with such a text there is no answer.
///
/// `steps` is how many steps may still be taken. There is no answer if it takes more.
pub(crate) fn matches_whole(expression: &str, text: &str, steps: &mut usize) -> Option<bool> {
    if expression.contains('$') && text.ends_with(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
        return None;
    }
    run(&parse(expression)?, text, steps)
}

/// One step of a program. All distances are relative, so that a part of a program may be copied.
#[derive(Clone)]
enum Instruction {
    /// Takes one character of a set.
    Take(Rc<Set>),
    /// Goes on with the next instruction, and also this far ahead.
    Fork(usize),
    /// Goes on with the next instruction, and also this far back.
    Again(usize),
    /// Goes on this far ahead.
    Skip(usize),
    /// Goes on at the start of the text only.
    Start,
    /// Goes on at the end of the text only.
    End,
}

/// Some characters.
struct Set {
    is_negated: bool,
    items: Vec<Item>,
}

/// A part of a set.
#[derive(Clone, Copy)]
enum Item {
    /// All characters between two, with both.
    Range(char, char),
    /// The class of an escape, by its letter.
    Class(char),
}

impl Set {
    fn holds(&self, character: char) -> bool {
        self.items.iter().any(|item| item.holds(character)) != self.is_negated
    }
}

impl Item {
    fn holds(self, character: char) -> bool {
        match self {
            Self::Range(from, to) => (from..=to).contains(&character),
            Self::Class(letter) => {
                let is_in = match letter.to_ascii_lowercase() {
                    'd' => character.is_ascii_digit(),
                    'w' => character.is_ascii_alphanumeric() || character == '_',
                    _ => matches!(character, ' ' | '\t'..='\r'),
                };
                is_in != letter.is_ascii_uppercase()
            }
        }
    }
}

/// Makes the program of an expression.
fn parse(expression: &str) -> Option<Vec<Instruction>> {
    let mut parser = Parser {
        rest: expression,
        outer: Vec::new(),
        group: Group::default(),
    };
    while let Some(character) = parser.take() {
        parser.read(character)?;
    }
    let program = parser.group.close();
    (parser.outer.is_empty() && program.len() <= MOST_INSTRUCTIONS).then_some(program)
}

/// Whether a program takes a text. Follows all ways together, one character at a time.
fn run(program: &[Instruction], text: &str, steps: &mut usize) -> Option<bool> {
    let mut states = vec![0];
    let mut is_start = true;
    for character in text.chars() {
        let (takers, _) = follow(program, states, is_start, false);
        // To set up a round takes some, too, and so does each part of a set.
        let parts = takers.iter().map(|(_, set)| 1 + set.items.len());
        let taken = program.len() / 16 + parts.sum::<usize>();
        *steps = steps.checked_sub(taken)?;
        states = takers
            .into_iter()
            .filter(|(_, set)| set.holds(character))
            .map(|(at, _)| at + 1)
            .collect();
        if states.is_empty() {
            return Some(false);
        }
        is_start = false;
    }
    Some(follow(program, states, is_start, true).1)
}

/// The sets, with their places, that some states lead to without a character between, and whether
/// they lead behind the last instruction.
fn follow(
    program: &[Instruction],
    mut states: Vec<usize>,
    is_start: bool,
    is_end: bool,
) -> (Vec<(usize, &Set)>, bool) {
    let mut takers = Vec::new();
    let mut is_through = false;
    let mut is_seen = vec![false; program.len()];
    while let Some(at) = states.pop() {
        let (Some(instruction), Some(is_seen)) = (program.get(at), is_seen.get_mut(at)) else {
            is_through = true;
            continue;
        };
        if std::mem::replace(is_seen, true) {
            continue;
        }
        match instruction {
            Instruction::Take(set) => takers.push((at, &**set)),
            Instruction::Fork(ahead) => states.extend([at + 1, at + ahead]),
            Instruction::Again(back) => states.extend([at + 1, at - back]),
            Instruction::Skip(ahead) => states.push(at + ahead),
            Instruction::Start if is_start => states.push(at + 1),
            Instruction::End if is_end => states.push(at + 1),
            Instruction::Start | Instruction::End => {}
        }
    }
    (takers, is_through)
}

/// A group while it is read.
#[derive(Default)]
struct Group {
    /// What stands before the last `|`.
    branches: Vec<Vec<Instruction>>,
    /// What stands behind it.
    branch: Vec<Instruction>,
    /// Where in the branch the part begins that a quantifier would repeat.
    last: Option<usize>,
}

impl Group {
    fn add(&mut self, part: impl IntoIterator<Item = Instruction>) -> Option<()> {
        self.last = Some(self.branch.len());
        self.branch.extend(part);
        (self.branch.len() <= MOST_INSTRUCTIONS).then_some(())
    }

    /// Repeats the last part, which nothing may repeat again.
    fn repeat(&mut self, least: usize, most: Option<usize>) -> Option<()> {
        let part = self.branch.split_off(self.last?);
        let copies = most.unwrap_or(least.max(1));
        if copies.checked_mul(part.len() + 1)? > MOST_INSTRUCTIONS {
            return None;
        }
        for copy in 0..copies {
            if copy >= least {
                let again = usize::from(most.is_none());
                self.branch.push(Instruction::Fork(part.len() + 1 + again));
            }
            self.branch.extend_from_slice(&part);
        }
        if most.is_none() {
            self.branch.push(Instruction::Again(part.len()));
        }
        self.last = None;
        (self.branch.len() <= MOST_INSTRUCTIONS).then_some(())
    }

    /// Any of the branches.
    fn close(self) -> Vec<Instruction> {
        let lengths = self.branches.iter().map(|branch| branch.len() + 2);
        let mut behind = lengths.sum::<usize>() + self.branch.len();
        let mut all = Vec::with_capacity(behind);
        for branch in self.branches {
            let own = branch.len() + 2;
            behind -= own;
            all.push(Instruction::Fork(own));
            all.extend(branch);
            all.push(Instruction::Skip(behind + 1));
        }
        all.extend(self.branch);
        all
    }
}

/// Turns an expression into a program. Its functions give `None` as [`matches_whole`] does.
struct Parser<'a> {
    rest: &'a str,
    /// The groups that stand open around the group.
    outer: Vec<Group>,
    group: Group,
}

impl Parser<'_> {
    fn take(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let character = characters.next();
        self.rest = characters.as_str();
        character
    }

    fn take_if(&mut self, start: &str) -> bool {
        let rest = self.rest.strip_prefix(start);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Reads what begins with a character outside of classes.
    fn read(&mut self, character: char) -> Option<()> {
        match character {
            '(' => self.open(),
            ')' => {
                let outer = self.outer.pop()?;
                let inner = std::mem::replace(&mut self.group, outer);
                self.group.add(inner.close())
            }
            '|' => {
                let branch = std::mem::take(&mut self.group.branch);
                self.group.branches.push(branch);
                self.group.last = None;
                Some(())
            }
            '*' => self.quantifier(0, None),
            '+' => self.quantifier(1, None),
            '?' => self.quantifier(0, Some(1)),
            '{' => {
                let (least, most) = self.counts()?;
                self.quantifier(least, most)
            }
            '^' => self.group.add([Instruction::Start]),
            '$' => self.group.add([Instruction::End]),
            '\\' if self.take_if("A") => self.group.add([Instruction::Start]),
            '\\' if self.take_if("z") => self.group.add([Instruction::End]),
            other => {
                let set = self.set(other)?;
                self.group.add([Instruction::Take(Rc::new(set))])
            }
        }
    }

    /// Reads what takes one character.
    fn set(&mut self, character: char) -> Option<Set> {
        let (is_negated, items) = match character {
            '.' => (true, vec![Item::Range('\n', '\n')]),
            '[' => (self.take_if("^"), self.class()?),
            other => (false, vec![self.item(other)?]),
        };
        Some(Set { is_negated, items })
    }

    fn open(&mut self) -> Option<()> {
        if self.outer.len() == MOST_GROUPS || (!self.take_if("?:") && self.rest.starts_with('?')) {
            return None;
        }
        self.outer.push(std::mem::take(&mut self.group));
        Some(())
    }

    /// A lazy quantifier matches as a whole what a greedy one does, one that gives nothing back
    /// (`a*+`) does not.
    fn quantifier(&mut self, least: usize, most: Option<usize>) -> Option<()> {
        if !self.take_if("?") && self.rest.starts_with('+') {
            return None;
        }
        self.group.repeat(least, most)
    }

    /// The counts of `{n}`, `{n,}` or `{n,m}`, behind the brace.
    fn counts(&mut self) -> Option<(usize, Option<usize>)> {
        let (counts, rest) = self.rest.split_once('}')?;
        self.rest = rest;
        let Some((least, most)) = counts.split_once(',') else {
            let count = number(counts)?;
            return Some((count, Some(count)));
        };
        let least = number(least)?;
        if most.is_empty() {
            return Some((least, None));
        }
        let most = number(most).filter(|most| least <= *most)?;
        Some((least, Some(most)))
    }

    /// The items of a class, up to its closing bracket.
    fn class(&mut self) -> Option<Vec<Item>> {
        let mut items = Vec::new();
        loop {
            if self.rest.starts_with("&&") {
                return None;
            }
            let item = match self.take()? {
                ']' if !items.is_empty() => return Some(items),
                ']' | '[' => return None,
                other => self.item(other)?,
            };
            items.push(self.range(item)?);
        }
    }

    /// The range that an item of a class begins, or the item alone.
    fn range(&mut self, item: Item) -> Option<Item> {
        let Item::Range(from, _) = item else {
            return Some(item);
        };
        if self.rest.starts_with("-]") || !self.take_if("-") {
            return Some(item);
        }
        let end = self.take().filter(|end| *end != '[')?;
        match self.item(end)? {
            Item::Range(to, _) if from <= to => Some(Item::Range(from, to)),
            _ => None,
        }
    }

    /// A character, or what an escape stands for.
    fn item(&mut self, character: char) -> Option<Item> {
        if character != '\\' {
            return Some(Item::Range(character, character));
        }
        let escaped = match self.take()? {
            class @ ('d' | 'D' | 'w' | 'W' | 's' | 'S') => return Some(Item::Class(class)),
            't' => '\t',
            'n' => '\n',
            'r' => '\r',
            'f' => '\u{c}',
            sign if sign == ' ' || sign.is_ascii_punctuation() => sign,
            _ => return None,
        };
        Some(Item::Range(escaped, escaped))
    }
}

/// A number of digits alone; `parse` would take a sign too.
fn number(text: &str) -> Option<usize> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use regex::bytes::Regex;

    fn matches_whole(expression: &str, text: &str) -> Option<bool> {
        super::matches_whole(expression, text, &mut 20_000_000)
    }

    #[test]
    fn whole_texts_match() {
        for (expression, matching, others) in [
            ("", &[""][..], &["a"][..]),
            ("ab", &["ab"], &["", "a", "abc", "xab"]),
            ("^ab$", &["ab"], &["abc", "xab"]),
            (r"\Aab\z", &["ab"], &["abc"]),
            ("a^b|a$b|^^c$$", &["c"], &["ab"]),
            ("a.c", &["abc", "a\u{1f600}c", "a\rc"], &["a\nc", "ac"]),
            (r"\d\D\w\W\s\S", &["1a_- x"], &["1a_-\u{a0}x", "aa_- x"]),
            (r"\w", &["_", "A", "9"], &["\u{e4}", "-"]),
            (r"\.\-\/\\\$\ ", &[".-/\\$ "], &["x-/\\$ "]),
            (r"\t\n\r\f", &["\t\n\r\u{c}"], &["tnrf"]),
            ("[a-c]", &["a", "b", "c"], &["d", "-", ""]),
            ("[^a-c]", &["d", "^", "\n"], &["a", ""]),
            ("[-a]", &["-", "a"], &["b"]),
            ("[a-]", &["-", "a"], &["b"]),
            (r"[\w-.]", &["-", ".", "a"], &["+", ","]),
            ("[a-c-z]", &["-", "b", "z"], &["d"]),
            ("[+--]", &["+", ",", "-"], &["."]),
            (r"[\.-9]", &[".", "/", "5"], &["-"]),
            (r"[\]\^^\\&.$(|*{]", &["]", "^", "\\", "&", "{"], &["a"]),
            (r"[^\D5]", &["4"], &["5", "a"]),
            ("]}", &["]}"], &[""]),
            ("a|bc|", &["a", "bc", ""], &["ab", "abc"]),
            ("(a|b)c", &["ac", "bc"], &["c", "abc"]),
            ("(?:a|b|)c", &["ac", "bc", "c"], &["abc"]),
            ("a*", &["", "aaa"], &["ab"]),
            ("a+", &["a", "aaa"], &[""]),
            ("a?", &["", "a"], &["aa"]),
            ("a{2}", &["aa"], &["a", "aaa"]),
            ("a{2,}", &["aa", "aaaa"], &["a"]),
            ("a{0,}", &["", "aaaa"], &["b"]),
            ("a{1,3}", &["a", "aa", "aaa"], &["", "aaaa"]),
            ("a{0}", &[""], &["a"]),
            ("(ab){2}?c*?", &["abab", "ababcc"], &["ab"]),
            ("(a*)*(()|b?)+", &["", "aab", "abb"], &["ba"]),
            ("^*(a|^)*$+", &["", "aa"], &["b"]),
            (
                r"^arn:aws(-cn)?:ivs:[a-z0-9-]+:\d{12}:channel/\w+$",
                &["arn:aws:ivs:us-west-2:123456789012:channel/abc"],
                &["arn:aws:ivs:us-west-2:12345678901:channel/abc"],
            ),
        ] {
            for text in matching {
                let answer = matches_whole(expression, text);
                assert_eq!(answer, Some(true), "{expression} {text:?}");
            }
            for text in others {
                let answer = matches_whole(expression, text);
                assert_eq!(answer, Some(false), "{expression} {text:?}");
            }
        }
    }

    #[test]
    fn other_expressions_are_not_judged() {
        for expression in [
            r"(a)\1",
            "(?=a)a",
            "(?!a)b",
            "(?<=a)b",
            "(?<name>a)",
            "(?i)a",
            "(?i:a)",
            "(?>a)",
            r"\p{L}",
            r"\ba",
            r"a\Z",
            r"\Qa\E",
            r"\x41",
            r"\u0041",
            r"\0",
            r"[\b]",
            r"[\A]",
            "[a&&b]",
            "[a[b]]",
            "[[:alpha:]]",
            "[+-[a]]",
            "[]a]",
            "[]",
            "[^]",
            "[a",
            "[a-",
            "[b-a]",
            r"[a-\d]",
            r"a\",
            "(",
            "(a",
            "a)",
            "(?",
            "*",
            "a|*",
            "(+)",
            "a**",
            "a{2}{3}",
            "a*+",
            "a++",
            "a?+",
            "a{2}+",
            "a*??",
            "{2}",
            "a{",
            "a{}",
            "a{,2}",
            "a{x}",
            "a{+2}",
            "a{1,+2}",
            "a{2,1}",
            "a{1, 2}",
            "a{99999999999999999999}",
            "a{5001}",
            "(){20000}",
            "((a{100}){100}){100}",
            "a{4000}b{4000}c{4000}",
            "a{4000}|b{4000}|c{4000}",
        ] {
            assert_eq!(matches_whole(expression, "a"), None, "{expression}");
        }
    }

    #[test]
    fn a_dollar_before_a_last_end_of_a_line_is_not_judged() {
        assert_eq!(matches_whole("a$\n?", "a\n"), None);
        assert_eq!(matches_whole("a\n", "a\n"), Some(true));
    }

    #[test]
    fn large_expressions_take_little_time() {
        let text = "a".repeat(2_000);
        assert_eq!(matches_whole("(a*)*(a|aa)+b", &text), Some(false));
        assert_eq!(matches_whole("(a?){1000}a{1000}", &text), Some(true));
        let nested = |depth| format!("{}a{}", "(".repeat(depth), ")+".repeat(depth));
        assert_eq!(matches_whole(&nested(200), &text), Some(true));
        assert_eq!(matches_whole(&nested(201), &text), None);
    }

    #[test]
    fn there_is_no_answer_after_too_many_steps() {
        let (expression, text) = ("(a?){90}(a*)*", "a".repeat(300));
        let mut steps = 1_000_000;
        assert_eq!(
            super::matches_whole(expression, &text, &mut steps),
            Some(true)
        );
        let taken = 1_000_000 - steps;
        steps = taken;
        assert_eq!(
            super::matches_whole(expression, &text, &mut steps),
            Some(true)
        );
        assert_eq!(steps, 0);
        steps = taken - 1;
        assert_eq!(super::matches_whole(expression, &text, &mut steps), None);
        // Each part of a set takes a step.
        let class = format!("[{}a]*", "b".repeat(1_000));
        assert_eq!(super::matches_whole(&class, "a", &mut 1_000), None);
        assert_eq!(super::matches_whole(&class, "a", &mut 1_002), Some(true));
    }

    /// Numbers by chance, the same in each run.
    struct Chance(u64);

    impl Chance {
        fn below(&mut self, end: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            usize::try_from(self.0 >> 33).unwrap_or_default() % end
        }

        fn one_of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
            let chosen = self.below(choices.len());
            choices.get(chosen).copied().unwrap_or_default()
        }

        fn class(&mut self) -> String {
            let items = [
                "a", "b", "0", ".", "a-c", "b-z", "0-9", r"\d", r"\W", r"\s", r"\S", r"\-", r"\]",
                "+-.", "$", "|", "(",
            ];
            let start = self.one_of(&["[", "[^", "[-", "[^-"]);
            let inner: String = (0..=self.below(3)).map(|_| self.one_of(&items)).collect();
            format!("{start}{inner}{}", self.one_of(&["]", "-]"]))
        }

        fn atom(&mut self, depth: usize) -> String {
            let atoms = [
                "a", "b", "c", "0", "-", ".", r"\.", r"\d", r"\D", r"\w", r"\W", r"\s", r"\S", "]",
                "^", "$", r"\A", r"\z", r"\t", r"\n", r"\/",
            ];
            match self.below(6) {
                0 if depth > 0 => format!("({})", self.expression(depth - 1)),
                1 if depth > 0 => format!("(?:{})", self.expression(depth - 1)),
                2 => self.class(),
                3 => self.one_of(&["a", "b", "."]).into(),
                _ => self.one_of(&atoms).into(),
            }
        }

        fn expression(&mut self, depth: usize) -> String {
            let quantifiers = [
                "", "", "", "", "*", "+", "?", "{2}", "{0}", "{1,}", "{0,}", "{1,3}", "*?", "+?",
                "??", "{0,2}?",
            ];
            let mut expression = String::new();
            for _ in 0..self.below(5) {
                expression += &self.atom(depth);
                expression += self.one_of(&quantifiers);
                expression += self.one_of(&["", "", "", "", "", "|"]);
            }
            expression
        }

        fn text(&mut self) -> String {
            let characters = [
                "a", "a", "a", "b", "b", "c", "0", "-", ".", "/", "]", "$", " ", "_", "\n", "\t",
            ];
            let length = self.below(6);
            (0..length).map(|_| self.one_of(&characters)).collect()
        }
    }

    #[test]
    fn the_crate_regex_agrees() {
        let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
        let mut matching = 0;
        for _ in 0..4_000 {
            let expression = chance.expression(3);
            let other = Regex::new(&format!(r"(?-u)\A(?:{expression})\z")).unwrap();
            for _ in 0..30 {
                let text = chance.text();
                let expected = other.is_match(text.as_bytes());
                matching += usize::from(expected);
                match matches_whole(&expression, &text) {
                    Some(answer) => assert_eq!(answer, expected, "{expression} {text:?}"),
                    None => assert!(text.ends_with('\n') && expression.contains('$')),
                }
            }
        }
        assert!(matching > 5_000, "only {matching} texts match");
    }
}
