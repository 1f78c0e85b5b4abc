//! What is wrong with the outputs of a deployed stack, for people and for programs.

use ivs_schema::{redact, suggest};
use std::fmt;

/// Outputs that are not those of a stack, with all that is wrong.
///
/// `Debug` prints what `Display` prints, because that is what `fn main() -> Result<..>` shows.
#[derive(Clone, PartialEq, Eq)]
pub struct OutputsError {
    stack: &'static str,
    stack_name: Option<String>,
    faults: Vec<OutputFault>,
}

/// A thing that is wrong with outputs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum OutputFault {
    /// The text is not JSON.
    NotJson {
        /// What was expected.
        source: OutputsSource,
        /// What the parser says.
        reason: String,
    },
    /// It is JSON of another form.
    OtherForm {
        /// What was expected.
        source: OutputsSource,
    },
    /// The outputs file has no stack of this name.
    NoSuchStack {
        /// The name that was looked for.
        name: String,
        /// The names that are there.
        found: Vec<String>,
    },
    /// No stack is described, or several are.
    NotOneStack {
        /// The names of those that are.
        found: Vec<String>,
    },
    /// An output that the stack declares is not there.
    Missing {
        /// Its key in the template.
        key: String,
        /// An output that is there, with a key like it, and that the stack does not declare.
        renamed: Option<String>,
    },
    /// An output is there that the stack does not declare.
    Extra {
        /// Its key in the template.
        key: String,
    },
    /// The value of an output is not a text.
    NotText {
        /// Its key in the template.
        key: String,
        /// The value that it has.
        found: String,
    },
}

/// Where outputs are read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum OutputsSource {
    /// The file that `cdk deploy --outputs-file` writes.
    OutputsFile,
    /// What `aws cloudformation describe-stacks` prints.
    DescribeStacks,
}

impl OutputsError {
    pub(super) fn new(
        stack: &'static str,
        stack_name: Option<&str>,
        faults: Vec<OutputFault>,
    ) -> Self {
        Self {
            stack,
            stack_name: stack_name.map(ToOwned::to_owned),
            faults,
        }
    }

    /// The name of the stack's struct.
    #[must_use]
    pub const fn stack(&self) -> &'static str {
        self.stack
    }

    /// The name under which the stack was deployed, if it is known.
    #[must_use]
    pub fn stack_name(&self) -> Option<&str> {
        self.stack_name.as_deref()
    }

    /// Each thing that is wrong: at least one.
    #[must_use]
    pub fn faults(&self) -> &[OutputFault] {
        &self.faults
    }

    /// What is wrong, and what to do about it.
    fn message(&self, fault: &OutputFault) -> (String, String) {
        let stack = self.stack;
        let deployed = self.stack_name.as_ref().map_or_else(
            || "the deployed stack".to_owned(),
            |name| format!("the deployed stack `{name}`"),
        );
        match fault {
            OutputFault::NotJson { source, reason } => {
                let what = match source {
                    OutputsSource::OutputsFile => "the outputs file",
                    OutputsSource::DescribeStacks => "what describes the stack",
                };
                (format!("{what} is not JSON: {reason}"), source.help())
            }
            OutputFault::OtherForm { source } => {
                let message = match source {
                    OutputsSource::OutputsFile => {
                        "this is not a file that `cdk deploy --outputs-file` writes"
                    }
                    OutputsSource::DescribeStacks => {
                        "this is not what `aws cloudformation describe-stacks` prints"
                    }
                };
                (message.to_owned(), source.help())
            }
            OutputFault::NoSuchStack { name, found } => {
                let names: Vec<&str> = found.iter().map(String::as_str).collect();
                let help = suggest::help(name, &names).unwrap_or_else(|| {
                    "deploy it with `cdk deploy --outputs-file`, which writes what it deploys"
                        .to_owned()
                });
                (
                    format!("there is no stack `{name}` in the outputs file"),
                    help,
                )
            }
            OutputFault::NotOneStack { found } => {
                let names: Vec<&str> = found.iter().map(String::as_str).collect();
                let message = if names.is_empty() {
                    "no stack is described".to_owned()
                } else {
                    let several = suggest::all_of(&names);
                    format!("{} stacks are described: {several}", names.len())
                };
                (message, "describe one, with `--stack-name NAME`".to_owned())
            }
            OutputFault::Missing { key, renamed } => {
                let help = match renamed {
                    Some(renamed) => format!(
                        "it has `{renamed}`, which `{stack}` does not declare: if the output was renamed, deploy `{stack}` again"
                    ),
                    None => format!("deploy `{stack}` as it is declared now"),
                };
                (format!("{deployed} has no output `{key}`"), help)
            }
            OutputFault::Extra { key } => (
                format!("{deployed} has an output `{key}`, which `{stack}` does not declare"),
                format!(
                    "deploy `{stack}` as it is declared now, or build this program with the stack that is deployed"
                ),
            ),
            OutputFault::NotText { key, found } => (
                format!("the output `{key}` is {found}, but outputs are texts"),
                "take the JSON as it was printed".to_owned(),
            ),
        }
    }
}

impl OutputsSource {
    fn help(self) -> String {
        match self {
            Self::OutputsFile => {
                "take the file of `cdk deploy --outputs-file outputs.json`; `from_describe_stacks` reads what `aws cloudformation describe-stacks` prints"
            }
            Self::DescribeStacks => {
                "take what `aws cloudformation describe-stacks --stack-name NAME --output json` prints; `from_outputs_file` reads the file of `cdk deploy --outputs-file`"
            }
        }
        .to_owned()
    }
}

impl fmt::Display for OutputsError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.faults.iter().enumerate() {
            if index > 0 {
                formatter.write_str("\n\n")?;
            }
            let (message, help) = self.message(fault);
            let (message, help) = (
                redact::without_secrets(&message),
                redact::without_secrets(&help),
            );
            write!(formatter, "error: {message}\n       help: {help}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for OutputsError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // On a line of its own behind the `Error: ` of `main`.
        write!(
            formatter,
            "these are not the outputs of `{}`\n{self}",
            self.stack
        )
    }
}

impl std::error::Error for OutputsError {}
