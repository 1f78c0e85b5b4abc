//! What the command line asks for.

use super::answer::Trouble;
use ivs_schema::suggest;
use std::path::PathBuf;

/// What `--help` prints.
pub(super) fn help(program: &str) -> String {
    HELP.replace("PROGRAM", program)
}

const HELP: &str = "\
Prints CloudFormation templates, and what is to be known about them.

usage: PROGRAM [STACK]
       PROGRAM <command> [..]

commands:
  synth [STACK] [--output DIR]   print the template of a stack, or write those of all
                                 stacks, or of one, into a folder
  list                           print the names of the stacks, in the order of deployment
  check [STACK] [--json]         print all errors and warnings
  diff FILE [STACK]              print what an update from the template in FILE would do
  graph [STACK]                  print resources and references as a Mermaid flowchart

Without a command the template is printed. STACK can be left out if there is only one.

options:
  -o, --output DIR               the folder for `synth`; it is made if it does not exist
  -c, --context KEY=VALUE        a value that the program asks for; can be given several times
      --json                     the answer of `check` as JSON
  -h, --help                     print this
  -V, --version                  print the version of ivs-core

Standard output holds nothing but the answer; errors and warnings are on standard error.
Exit codes: 0 all is well; 1 a stack breaks a rule, or `diff` found a difference; 2 the question
could not be answered.

The AWS CDK runs the same program: with \"app\": \"cargo run -q\" in cdk.json, `cdk diff`, `cdk deploy`
and `cdk destroy` work on these stacks.
";

const COMMANDS: [&str; 5] = ["synth", "list", "check", "diff", "graph"];

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Command {
    /// Print a template, or write templates into a folder.
    Synth {
        stack: Word,
        folder: Option<PathBuf>,
    },
    /// Print the names of all stacks.
    List,
    /// Print all errors and warnings.
    Check { stack: Word, is_json: bool },
    /// Print what differs from the template in a file.
    Diff { file: PathBuf, stack: Word },
    /// Print resources and references.
    Graph { stack: Word },
    /// Print the help.
    Help,
    /// Print the version.
    Version,
}

/// A stack, as the command line names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Word {
    /// Not at all.
    None,
    /// By a word that can be nothing else.
    Stack(String),
    /// By the first word, which may be a misspelt command.
    StackOrCommand(String),
}

/// The command and the context.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) command: Command,
    /// The keys and values of `--context`.
    pub(super) context: Vec<(String, String)>,
}

/// An option of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Switch {
    Output,
    Context,
    Json,
    Help,
    Version,
}

const SWITCHES: [(&str, Option<&str>, Switch); 5] = [
    ("--output", Some("-o"), Switch::Output),
    ("--context", Some("-c"), Switch::Context),
    ("--json", None, Switch::Json),
    ("--help", Some("-h"), Switch::Help),
    ("--version", Some("-V"), Switch::Version),
];

/// Words and options, sorted out but not yet understood.
#[derive(Default)]
struct Sorted {
    words: Vec<String>,
    folder: Option<PathBuf>,
    context: Vec<(String, String)>,
    is_json: bool,
    is_help: bool,
    is_version: bool,
}

/// Reads the arguments behind the name of the program.
pub(super) fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Request, Trouble> {
    let Sorted {
        words,
        folder,
        context,
        is_json,
        is_help,
        is_version,
    } = sort(arguments)?;
    let mut words = words.into_iter().peekable();
    if is_help {
        return Ok(Request {
            command: Command::Help,
            context,
        });
    }
    if is_version {
        return Ok(Request {
            command: Command::Version,
            context,
        });
    }
    let name = words.next_if(|word| COMMANDS.contains(&word.as_str()));
    let name = name.as_deref();
    let (mut folder, mut is_json) = (folder, is_json);
    let command = match name {
        Some("list") => Command::List,
        Some("check") => Command::Check {
            stack: words.next().map_or(Word::None, Word::Stack),
            is_json: std::mem::take(&mut is_json),
        },
        Some("diff") => Command::Diff {
            file: words.next().map(PathBuf::from).ok_or_else(|| {
                Trouble::new("`diff` needs a file to compare with")
                    .help("write `diff live.template.json`, with the template that is deployed now")
            })?,
            stack: words.next().map_or(Word::None, Word::Stack),
        },
        Some("graph") => Command::Graph {
            stack: words.next().map_or(Word::None, Word::Stack),
        },
        synth => Command::Synth {
            stack: words.next().map_or(Word::None, |word| match synth {
                Some(_) => Word::Stack(word),
                None => Word::StackOrCommand(word),
            }),
            folder: folder.take(),
        },
    };
    if folder.is_some() {
        return Err(Trouble::new("`--output` goes with `synth` alone"));
    }
    if is_json {
        return Err(Trouble::new("`--json` goes with `check` alone"));
    }
    if let Some(word) = words.next() {
        return Err(Trouble::new(format!("`{word}` is one word too many")).help(usage(name)));
    }
    Ok(Request { command, context })
}

/// How a command is called.
fn usage(command: Option<&str>) -> &'static str {
    match command {
        Some("synth") => "write `synth [STACK] [--output DIR]`",
        Some("list") => "write `list`",
        Some("check") => "write `check [STACK] [--json]`",
        Some("diff") => "write `diff FILE [STACK]`",
        Some("graph") => "write `graph [STACK]`",
        _ => "`--help` shows the commands",
    }
}

