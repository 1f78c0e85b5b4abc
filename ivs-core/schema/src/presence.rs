//! Under which conditions the parts of a stack exist.
//!
//! A resource with a CloudFormation condition is in some deployments and not in others. A rule
//! about two resources has to know whether both can be in one deployment, and whether one is there
//! whenever the other is.
//!
//! ```
//! use ivs_schema::presence::{Domains, Operand, Presence};
//!
//! let stage_is = |text: &str| {
//!     Presence::equals(Operand::Value("Ref Stage".into()), Operand::Literal(text.into()))
//! };
//! let (dev, prod) = (stage_is("dev"), stage_is("prod"));
//!
//! let mut domains = Domains::new();
//! assert_eq!(dev.together(&prod, &domains), Some(false));
//! assert_eq!(prod.implies(&!dev.clone(), &domains), Some(true));
//! // The stage may be a third one, as long as nothing is known of it.
//! assert_eq!((!dev.clone()).implies(&prod, &domains), Some(false));
//! domains.insert("Ref Stage", ["dev", "prod"]);
//! assert_eq!((!dev).implies(&prod, &domains), Some(true));
//! assert_eq!(stage_is("test").is_possible(&domains), Some(false));
//! ```
//!
//! Whether conditions can hold together is a hard question: the time can double with each value that
//! they compare. Each answer is therefore `None` if finding it takes too long, and no check may fail
//! because of that.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::ops::Not;

/// The most steps of one answer. The conditions that people write take some dozens.
const MOST_STEPS: usize = 100_000;

/// The most steps of all answers about one stack.
const MOST_STEPS_OF_ALL: usize = 2_000_000;

/// The most conditions and functions within each other.
const DEEPEST: usize = 500;

/// Under which condition something exists.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Presence {
    /// In every deployment.
    #[default]
    Always,
    /// If two texts are the same: `Fn::Equals`. [`Presence::equals`] puts them in order.
    Equals(Operand, Operand),
    /// If the running program decides so, as with a Rust `if`. The same number is the same
    /// decision.
    Unknown(usize),
    /// If the condition with this number holds. It says what [`Domains::define`] notes, or nothing
    /// that is known. A condition that others name is written once: were it written out wherever it
    /// is named, the conditions of a small template could fill the memory.
    Condition(usize),
    /// If the other condition does not hold.
    Not(Box<Presence>),
    /// If all of these hold; without any, always.
    And(Vec<Presence>),
    /// If at least one of these holds; without any, never.
    Or(Vec<Presence>),
}

/// A side of `Fn::Equals`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operand {
    /// A text that is known at deployment, named by its source, such as `Ref Stage`.
    Value(String),
    /// A text that is written in the template.
    Literal(String),
}

/// What a template says of values and conditions: which strings a value can be, as `AllowedValues`
/// does, what the conditions are, and what holds in each deployment.
#[derive(Debug, Clone, Default)]
pub struct Domains {
    strings: HashMap<String, HashSet<String>>,
    conditions: HashMap<usize, Presence>,
    asserted: Vec<Presence>,
    /// How many steps the answers took up to now.
    steps: Cell<usize>,
}

impl Domains {
    /// Nothing is known of any value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes that a value, named as in [`Operand::Value`], is always one of these texts. An empty
    /// list says nothing. Another list for the same value takes the place of the first.
    pub fn insert(
        &mut self,
        value: impl Into<String>,
        texts: impl IntoIterator<Item = impl Into<String>>,
    ) {
        let texts = texts.into_iter().map(Into::into).collect();
        self.strings.insert(value.into(), texts);
    }

    /// Notes that there is no deployment in which this does not hold.
    ///
    /// ```
    /// # use ivs_schema::presence::{Domains, Presence::{Always, Unknown}};
    /// let mut domains = Domains::new();
    /// assert_eq!(Always.implies(&Unknown(0), &domains), Some(false));
    /// domains.assert(Unknown(0));
    /// assert_eq!(Always.implies(&Unknown(0), &domains), Some(true));
    /// ```
    pub fn assert(&mut self, presence: Presence) {
        self.asserted.push(presence);
    }

