//! "did you mean …?"

/// The longest word, in bytes, for which a candidate is looked for. A logical id has at most 255.
const LONGEST: usize = 255;

/// The candidate closest to `word`, if it is close enough to be meant: at most a third of the
/// word's characters differ, and at least one may. Of very long words none is.
///
/// ```
/// # use ivs_schema::suggest::closest;
/// assert_eq!(closest("authorised", ["authorized", "name"]), Some("authorized"));
/// assert_eq!(closest("color", ["authorized", "name"]), None);
/// ```
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST {
        return None;
    }
    let folded = fold(word);
    let allowed = (folded.len() / 3).max(1);
    let own = sketch(folded.iter().copied());
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= LONGEST)
        .filter_map(|candidate| {
            // A word cut short is meant however much of it is missing.
            let is_cut = folded.len() >= 3
                && folded.first() == letters(candidate).next().as_ref()
                && fold(candidate).starts_with(&folded);
            let distance = if is_cut || abbreviates(word, candidate) {
                0
            } else if may_be_near(own, sketch(letters(candidate)), allowed) {
                distance(&folded, &fold(candidate))
            } else {
                return None;
            };
            (distance <= allowed).then_some((distance, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many characters a word has, and which: each bit stands for some.
fn sketch(word: impl Iterator<Item = char>) -> (usize, u64) {
    word.fold((0, 0), |(count, bits), character| {
        (count + 1, bits | 1 << (u32::from(character) % 64))
    })
}

/// Whether two words may differ by no more than some characters. That is found out much faster than how
/// many there are: one edit changes at most one character on each side.
fn may_be_near(
    (count, bits): (usize, u64),
    (other_count, other_bits): (usize, u64),
    allowed: usize,
) -> bool {
    let lacks = |one: u64, other: u64| (one & !other).count_ones() as usize > allowed;
    count.abs_diff(other_count) <= allowed && !lacks(bits, other_bits) && !lacks(other_bits, bits)
}

/// Whether each part of a word begins the same part of the other: `recording_config_arn`.
fn abbreviates(word: &str, other: &str) -> bool {
    let mut parts = word.split('_');
    let mut others = other.split('_');
    loop {
        match (parts.next(), others.next()) {
            (Some(part), Some(other)) if part.len() >= 2 && other.starts_with(part) => {}
            (None, None) => return true,
            _ => return false,
        }
    }
}

/// Case and separators don't make another word.
fn fold(word: &str) -> Vec<char> {
    letters(word).collect()
}

fn letters(word: &str) -> impl Iterator<Item = char> {
    word.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
}

/// The number of characters to insert, delete, replace or swap with a neighbour (optimal string
/// alignment).
fn distance(left: &[char], right: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    let mut previous_character = None;
    for (row, &character) in left.iter().enumerate() {
        let mut current = Vec::with_capacity(last.len());
        current.push(row + 1);
        let mut previous_other = None;
        for (column, &other) in right.iter().enumerate() {
            let cell =
                |cells: &[usize], at: usize| cells.get(at).copied().unwrap_or(usize::MAX - 1);
            let mut best = (cell(&last, column) + usize::from(character != other))
                .min(cell(&last, column + 1) + 1)
                .min(cell(&current, column) + 1);
            if column > 0 && previous_character == Some(other) && previous_other == Some(character)
            {
                best = best.min(cell(&before_last, column - 1) + 1);
            }
            current.push(best);
            previous_other = Some(other);
        }
        before_last = std::mem::replace(&mut last, current);
        previous_character = Some(character);
    }
    last.last().copied().unwrap_or_default()
}

/// "did you mean `…`?", or the candidates where they are at most eight, or nothing.
#[must_use]
pub fn help(word: &str, candidates: &[&str]) -> Option<String> {
    if let Some(meant) = closest(word, candidates.iter().copied()) {
        return Some(format!("did you mean `{meant}`?"));
    }
    few(candidates)
}

/// The candidates where they are at most eight, or nothing.
pub(crate) fn few(candidates: &[&str]) -> Option<String> {
    (!candidates.is_empty() && candidates.len() <= 8).then(|| format!("use {}", one_of(candidates)))
}

/// "`a`, `b` or `c`".
#[must_use]
pub fn one_of(words: &[&str]) -> String {
    listed(words, "or")
}

/// "`a`, `b` and `c`".
#[must_use]
pub fn all_of(words: &[&str]) -> String {
    listed(words, "and")
}

/// The most bytes of a list. A template can hold longer ones, and name them again and again.
const LONGEST_LIST: usize = 1_000;

fn listed(words: &[&str], conjunction: &str) -> String {
    let mut bytes = 0;
    let shown = words.iter().take_while(|word| {
        bytes += word.len();
        bytes <= LONGEST_LIST
    });
    let shown = shown.count();
    if let Some((shown, others)) = words.split_at_checked(shown.max(1))
        && !others.is_empty()
    {
        let shown: Vec<_> = shown.iter().map(|word| format!("`{word}`")).collect();
        return format!("{} {conjunction} {} more", shown.join(", "), others.len());
    }
    match words {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(|word| format!("`{word}`")).collect();
            format!("{} {conjunction} `{last}`", first.join(", "))
        }
    }
}

/// Whether two words differ in case and separators at most.
pub(crate) fn is_same_word(left: &str, right: &str) -> bool {
    let letters = |word: &'_ str| {
        word.chars()
            .filter(|character| character.is_alphanumeric())
            .map(|character| character.to_ascii_lowercase())
            .collect::<String>()
    };
    letters(left) == letters(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_edits() {
        let count = |left: &str, right: &str| distance(&fold(left), &fold(right));
        assert_eq!(count("chanel", "channel"), 1);
        assert_eq!(count("channle", "channel"), 1);
        assert_eq!(count("", "abc"), 3);
        assert_eq!(count("kitten", "sitting"), 3);
    }

    #[test]
    fn each_part_may_be_cut_short() {
        let names = [
            "recording_configuration_arn",
            "recording_reconnect_window_seconds",
        ];
        assert_eq!(closest("recording_config_arn", names), Some(names[0]));
        assert_eq!(closest("re_co_window_arn", names), None);
    }

    #[test]
    fn words_that_can_not_be_near_are_told_at_once() {
        let may_be = |left: &str, right: &str, allowed| {
            let answer = may_be_near(sketch(letters(left)), sketch(letters(right)), allowed);
            let is_near = distance(&fold(left), &fold(right)) <= allowed;
            assert!(answer || !is_near, "{left} {right}");
            answer
        };
        assert!(may_be("chanel", "channel", 1));
        assert!(may_be("abc", "abd", 1));
        assert!(may_be("abc", "cab", 1));
        assert!(!may_be("abc", "abde", 1));
        assert!(!may_be("abc", "ade", 1));
        assert!(!may_be("abc", "abcde", 1));
        assert!(may_be("abc", "abcde", 2));
    }

    #[test]
    fn nothing_is_close_to_a_very_long_word() {
        let (word, candidate) = ("x".repeat(LONGEST), "x".repeat(LONGEST - 1));
        assert_eq!(closest(&word, [&*candidate]), Some(&*candidate));
        let longer = "x".repeat(LONGEST + 1);
        assert_eq!(closest(&longer, [&*word]), None);
        assert_eq!(closest(&word, [&*longer]), None);
    }

    #[test]
    fn a_beginning_is_enough() {
        assert_eq!(closest("auth", ["authorized", "name"]), Some("authorized"));
    }
}
