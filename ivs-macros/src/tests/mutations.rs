//! Whatever is written, the macro answers and does not panic.

use super::invocation;
use crate::emit::Audience;
use crate::expand_stacks;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// Every form of the language.
pub const SAMPLE: &str = r#"
    /// A show.
    #[tags({ "team": "live" })]
    #[transform("AWS::Serverless-2016-10-31")]
    #[allow(channel_without_stream_key)]
    pub stack Show(bucket_name: String, cameras: Vec<String>) {
        let stage = Parameter { type: String, default: "dev", allowed_values: ["dev", "prod"] };
        let sizes = Mapping { "us-west-2": { bitrate: 1 } };
        let is_prod = stage == "prod" && aws::region != "us-west-2" || !is_dev;
        let is_dev = stage == "dev";
        section Globals = { Function: { Timeout: 3 } };
        let bucket = AWS::S3::Bucket { bucket_name: format!("a-{stage}-{}", aws::account_id) };
        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: bucket } },
            rendition_configuration: { rendition_selection: Custom, renditions: [Hd, "SD"] },
        };
        #[depends_on(archive)]
        #[deletion_policy(Retain)]
        #[metadata({ Purpose: "demo" })]
        let main = Channel {
            name: bucket_name.to_lowercase(),
            type: if is_prod { AdvancedHd } else { Basic },
            recording_configuration_arn: archive,
            tags: { "stage": stage, "project": aws::no_value },
        };
        let key = main.add_stream_key();
        let existing = Channel::from_arn("arn:aws:ivs:us-west-2:123456789012:channel/abcd");
        let info = Custom::Info { Token: info2.attr("Arn"), Id: main.id, Ref: Ref(main) };
        let info2 = AWS::Lambda::Function { Code: Fn::sub("${Main}"), Size: sizes[aws::region]["bitrate"] };
        for (camera, quality) in [("front", AdvancedHd), ("back", Basic)] {
            let channel = Channel { name: camera, type: quality };
            output playback = channel.playback_url;
        }
        for camera in &cameras {
            let room = Room { name: camera };
        }
        if is_prod {
            let extra = Room { maximum_message_length: 30 };
        } else {
            output none = Fn::join("-", ["a", Fn::select(0, Fn::split(",", "a,b"))]);
        }
        /// Where viewers play it.
        #[export("url")]
        output url = channel["front"].playback_url;
        output other = Other.url;
    }
"#;

/// Numbers that look random and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit.max(1)
    }
}

/// The tokens with something left out, doubled, swapped or taken from elsewhere, at any depth.
fn mutated(tokens: TokenStream, numbers: &mut Numbers, pool: &[TokenTree]) -> TokenStream {
    let mut tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let groups: Vec<usize> = (0..tokens.len())
        .filter(|index| matches!(tokens.get(*index), Some(TokenTree::Group(_))))
        .collect();
    // Mostly further down, where most of the tokens are.
    if !groups.is_empty() && numbers.below(4) > 0 {
        let index = groups
            .get(numbers.below(groups.len()))
            .copied()
            .unwrap_or_default();
        if let Some(TokenTree::Group(group)) = tokens.get(index) {
            let delimiter = match numbers.below(40) {
                0 => Delimiter::Parenthesis,
                1 => Delimiter::Bracket,
                2 => Delimiter::Brace,
                _ => group.delimiter(),
            };
            let inner = mutated(group.stream(), numbers, pool);
            tokens.splice(index..=index, [Group::new(delimiter, inner).into()]);
        }
        return tokens.into_iter().collect();
    }
    let at = numbers.below(tokens.len());
    let other = pool.get(numbers.below(pool.len())).cloned();
    match numbers.below(5) {
        0 if !tokens.is_empty() => drop(tokens.remove(at)),
        1 if !tokens.is_empty() => {
            let token = tokens.get(at).cloned();
            tokens.splice(at..at, token);
        }
        2 if !tokens.is_empty() => {
            let with = numbers.below(tokens.len());
            tokens.swap(at, with);
        }
        3 => tokens.truncate(at),
        _ => drop(tokens.splice(at..at, other)),
    }
    tokens.into_iter().collect()
}

fn all_tokens(tokens: TokenStream, pool: &mut Vec<TokenTree>) {
    for token in tokens {
        if let TokenTree::Group(group) = &token {
            all_tokens(group.stream(), pool);
        }
        pool.push(token);
    }
}