    /// Notes what the condition with this number is, which [`Presence::Condition`] names.
    ///
    /// ```
    /// use ivs_schema::presence::{Domains, Presence::{Condition, Unknown}};
    ///
    /// let mut domains = Domains::new();
    /// domains.define(0, Unknown(7));
    /// assert_eq!(Condition(0).implies(&Unknown(7), &domains), Some(true));
    /// assert_eq!(Condition(1).implies(&Unknown(7), &domains), Some(false));
    /// ```
    pub fn define(&mut self, condition: usize, presence: Presence) {
        self.conditions.insert(condition, presence);
    }
}

impl Presence {
    /// Holds if the two sides are the same text. Puts the value before the literal, and otherwise
    /// sorts them, so that the same comparison is always written the same.
    #[must_use]
    pub fn equals(left: Operand, right: Operand) -> Self {
        if left <= right {
            Self::Equals(left, right)
        } else {
            Self::Equals(right, left)
        }
    }

    /// Holds if all parts do. Parts that are `And` lend theirs, and `Always` is left out.
    ///
    /// ```
    /// # use ivs_schema::presence::Presence::{self, Always, And, Unknown};
    /// let both = Presence::and([Unknown(0), Always, Unknown(1)]);
    /// assert_eq!(both, And(vec![Unknown(0), Unknown(1)]));
    /// ```
    #[must_use]
    pub fn and(parts: impl IntoIterator<Item = Self>) -> Self {
        let flat = parts.into_iter().flat_map(|part| match part {
            Self::And(parts) => parts,
            part => vec![part],
        });
        let mut flat: Vec<_> = flat.filter(|part| *part != Self::Always).collect();
        match flat.len() {
            0 | 1 => flat.pop().unwrap_or_default(),
            _ => Self::And(flat),
        }
    }

    /// Holds if at least one part does. Parts that are `Or` lend theirs, and one `Always` is enough.
    ///
    /// ```
    /// # use ivs_schema::presence::Presence::{self, Always, Unknown};
    /// assert_eq!(Presence::or([Unknown(0), Always]), Always);
    /// ```
    #[must_use]
    pub fn or(parts: impl IntoIterator<Item = Self>) -> Self {
        let flat = parts.into_iter().flat_map(|part| match part {
            Self::Or(parts) => parts,
            part => vec![part],
        });
        let mut flat: Vec<_> = flat.collect();
        match flat.len() {
            _ if flat.contains(&Self::Always) => Self::Always,
            1 => flat.remove(0),
            _ => Self::Or(flat),
        }
    }

    /// Whether this can hold in any deployment; `None` if that takes too long to find out.
    #[must_use]
    pub fn is_possible(&self, domains: &Domains) -> Option<bool> {
        is_possible(&[(self, true)], domains)
    }

    /// Whether both can hold in one deployment; `None` if that takes too long to find out.
    #[must_use]
    pub fn together(&self, other: &Self, domains: &Domains) -> Option<bool> {
        if *self == Self::Always && *other == Self::Always {
            return Some(true);
        }
        is_possible(&[(self, true), (other, true)], domains)
    }

    /// Whether `other` holds in every deployment in which this does; `None` if that takes too long to
    /// find out. What never holds implies everything.
    #[must_use]
    pub fn implies(&self, other: &Self, domains: &Domains) -> Option<bool> {
        if self == other {
            return Some(true);
        }
        is_possible(&[(other, false), (self, true)], domains).map(|possible| !possible)
    }
}

/// Holds if the other does not; `!!a` is `a`.
impl Not for Presence {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }
}

