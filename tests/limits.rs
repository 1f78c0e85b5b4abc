//! The deepest and the longest stacks that the macro accepts overflow no stack, neither the macro's own
//! nor rustc's. This test writes them; `tests/ui/fail/limit/` has what is one step too deep.

use std::error::Error;
use std::fmt::Write;
use std::path::Path;

/// How deep brackets can be nested in a value: of the 64 levels, the braces of the stack and what is
/// around the value take the others.
const LEVELS: usize = 61;

/// How many operators can follow each other in a value.
const OPERATORS: usize = 8 * 63 - 1;

const STAGE: &str = "let stage = Parameter { type: String, default: \"dev\" };";

const LOBBY: &str = "let lobby = Room { name: \"lobby\" };";

/// A stack: its name, its arguments and its lines.
type Stack = (&'static str, &'static str, String);

fn nested(open: &str, inside: &str, close: &str, times: usize) -> String {
    format!("{}{inside}{}", open.repeat(times), close.repeat(times))
}

fn joined(times: usize, separator: &str, item: impl Fn(usize) -> String) -> String {
    (0..times).map(item).collect::<Vec<_>>().join(separator)
}

/// As many operands as can be connected.
fn operands(operator: &str, operand: &str) -> String {
    joined(OPERATORS + 1, operator, |_| operand.to_owned())
}

fn deep_values() -> [Stack; 7] {
    let lists = nested("[", "lobby", "]", LEVELS);
    let blocks = nested("{ A: ", "1", " }", LEVELS);
    let opened = "[".repeat(LEVELS);
    let closed = joined(LEVELS, "", |level| {
        format!(", {}]", joined(20, ", ", |_| level.to_string()))
    });
    let parentheses = nested("(", "\"lobby\"", ")", LEVELS);
    let choices = joined(54, " else ", |index| {
        format!("if stage == \"{index}\" {{ \"a\" }}")
    });
    let nested_choices = nested(
        "if stage == \"a\" { ",
        "\"innermost\"",
        " } else { \"b\" }",
        20,
    );
    let names = joined(63, " ", |index| format!("let a{} = a{index};", index + 1));
    [
        (
            "Lists",
            "",
            format!("{LOBBY} output all = Fn::join(\"-\", {lists});"),
        ),
        (
            "Blocks",
            "",
            format!("let topic = AWS::SNS::Topic {{ A: {blocks} }};"),
        ),
        (
            "WideLists",
            "",
            format!("let topic = AWS::SNS::Topic {{ A: {opened}1{closed} }};"),
        ),
        (
            "Parentheses",
            "",
            format!("let lobby = Room {{ name: {parentheses} }};"),
        ),
        (
            "Else",
            "",
            format!("{STAGE} let lobby = Room {{ name: {choices} else {{ \"b\" }} }};"),
        ),
        (
            "Choices",
            "",
            format!("{STAGE} let topic = AWS::SNS::Topic {{ A: [[{nested_choices}]] }};"),
        ),
        (
            "Names",
            "",
            format!("{LOBBY} let a0 = lobby; {names} output all = a63;"),
        ),
    ]
}

fn deep_conditions() -> [Stack; 5] {
    let nots = "!".repeat(LEVELS);
    let ifs = nested("if is_open { ", "output all = lobby;", " }", LEVELS + 1);
    let and = operands(" && ", "is_open");
    // Written out, the last one would have more than eight million parts.
    let doubled = joined(23, " ", |index| {
        format!("let c{} = c{index} && c{index};", index + 1)
    });
    [
        (
            "Nots",
            "",
            format!("{STAGE} let is_new = {nots}(stage == \"new\"); if is_new {{ {LOBBY} }}"),
        ),
        (
            "Doubled",
            "",
            format!(
                "{STAGE} let c0 = stage == \"prod\"; {doubled} if c23 {{ {LOBBY} }} if c0 {{ output arn = lobby.arn; }}"
            ),
        ),
        ("Ifs", "is_open: bool", format!("{LOBBY} {ifs}")),
        (
            "And",
            "",
            format!(
                "{STAGE} let is_open = stage == \"open\"; let is_all = {and}; if is_all {{ {LOBBY} }}"
            ),
        ),
        (
            "RustAnd",
            "is_open: bool",
            format!(
                "let is_all = {nots}is_open; let is_any = {and}; if is_any && is_all {{ {LOBBY} }}"
            ),
        ),
    ]
}