fn sort(arguments: impl IntoIterator<Item = String>) -> Result<Sorted, Trouble> {
    let mut sorted = Sorted::default();
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        if argument == "--" {
            sorted.words.extend(arguments);
            break;
        }
        if !argument.starts_with('-') || argument == "-" {
            sorted.words.push(argument);
            continue;
        }
        let (name, given) = match argument.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (argument.as_str(), None),
        };
        let switch = switch(name)?;
        let takes = matches!(switch, Switch::Output | Switch::Context);
        if given.is_some() && !takes {
            return Err(Trouble::new(format!("`{name}` takes no value")));
        }
        let mut value = || {
            given
                .clone()
                .or_else(|| arguments.next())
                .filter(|value| !value.is_empty())
                .ok_or_else(|| Trouble::new(format!("`{name}` needs a value")))
        };
        match switch {
            Switch::Output => sorted.folder = Some(value()?.into()),
            Switch::Context => sorted.context.push(key_and_value(&value()?)?),
            Switch::Json => sorted.is_json = true,
            Switch::Help => sorted.is_help = true,
            Switch::Version => sorted.is_version = true,
        }
    }
    Ok(sorted)
}

fn switch(name: &str) -> Result<Switch, Trouble> {
    SWITCHES
        .iter()
        .find(|(long, short, _)| *long == name || *short == Some(name))
        .map(|(_, _, switch)| *switch)
        .ok_or_else(|| {
            let long = SWITCHES.iter().map(|(long, ..)| *long);
            Trouble::new(format!("there is no option `{name}`"))
                .did_you_mean(suggest::closest(name, long))
                .or_help("`--help` shows the options")
        })
}

fn key_and_value(text: &str) -> Result<(String, String), Trouble> {
    text.split_once('=')
        .filter(|(key, _)| !key.is_empty())
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .ok_or_else(|| {
            Trouble::new(format!("`--context` takes a key and a value, not `{text}`"))
                .help("write `--context stage=prod`")
        })
}

/// What a word may have been meant to be: one of `stacks`, or a command.
pub(super) fn unknown(word: &Word, stacks: &[&str]) -> Trouble {
    let (text, trouble, commands): (&str, Trouble, &[&str]) = match word {
        Word::None => (
            "",
            Trouble::new("there are several stacks, and none is named"),
            &[],
        ),
        Word::Stack(text) => (
            text,
            Trouble::new(format!("there is no stack `{text}`")),
            &[],
        ),
        Word::StackOrCommand(text) => (
            text,
            Trouble::new(format!("there is no stack and no command `{text}`")),
            &COMMANDS,
        ),
    };
    let candidates = stacks.iter().chain(commands).copied();
    let meant = (!text.is_empty())
        .then(|| suggest::closest(text, candidates))
        .flatten();
    trouble
        .did_you_mean(meant)
        .or_help(format!("the stacks are {}", suggest::all_of(stacks)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<Request, String> {
        parse(arguments.iter().map(ToString::to_string)).map_err(|trouble| trouble.to_string())
    }

    fn command(arguments: &[&str]) -> Result<Command, String> {
        parsed(arguments).map(|request| request.command)
    }

    #[test]
    fn options_stand_anywhere_and_in_three_forms() {
        let expected = Ok(Command::Synth {
            stack: Word::Stack("live".into()),
            folder: Some("out".into()),
        });
        for arguments in [
            ["synth", "live", "--output", "out"].as_slice(),
            &["synth", "--output=out", "live"],
            &["-o", "out", "synth", "live"],
            &["synth", "-o", "out", "--", "live"],
        ] {
            assert_eq!(command(arguments), expected, "{arguments:?}");
        }
    }

    #[test]
    fn a_value_of_the_context_may_hold_anything() {
        let request = parsed(&["-c", "stage=a=b", "--context=empty="]).map(|it| it.context);
        let expected = [("stage", "a=b"), ("empty", "")];
        let expected = expected.map(|(key, value)| (key.to_owned(), value.to_owned()));
        assert_eq!(request, Ok(expected.to_vec()));
    }

    #[test]
    fn what_is_wrong_is_named_with_the_fix() {
        for (arguments, expected) in [
            (
                ["synth", "--ouput", "x"].as_slice(),
                "error: there is no option `--ouput`\n       help: did you mean `--output`?",
            ),
            (
                &["-x"],
                "error: there is no option `-x`\n       help: `--help` shows the options",
            ),
            (&["synth", "--output"], "error: `--output` needs a value"),
            (&["--json=1"], "error: `--json` takes no value"),
            (
                &["--context", "stage"],
                "error: `--context` takes a key and a value, not `stage`\n       help: write `--context stage=prod`",
            ),
            (
                &["list", "--output", "x"],
                "error: `--output` goes with `synth` alone",
            ),
            (
                &["list", "--json"],
                "error: `--json` goes with `check` alone",
            ),
            (
                &["list", "live"],
                "error: `live` is one word too many\n       help: write `list`",
            ),
            (
                &["diff"],
                "error: `diff` needs a file to compare with\n       help: write `diff live.template.json`, with the template that is deployed now",
            ),
        ] {
            assert_eq!(command(arguments), Err(expected.to_owned()));
        }
    }
}