/// Whether each condition can be as wanted in one deployment; `None` beyond the limits.
///
/// Supposes one answer after the other until all conditions are as wanted. Where one can't be any
/// more, supposes the opposite of the last answer that left a choice.
fn is_possible(goals: &[(&Presence, bool)], domains: &Domains) -> Option<bool> {
    let left = MOST_STEPS_OF_ALL.saturating_sub(domains.steps.get());
    let mut search = Search {
        domains,
        answers: Vec::new(),
        judged: HashMap::new(),
        depth: 0,
        steps: 0,
        most_steps: left.min(MOST_STEPS),
        has_given_up: false,
    };
    let possible = search.is_possible(goals);
    domains.steps.set(domains.steps.get() + search.steps);
    possible
}

/// An answer to whether a subject is a text, which helps a condition to become as wanted.
#[derive(Clone, Copy)]
struct Answer<'a> {
    subject: Subject<'a>,
    text: &'a str,
    yes: bool,
    /// How many answers there are that help. The opposite of the only one makes the condition fail.
    ways: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Subject<'a> {
    Value(&'a str),
    /// Whether two values are the same; the text is empty if they are.
    Same(&'a str, &'a str),
    /// What the program decides; the text is empty if it decides so.
    Unknown(usize),
    /// A condition of which nothing is known; the text is empty if it holds.
    Condition(usize),
}

/// Whether a condition is as wanted, or what helps while that is open.
type Judgement<'a> = Result<bool, Answer<'a>>;

struct Search<'a> {
    domains: &'a Domains,
    /// What is supposed. Once a subject is a text, nothing more is asked about it.
    answers: Vec<Answer<'a>>,
    /// What was found out about conditions since the last answer.
    judged: HashMap<(usize, bool), Judgement<'a>>,
    depth: usize,
    steps: usize,
    most_steps: usize,
    has_given_up: bool,
}