fn deep_rust() -> [Stack; 4] {
    let sum = operands(" + ", "count");
    let clones = ".clone()".repeat(247);
    let lets = joined(1_000, " ", |index| {
        format!("let a{} = a{index}.clone();", index + 1)
    });
    let backwards = joined(1_000, " ", |index| {
        format!("let a{index} = a{}.clone();", index + 1)
    });
    [
        (
            "Sum",
            "count: u16",
            format!(
                "let all = {sum}; let lobby = Room {{ maximum_message_rate_per_second: all }};"
            ),
        ),
        (
            "Methods",
            "title: String",
            format!("let name = title{clones}; let lobby = Room {{ name }};"),
        ),
        (
            "Lets",
            "a0: String",
            format!("{lets} let lobby = Room {{ name: a1000 }};"),
        ),
        (
            "LetsBackwards",
            "a1000: String",
            format!("{backwards} let lobby = Room {{ name: a0 }};"),
        ),
    ]
}

fn long() -> [Stack; 6] {
    let lobbies = |count| joined(count, ", ", |_| "lobby".to_owned());
    let (items, positions) = (lobbies(10_000), lobbies(1_000));
    let entries = joined(3_000, ", ", |index| format!("k{index}: {index}"));
    let named = "{lobby}".repeat(3_000);
    let unnamed = "{}".repeat(1_000);
    let topics = joined(490, " ", |index| {
        format!("let t{index} = AWS::SNS::Topic {{}};")
    });
    let all = joined(490, ", ", |index| format!("t{index}"));
    let attributes = "#[allow(channel_without_stream_key)]".repeat(256);
    [
        (
            "LongList",
            "",
            format!("{LOBBY} output all = Fn::join(\"-\", [{items}]);"),
        ),
        (
            "LongBlock",
            "",
            format!("let topic = AWS::SNS::Topic {{ A: {{ {entries} }} }};"),
        ),
        (
            "Placeholders",
            "",
            format!("{LOBBY} output all = format!(\"{named}\");"),
        ),
        (
            "Positions",
            "",
            format!("{LOBBY} output all = format!(\"{unnamed}\", {positions});"),
        ),
        (
            "Dependencies",
            "",
            format!("{topics} #[depends_on({all})] {LOBBY}"),
        ),
        (
            "Attributes",
            "",
            format!("{attributes} let main = Channel {{}};"),
        ),
    ]
}

#[test]
fn what_is_accepted_overflows_no_stack() -> Result<(), Box<dyn Error>> {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("largest_stacks.rs");
    let mut program = String::new();
    let mut main = String::new();
    let stacks = deep_values()
        .into_iter()
        .chain(deep_conditions())
        .chain(deep_rust())
        .chain(long());
    for (name, arguments, lines) in stacks {
        writeln!(
            program,
            "ivs_core::ivs_stack! {{ stack {name}({arguments}) {{ {lines} }} }}"
        )?;
        if arguments.is_empty() {
            // What is in the stack is in its template, however deep.
            let innermost = if lines.contains("innermost") {
                "innermost"
            } else {
                "Type"
            };
            writeln!(
                main,
                "assert!(ivs_core::Stack::build(&{name}).to_json().contains({innermost:?}), {name:?});"
            )?;
        }
    }
    writeln!(program, "fn main() {{ {main} }}")?;
    std::fs::write(&file, program)?;
    trybuild::TestCases::new().pass(file);
    Ok(())
}