fn expanded(stacks: TokenStream) -> TokenStream {
    expand_stacks(Audience::Editor, invocation(stacks))
}

#[test]
fn the_sample_has_no_errors() -> Result<(), proc_macro2::LexError> {
    let code = expanded(SAMPLE.parse()?).to_string();
    assert!(!code.contains("compile_error"), "{code}");
    Ok(())
}

#[test]
fn nothing_that_is_written_makes_it_panic() -> Result<(), proc_macro2::LexError> {
    let sample: TokenStream = SAMPLE.parse()?;
    let mut pool = Vec::new();
    all_tokens(sample.clone(), &mut pool);
    let mut numbers = Numbers(1);
    for _ in 0..1_500 {
        let mut stacks = sample.clone();
        for _ in 0..=numbers.below(3) {
            stacks = mutated(stacks, &mut numbers, &pool);
        }
        // Of nothing at all, `ivs_stack!` itself says what is wrong.
        let is_empty = stacks.is_empty();
        assert!(is_empty || !expanded(stacks).is_empty());
    }
    Ok(())
}

/// The tokens with each of `added` at each place, and what is added where.
fn with_one_more(tokens: &TokenStream, added: &[TokenStream]) -> Vec<(String, TokenStream)> {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut all = Vec::new();
    for at in 0..=tokens.len() {
        let (before, after) = tokens.split_at(at);
        for token in added {
            let more = before
                .iter()
                .cloned()
                .chain(token.clone())
                .chain(after.iter().cloned());
            let near: TokenStream = before.iter().rev().take(3).rev().cloned().collect();
            let next: TokenStream = after.iter().take(2).cloned().collect();
            let cut = |tokens: TokenStream| tokens.to_string().chars().take(40).collect::<String>();
            let place = format!("{} >>> {token} <<< {}", cut(near), cut(next));
            all.push((place, more.collect()));
        }
        if let Some(TokenTree::Group(group)) = after.first() {
            for (place, inner) in with_one_more(&group.stream(), added) {
                let mut inner = Group::new(group.delimiter(), inner);
                inner.set_span(group.span());
                let more = before.iter().cloned().chain([inner.into()]);
                all.push((place, more.chain(after.iter().skip(1).cloned()).collect()));
            }
        }
    }
    all
}

/// One token more gives other code or a message, wherever it is: nothing that is written is lost.
#[test]
fn no_token_is_dropped() -> Result<(), proc_macro2::LexError> {
    let sample: TokenStream = SAMPLE.parse()?;
    let whole = expanded(sample.clone()).to_string();
    let added = ["zz", "\"zz\"", "#", "{ zz }"];
    let added: Vec<TokenStream> = added
        .into_iter()
        .map(str::parse)
        .collect::<Result<_, _>>()?;
    let dropped: Vec<_> = with_one_more(&sample, &added)
        .into_iter()
        .filter(|(_, tokens)| expanded(tokens.clone()).to_string() == whole)
        .map(|(place, _)| place)
        .collect();
    assert!(
        dropped.is_empty(),
        "{} dropped:\n{}",
        dropped.len(),
        dropped.join("\n")
    );
    Ok(())
}

/// `let a0 = ..;` and names that each use the one before twice.
fn doubling(first: &str, next: impl Fn(&str) -> String, last: &str) -> String {
    let mut items = String::new();
    for number in (1..40).rev() {
        let before = format!("a{}", number - 1);
        items.extend([&format!("let a{number} = "), &*next(&before), ";"]);
    }
    format!("stack Show {{ {items} let a0 = {first}; {last} }}")
}

#[test]
fn names_that_double_at_each_step_end() -> Result<(), proc_macro2::LexError> {
    let conditions = doubling(
        "true",
        |name| format!("{name} && {name}"),
        "let r = Room {};",
    );
    assert!(
        !expanded(conditions.parse()?)
            .to_string()
            .contains("compile_error")
    );
    let lists = doubling("1", |name| format!("[{name}, {name}]"), "output all = a39;");
    let code = expanded(lists.parse()?).to_string();
    assert!(
        code.contains("the values of names are inlined more than 50000 times"),
        "{}",
        code.len()
    );
    Ok(())
}