impl<'a> Search<'a> {
    fn is_possible(&mut self, goals: &[(&'a Presence, bool)]) -> Option<bool> {
        loop {
            self.judged.clear();
            let asserted = self
                .domains
                .asserted
                .iter()
                .map(|asserted| (asserted, true));
            let judgement = self.join(goals.iter().copied().chain(asserted), false);
            if self.has_given_up {
                return None;
            }
            match judgement {
                Ok(true) => return Some(true),
                Ok(false) => {
                    while self.answers.pop_if(|last| last.ways == 1).is_some() {}
                    let Some(last) = self.answers.last_mut() else {
                        return Some(false);
                    };
                    last.yes = !last.yes;
                    last.ways = 1;
                }
                Err(answer) => self.answers.push(answer),
            }
        }
    }

    fn judge(&mut self, presence: &'a Presence, wanted: bool) -> Judgement<'a> {
        if self.has_given_up || self.steps >= self.most_steps || self.depth == DEEPEST {
            self.has_given_up = true;
            return Ok(wanted);
        }
        self.steps += 1;
        self.depth += 1;
        let judgement = self.judge_parts(presence, wanted);
        self.depth -= 1;
        judgement
    }

    fn judge_parts(&mut self, presence: &'a Presence, wanted: bool) -> Judgement<'a> {
        use Operand::{Literal, Value};
        use Presence::{Always, And, Condition, Equals, Not, Or, Unknown};

        match presence {
            Always => Ok(wanted),
            Not(other) => self.judge(other, !wanted),
            And(parts) => self.join(parts.iter().map(|part| (part, wanted)), !wanted),
            Or(parts) => self.join(parts.iter().map(|part| (part, wanted)), wanted),
            Unknown(number) => self.ask(Subject::Unknown(*number), "", wanted),
            Condition(number) => self.condition(*number, wanted),
            Equals(left, right) if left == right => Ok(wanted),
            Equals(Literal(_), Literal(_)) => Ok(!wanted),
            Equals(Value(value), Literal(text)) | Equals(Literal(text), Value(value)) => {
                self.ask(Subject::Value(value), text, wanted)
            }
            Equals(Value(left), Value(right)) => {
                self.ask(Subject::Same(left.min(right), left.max(right)), "", wanted)
            }
        }
    }

    fn condition(&mut self, number: usize, wanted: bool) -> Judgement<'a> {
        let Some(presence) = self.domains.conditions.get(&number) else {
            return self.ask(Subject::Condition(number), "", wanted);
        };
        if let Some(judgement) = self.judged.get(&(number, wanted)) {
            return *judgement;
        }
        let judgement = self.judge(presence, wanted);
        self.judged.insert((number, wanted), judgement);
        judgement
    }

    /// Whether "the subject is this text" is as wanted.
    fn ask(&mut self, subject: Subject<'a>, text: &'a str, wanted: bool) -> Judgement<'a> {
        // To look through many answers takes longer than another part of a condition.
        self.steps += self.answers.len() / 32;
        let mut ruled_out = 0;
        for answer in self.answers.iter().filter(|it| it.subject == subject) {
            if answer.yes || answer.text == text {
                return Ok((answer.yes && answer.text == text) == wanted);
            }
            ruled_out += 1;
        }
        let domain = match subject {
            Subject::Value(value) => {
                let strings = self.domains.strings.get(value);
                strings.filter(|strings| !strings.is_empty())
            }
            Subject::Same(..) | Subject::Unknown(_) | Subject::Condition(_) => None,
        };
        match domain {
            Some(texts) if !texts.contains(text) => Ok(!wanted),
            Some(texts) if texts.len() == ruled_out + 1 => Ok(wanted),
            _ => Err(Answer {
                subject,
                text,
                yes: wanted,
                ways: 1,
            }),
        }
    }

    /// Judges conditions of which a `decisive` one settles all: with `false` each must be as
    /// wanted, with `true` one is enough.
    fn join(
        &mut self,
        goals: impl Iterator<Item = (&'a Presence, bool)>,
        decisive: bool,
    ) -> Judgement<'a> {
        let mut joined = Ok(!decisive);
        for (goal, wanted) in goals {
            joined = match (joined, self.judge(goal, wanted)) {
                (_, Ok(verdict)) if verdict == decisive => return Ok(decisive),
                (joined, Ok(_)) => joined,
                (Ok(_), open) => open,
                (Err(mut one), Err(other)) if decisive => {
                    one.ways = one.ways.saturating_add(other.ways);
                    Err(one)
                }
                // The one that leaves less choice goes first.
                (Err(one), Err(other)) => Err(if other.ways < one.ways { other } else { one }),
            };
        }
        joined
    }
}

#[cfg(test)]
mod tests {
    use super::Presence::{Always, And, Condition, Not, Or, Unknown};
    use super::*;

    fn value(name: &str) -> Operand {
        Operand::Value(name.into())
    }

    fn literal(text: &str) -> Operand {
        Operand::Literal(text.into())
    }

    fn is(name: &str, text: &str) -> Presence {
        Presence::equals(value(name), literal(text))
    }

    fn same(left: &str, right: &str) -> Presence {
        Presence::Equals(value(left), value(right))
    }

    fn never() -> Presence {
        !Always
    }

    /// `open` can be any text, `two` is `a` or `b`, `one` is `a`.
    fn domains() -> Domains {
        let mut domains = Domains::new();
        domains.insert("two", ["a", "b", "a"]);
        domains.insert("one", ["a"]);
        domains.insert("empty", [""; 0]);
        domains
    }

    #[test]
    fn constructors_write_the_same_the_same() {
        for (made, expected) in [
            (
                Presence::equals(literal("a"), value("x")),
                Presence::Equals(value("x"), literal("a")),
            ),
            (Presence::equals(value("y"), value("x")), same("x", "y")),
            (!Unknown(0), Not(Box::new(Unknown(0)))),
            (!!Unknown(0), Unknown(0)),
            (Presence::and([]), Always),
            (Presence::and([Always, And(vec![Always])]), Always),
            (Presence::and([Always, Unknown(0)]), Unknown(0)),
            (Presence::and([Or(vec![]), Always]), Or(vec![])),
            (
                Presence::and([And(vec![Unknown(0), Always, Unknown(1)]), Unknown(2)]),
                And(vec![Unknown(0), Unknown(1), Unknown(2)]),
            ),
            (Presence::or([]), Or(vec![])),
            (Presence::or([Unknown(0)]), Unknown(0)),
            (Presence::or([Unknown(0), Or(vec![Always])]), Always),
            (
                Presence::or([Or(vec![Unknown(0), Unknown(1)]), Unknown(2)]),
                Or(vec![Unknown(0), Unknown(1), Unknown(2)]),
            ),
            (Presence::default(), Always),
        ] {
            assert_eq!(made, expected);
        }
    }

    #[test]
    fn is_possible() {
        for (presence, expected) in [
            (Always, true),
            (never(), false),
            (And(vec![]), true),
            (Or(vec![]), false),
            (Unknown(0), true),
            (!Unknown(0), true),
            (And(vec![Unknown(0), !Unknown(0)]), false),
            (And(vec![Unknown(0), !Unknown(1)]), true),
            // Literals.
            (Presence::Equals(literal("a"), literal("a")), true),
            (Presence::Equals(literal("a"), literal("b")), false),
            (!Presence::Equals(literal("a"), literal("b")), true),
            (Presence::Equals(literal("a"), literal("A")), false),
            // Values.
            (same("x", "x"), true),
            (!same("x", "x"), false),
            (same("x", "y"), true),
            (And(vec![same("x", "y"), !same("y", "x")]), false),
            (And(vec![same("x", "y"), !same("x", "z")]), true),
            // A value and literals, however they are written.
            (And(vec![is("open", "a"), is("open", "b")]), false),
            (And(vec![!is("open", "a"), !is("open", "b")]), true),
            (And(vec![is("open", "a"), is("other", "b")]), true),
            (
                And(vec![
                    is("x", "a"),
                    !Presence::Equals(literal("a"), value("x")),
                ]),
                false,
            ),
            (is("open", ""), true),
            (And(vec![is("open", ""), is("open", "a")]), false),
            // A value and a literal with the same words.
            (
                And(vec![
                    is("x", "y"),
                    Not(Box::new(same("x", "y"))),
                    Unknown(0),
                ]),
                true,
            ),
            // Domains.
            (is("two", "a"), true),
            (is("two", "c"), false),
            (!is("two", "c"), true),
            (And(vec![!is("two", "a"), !is("two", "b")]), false),
            (!is("one", "a"), false),
            (!is("one", "b"), true),
            (is("empty", "a"), true),
            (!is("empty", "a"), true),
        ] {
            assert_eq!(
                presence.is_possible(&domains()),
                Some(expected),
                "{presence:?} is possible"
            );
        }
    }

    #[test]
    fn together() {
        for (left, right, expected) in [
            (Always, Always, true),
            (Always, Unknown(0), true),
            (Always, never(), false),
            (Unknown(0), Unknown(1), true),
            (Unknown(0), !Unknown(0), false),
            (is("open", "a"), is("open", "a"), true),
            (is("open", "a"), is("open", "b"), false),
            (is("open", "a"), !is("open", "b"), true),
            (!is("open", "a"), !is("open", "b"), true),
            (!is("two", "a"), !is("two", "b"), false),
            (
                Or(vec![is("open", "a"), is("open", "b")]),
                Or(vec![is("open", "b"), is("open", "c")]),
                true,
            ),
            (
                Or(vec![is("open", "a"), is("open", "b")]),
                Or(vec![is("open", "c"), is("open", "d")]),
                false,
            ),
            (
                And(vec![is("open", "a"), Unknown(0)]),
                Or(vec![is("open", "b"), !Unknown(0)]),
                false,
            ),
        ] {
            assert_eq!(
                left.together(&right, &domains()),
                Some(expected),
                "{left:?} with {right:?}"
            );
            assert_eq!(
                right.together(&left, &domains()),
                Some(expected),
                "{right:?} with {left:?}"
            );
        }
    }

    #[test]
    fn implies() {
        let (a, b, c) = (|| Unknown(0), || Unknown(1), || Unknown(2));
        for (from, to, expected) in [
            (a(), a(), true),
            (a(), b(), false),
            (a(), Always, true),
            (Always, a(), false),
            (Always, Or(vec![a(), !a()]), true),
            (never(), a(), true),
            (a(), never(), false),
            (And(vec![a(), !a()]), b(), true),
            (And(vec![a(), b()]), a(), true),
            (And(vec![a(), b()]), And(vec![b(), a()]), true),
            (a(), And(vec![a(), b()]), false),
            (a(), Or(vec![a(), b()]), true),
            (Or(vec![a(), b()]), a(), false),
            (And(vec![Or(vec![a(), b()]), !a()]), b(), true),
            (
                And(vec![a(), Or(vec![b(), c()])]),
                Or(vec![And(vec![a(), b()]), And(vec![a(), c()])]),
                true,
            ),
            (!And(vec![a(), b()]), Or(vec![!a(), !b()]), true),
            (Or(vec![!a(), !b()]), !And(vec![a(), b()]), true),
            (!Or(vec![a(), b()]), !a(), true),
            (same("x", "y"), same("y", "x"), true),
            (is("open", "prod"), !is("open", "dev"), true),
            (!is("open", "dev"), is("open", "prod"), false),
            (!is("two", "a"), is("two", "b"), true),
            (!is("two", "b"), is("two", "a"), true),
            (Always, is("one", "a"), true),
            (Always, !is("one", "b"), true),
            (Always, is("empty", "a"), false),
            (Always, Or(vec![is("two", "a"), is("two", "b")]), true),
            (Always, Or(vec![is("open", "a"), is("open", "b")]), false),
            (is("two", "c"), a(), true),
        ] {
            assert_eq!(
                from.implies(&to, &domains()),
                Some(expected),
                "{from:?} implies {to:?}"
            );
        }
    }

    #[test]
    fn a_later_domain_replaces_the_first() {
        let mut domains = domains();
        assert_eq!(is("two", "c").is_possible(&domains), Some(false));
        domains.insert("two", ["c".to_owned()]);
        assert_eq!(Always.implies(&is("two", "c"), &domains), Some(true));
        domains.insert("two", Vec::<String>::new());
        assert_eq!(is("two", "d").is_possible(&domains), Some(true));
    }

    /// Whether it holds where each value is the text, and the number's bits are the rest.
    fn holds(presence: &Presence, texts: &[(&str, &str)], bits: usize) -> bool {
        let text = |operand: &Operand| match operand {
            Operand::Literal(text) => text.clone(),
            Operand::Value(name) => texts
                .iter()
                .find(|(other, _)| other == name)
                .map(|(_, text)| (*text).to_owned())
                .unwrap_or_default(),
        };
        match presence {
            Always => true,
            Presence::Equals(Operand::Value(left), Operand::Value(right)) => {
                left == right || bits & 1 == 1
            }
            Presence::Equals(left, right) => text(left) == text(right),
            Unknown(number) => bits >> (number + 1) & 1 == 1,
            Condition(number) => bits >> (number % 10 + 1) & 1 == (number / 10) & 1,
            Not(other) => !holds(other, texts, bits),
            And(parts) => parts.iter().all(|part| holds(part, texts, bits)),
            Or(parts) => parts.iter().any(|part| holds(part, texts, bits)),
        }
    }

    /// A condition that is at most this deep.
    fn grow(depth: usize, random: &mut impl FnMut(usize) -> usize) -> Presence {
        let kind = random(if depth == 0 { 7 } else { 14 });
        match kind {
            0 => Always,
            1 => Unknown(random(2)),
            // Ten is `Unknown(0)`, twenty its opposite, and so on: see the test.
            2 => Condition(10 + random(2) * 10 + random(2)),
            3 => same("open", ["two", "open"].get(random(2)).unwrap_or(&"")),
            4..7 => Presence::Equals(
                value(["open", "two", "one"].get(random(3)).unwrap_or(&"")),
                literal(["a", "b", "c"].get(random(3)).unwrap_or(&"")),
            ),
            7 | 8 => Not(Box::new(grow(depth - 1, random))),
            _ => {
                let parts = (0..random(4)).map(|_| grow(depth - 1, random)).collect();
                if kind < 11 { And(parts) } else { Or(parts) }
            }
        }
    }

    #[test]
    fn agrees_with_trying_all() {
        let mut state = 1_u64;
        let mut random = move |below: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap_or_default() % below
        };

        let mut worlds = Vec::new();
        for open in ["a", "b", "c", "something else"] {
            for two in ["a", "b"] {
                for bits in 0..8 {
                    worlds.push(([("open", open), ("two", two), ("one", "a")], bits));
                }
            }
        }
        let mut counts = [0; 4];
        for _ in 0..3_000 {
            // All answers about a stack are limited, too.
            let mut domains = domains();
            for number in 0..2 {
                domains.define(10 + number, Unknown(number));
                domains.define(20 + number, !Condition(10 + number));
            }
            let (left, right) = (grow(4, &mut random), grow(4, &mut random));
            let both = worlds.iter().map(|(texts, bits)| {
                let holds = |presence| holds(presence, texts, *bits);
                (holds(&left), holds(&right))
            });
            let both: Vec<_> = both.collect();
            let possible = both.iter().any(|(left, _)| *left);
            let together = both.iter().any(|(left, right)| *left && *right);
            let implies = both.iter().all(|(left, right)| !left || *right);
            assert_eq!(left.is_possible(&domains), Some(possible), "{left:?}");
            assert_eq!(
                left.together(&right, &domains),
                Some(together),
                "{left:?} with {right:?}"
            );
            assert_eq!(
                left.implies(&right, &domains),
                Some(implies),
                "{left:?} implies {right:?}"
            );
            for (count, seen) in counts
                .iter_mut()
                .zip([together, !together, implies, !implies])
            {
                *count += usize::from(seen);
            }
        }
        assert!(counts.iter().all(|count| *count > 300), "{counts:?}");
    }

    #[test]
    fn decides_what_follows_at_once() {
        // Each `or` has two ways, but what is wanted leaves one.
        let pairs = (0..100).map(|number| Or(vec![Unknown(number), Unknown(number + 1_000)]));
        let condition = Presence::and(pairs.chain([Unknown(5_000)]));
        let domains = Domains::new();
        assert_eq!(condition.implies(&Unknown(5_000), &domains), Some(true));
        assert_eq!(condition.together(&!Unknown(5_000), &domains), Some(false));
        // 0, and from each its next.
        let steps =
            (0..100).map(|number| Presence::or([!Unknown(99 - number), Unknown(100 - number)]));
        let chain = Presence::and(steps.chain([Unknown(0)]));
        assert_eq!(chain.implies(&Unknown(100), &domains), Some(true));
    }

    #[test]
    fn long_conditions() {
        let texts: Vec<_> = (0..5_000).map(|number| number.to_string()).collect();
        let any = Presence::or(texts.iter().map(|text| is("x", text)));
        let all = Presence::and((0..5_000).map(Unknown));
        let mut domains = Domains::new();
        assert_eq!(all.implies(&Unknown(4_999), &domains), Some(true));
        assert_eq!(any.is_possible(&domains), Some(true));
        // Each part takes a round of its own.
        assert_eq!(all.together(&any, &domains), None);
        domains.insert("x", ["y"]);
        assert_eq!(all.together(&any, &domains), Some(false));
    }

    #[test]
    fn deep_conditions() {
        let deep = |depth, innermost| {
            (0..depth).fold(innermost, |inner, number| {
                Not(Box::new(And(vec![inner, Not(Box::new(Unknown(number)))])))
            })
        };
        let domains = Domains::new();
        assert_eq!(deep(100, Always).is_possible(&domains), Some(true));
        assert_eq!(deep(2_000, Always).is_possible(&domains), None);
        let never = || deep(1_000, never());
        assert_eq!(never().implies(&never(), &domains), Some(true));
    }

    #[test]
    fn each_condition_is_looked_at_once() {
        // Written out, the last one has 2^60 parts.
        let mut domains = Domains::new();
        domains.define(0, is("stage", "prod"));
        domains.define(100, is("stage", "test"));
        for number in 1..60 {
            let before = || Condition(number - 1);
            domains.define(number, Presence::or([before(), before()]));
            // Either this or the one before.
            let (one, other) = (|| Condition(number + 99), || Unknown(number));
            let both = [
                !Presence::and([one(), other()]),
                Presence::or([one(), other()]),
            ];
            domains.define(number + 100, Presence::and(both));
        }
        assert_eq!(
            Condition(59).implies(&is("stage", "prod"), &domains),
            Some(true)
        );
        assert_eq!(
            Condition(59).together(&is("stage", "test"), &domains),
            Some(false)
        );
        assert_eq!(Condition(159).is_possible(&domains), Some(true));
        assert_eq!((!Condition(159)).is_possible(&domains), Some(true));
    }

    #[test]
    fn a_condition_that_needs_itself_ends() {
        let mut domains = Domains::new();
        domains.define(0, !Condition(1));
        domains.define(1, !Condition(0));
        assert_eq!(Condition(0).is_possible(&domains), None);
    }

    /// Twelve pigeons, each in one of eleven holes, no two in the same.
    fn pigeons() -> Presence {
        let in_hole = |pigeon: usize, hole: usize| Unknown(pigeon * 100 + hole);
        let somewhere =
            (0..12).map(|pigeon| Presence::or((0..11).map(|hole| in_hole(pigeon, hole))));
        let alone = (0..11).flat_map(|hole| {
            (0..12).flat_map(move |one| {
                (0..one)
                    .map(move |other| !Presence::and([in_hole(one, hole), in_hole(other, hole)]))
            })
        });
        Presence::and(somewhere.chain(alone))
    }

    #[test]
    fn is_unsure_of_what_takes_too_long() {
        let (pigeons, domains) = (pigeons(), Domains::new());
        assert_eq!(pigeons.is_possible(&domains), None);
        assert_eq!(pigeons.together(&Unknown(9_999), &domains), None);
        assert_eq!(pigeons.implies(&Unknown(9_999), &domains), None);
        // These need no search.
        assert_eq!(pigeons.implies(&pigeons, &domains), Some(true));
        assert_eq!(pigeons.implies(&Always, &domains), Some(true));
        assert_eq!(pigeons.together(&never(), &domains), Some(false));
    }

    #[test]
    fn all_answers_together_are_limited() {
        let (pigeons, domains) = (pigeons(), Domains::new());
        for _ in 0..1_000 {
            assert_eq!(pigeons.is_possible(&domains), None);
        }
        let steps = domains.steps.get();
        assert!(steps <= MOST_STEPS_OF_ALL + 1_000, "{steps} steps");
        // Not even an easy one is left, save those that take no step.
        assert_eq!(is("x", "a").together(&is("x", "b"), &domains), None);
        assert_eq!(Always.together(&Always, &domains), Some(true));
    }
}
