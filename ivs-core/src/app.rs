//! A program that hands its stacks to people, to `aws cloudformation deploy` and to the AWS CDK.
//!
//! ```no_run
//! use ivs_core::ivs_stack;
//! use std::process::ExitCode;
//!
//! ivs_stack! {
//!     stack Live {
//!         let channel = Channel { name: "live" };
//!         let stream_key = channel.add_stream_key();
//!     }
//! }
//!
//! fn main() -> ExitCode {
//!     ivs_core::app().stack("live", Live).run()
//! }
//! ```
//!
//! `cargo run -q` prints the template, and nothing else on standard output:
//!
//! ```sh
//! cargo run -q > live.template.json
//! aws cloudformation deploy --template-file live.template.json --stack-name live
//! ```
//!
//! # Commands
//!
//! | command | prints |
//! |---|---|
//! | none, or the name of a stack | the template |
//! | `synth [STACK] [--output DIR]` | the template; or writes those of all stacks, or of one, into a folder, as `<stack>.template.json` |
//! | `list` | the names of the stacks, in the order of deployment |
//! | `check [STACK] [--json]` | all errors and warnings |
//! | `diff FILE [STACK]` | what an update from the template in the file would do: what is added, deleted, updated or replaced, and which property that can't be changed in place causes it |
//! | `graph [STACK]` | resources and what they name, as a [Mermaid](https://mermaid.js.org) flowchart; secrets and conditions are marked |
//!
//! `STACK` can be left out if there is only one. `--context KEY=VALUE` hands a value to
//! [`App::context`], `--help` shows all this.
//!
//! A template is printed and written indented, but without white space where only that form is small
//! enough for CloudFormation; see [`Template::write_to`]. Files are replaced as a whole, once all of
//! them are written; see [`Template::write_file`].
//!
//! Standard output holds the answer alone, errors and warnings are on standard error. The exit code
//! is 0 if all is well, 1 if a stack breaks a rule or `diff` finds a difference, and 2 if the
//! question can't be answered, as with `diff` and `grep`: a misspelt command, a file that can't be
//! read, and for `diff` also a stack that breaks a rule. Such a stack has no template to print.
//!
//! # Under the AWS CDK
//!
//! The same program is an application of the CDK. This `cdk.json` beside `Cargo.toml` is all it needs:
//!
//! ```json
//! { "app": "cargo run -q" }
//! ```
//!
//! Then `npx aws-cdk@2 deploy` builds and runs the program, and deploys its stacks; `cdk ls`,
//! `cdk synth`, `cdk diff`, `cdk destroy` and the others work, too. Our errors and warnings are the
//! CDK's own annotations, each with the file and line of the `let` in Rust that causes it; it deploys
//! nothing that has errors. No bootstrap is needed up to the size of template that CloudFormation
//! takes directly, and none of the CDK's roles: it deploys with the credentials of whoever runs it.
//! Where the CDK says that a rule can be acknowledged, write `#[allow(rule)]` in the stack. Keep the
//! folder `cdk.out`, where the CDK has all this written, out of version control.
//!
//! # Several stacks
//!
//! A stack that imports what another one exports is deployed after it, and deleted before. What can't
//! be is an error: a circle of imports, two exports with one name in the same account and region, an
//! import of what is exported elsewhere.
//!
//! ```no_run
//! use ivs_core::app::Deployment;
//! use ivs_core::ivs_stack;
//! use std::process::ExitCode;
//!
//! ivs_stack! {
//!     stack Live {
//!         let channel = Channel { name: "live" };
//!         let stream_key = channel.add_stream_key();
//!         #[export("live-playback-url")]
//!         output playback_url = channel.playback_url;
//!     }
//!     stack Chat {
//!         let room = Room { name: "chat", tags: { "plays-at": Live.playback_url } };
//!     }
//! }
//!
//! fn main() -> ExitCode {
//!     let protected = Deployment::new().region("eu-west-1").termination_protection();
//!     ivs_core::app()
//!         .stack_with("chat", Chat, protected.clone())
//!         .stack_with("live", Live, protected)
//!         .run()
//! }
//! ```

mod answer;
mod arguments;
mod assembly;
mod check;
mod context;
mod dependencies;
mod deployment;
mod diff;
mod graph;
mod json;
mod references;
mod rules;
mod stacks;
mod synth;

pub use context::ContextError;
pub use deployment::Deployment;

use crate::stack::Stack;
use crate::template::Template;
use answer::{Answer, TROUBLE, Trouble};
use arguments::{Command, Request};
use context::Context;
use stacks::Declared;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::str::FromStr;
use std::{env, fmt};

/// Begins a program that hands stacks to whoever runs it.
///
/// It reads the command line, and what the AWS CDK says in the environment.
///
/// ```no_run
/// # ivs_core::ivs_stack! { stack Chat { let room = Room { name: "chat" }; } }
/// fn main() -> std::process::ExitCode {
///     ivs_core::app().stack("chat", Chat).run()
/// }
/// ```
pub fn app() -> App {
    let arguments = env::args_os().skip(1);
    let read = arguments
        .map(|argument| {
            argument.into_string().map_err(|argument| {
                Trouble::new(format!("`{}` is not Unicode", argument.display()))
            })
        })
        .collect::<Result<Vec<_>, _>>()
        .and_then(arguments::parse)
        .and_then(|request| {
            let context = Context::new(&request.context)?;
            Ok((request, context))
        });
    let (request, context) = match read {
        Ok((request, context)) => (Ok(request), context),
        Err(trouble) => (Err(trouble), Context::default()),
    };
    App {
        request,
        context,
        declared: Vec::new(),
    }
}

/// A program with stacks. [`app`] begins it, [`run`](Self::run) does what is asked for.
///
/// The [module](self) has an overview.
#[derive(Debug)]
#[must_use = "`run` does what the command line asks for"]
pub struct App {
    request: Result<Request, Trouble>,
    context: Context,
    declared: Vec<Declared>,
}

impl App {
    /// Adds a stack under the name that CloudFormation gives it: letters, digits and `-`.
    ///
    /// ```no_run
    /// # ivs_core::ivs_stack! { stack Chat(length: u16) { let room = Room { maximum_message_length: length }; } }
    /// fn main() -> std::process::ExitCode {
    ///     ivs_core::app()
    ///         .stack("chat-dev", Chat { length: 200 })
    ///         .stack("chat-prod", Chat { length: 500 })
    ///         .run()
    /// }
    /// ```
    pub fn stack(self, name: impl Into<String>, stack: impl Stack) -> Self {
        self.stack_with(name, stack, Deployment::new())
    }

    /// Adds a stack, and says where and how it is deployed.
    ///
    /// ```no_run
    /// # ivs_core::ivs_stack! { stack Chat { let room = Room { name: "chat" }; } }
    /// use ivs_core::app::Deployment;
    ///
    /// fn main() -> std::process::ExitCode {
    ///     ivs_core::app()
    ///         .stack_with("chat", Chat, Deployment::new().region("us-west-2"))
    ///         .run()
    /// }
    /// ```
    #[expect(
        clippy::needless_pass_by_value,
        reason = "most stacks are made in the call"
    )]
    pub fn stack_with(
        self,
        name: impl Into<String>,
        stack: impl Stack,
        deployment: Deployment,
    ) -> Self {
        self.template(name, stack.build(), deployment)
    }

    /// Adds a template that the builder made, as a stack.
    ///
    /// ```no_run
    /// use ivs_core::app::Deployment;
    /// use ivs_core::{Template, ivs_chat::Room};
    ///
    /// fn main() -> std::process::ExitCode {
    ///     let mut template = Template::new();
    ///     template.add("Chat", Room::new().name("chat"));
    ///     ivs_core::app()
    ///         .template("chat", template, Deployment::new())
    ///         .run()
    /// }
    /// ```
    pub fn template(
        mut self,
        name: impl Into<String>,
        mut template: Template,
        mut deployment: Deployment,
    ) -> Self {
        match (&template.region, &deployment.region) {
            (Some(own), None) => deployment.region = Some(own.to_string()),
            (None, Some(given)) => template.region = Some(given.clone().into()),
            _ => {}
        }
        self.declared.push(Declared {
            name: name.into(),
            template,
            deployment,
        });
        self
    }

    /// The value that whoever runs the program gives under a key: with `--context stage=prod`, and
    /// under the CDK also with `cdk deploy --context stage=prod` or under `"context"` in `cdk.json`.
    ///
    /// It is read from its text into any type that knows how to; what is no text in `cdk.json` is
    /// read from its JSON, a number with all its digits.
    ///
    /// A key that the program has not read when it calls [`run`](Self::run) is an error: it is
    /// probably misspelt. The CDK's own keys are not, and neither are those in `cdk.json`,
    /// `cdk.context.json` and `~/.cdk.json`, which several programs may share. Read first what is
    /// needed only in some cases.
    ///
    /// ```no_run
    /// # ivs_core::ivs_stack! {
    /// #     stack Live(stage: String) { let channel = Channel { name: stage }; let key = channel.add_stream_key(); }
    /// # }
    /// use ivs_core::app::ContextError;
    /// use std::process::ExitCode;
    ///
    /// fn main() -> Result<ExitCode, ContextError> {
    ///     let app = ivs_core::app();
    ///     let stage: String = app.context("stage")?.unwrap_or("dev".into());
    ///     Ok(app.stack(format!("live-{stage}"), Live { stage }).run())
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// There is a value that is not of this type.
    pub fn context<T>(&self, key: &str) -> Result<Option<T>, ContextError>
    where
        T: FromStr<Err: fmt::Display>,
    {
        self.context.get(key)
    }

    /// Does what the command line asks for, or what the CDK does, and gives the exit code for `main`.
    ///
    /// ```no_run
    /// # ivs_core::ivs_stack! { stack Chat { let room = Room { name: "chat" }; } }
    /// fn main() -> std::process::ExitCode {
    ///     ivs_core::app().stack("chat", Chat).run()
    /// }
    /// ```
    #[must_use]
    pub fn run(self) -> ExitCode {
        let is_under_cdk = assembly::folder().is_some();
        let answer = self.answer().unwrap_or_else(|trouble| {
            if is_under_cdk {
                assembly::note_failure();
            }
            Answer {
                notes: format!("{trouble}\n"),
                exit: TROUBLE,
                ..Answer::default()
            }
        });
        // Nobody is left to hear of what can't be written to standard error.
        let _ = io::stderr().write_all(answer.notes.as_bytes());
        let mut stdout = io::stdout();
        let written = stdout
            .write_all(answer.output.as_bytes())
            .and_then(|()| stdout.flush());
        match written {
            Ok(()) => ExitCode::from(answer.exit),
            // Whoever reads has seen enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(answer.exit),
            Err(error) => {
                let _ = writeln!(io::stderr(), "error: can't write the answer: {error}");
                ExitCode::from(TROUBLE)
            }
        }
    }

    fn answer(self) -> Result<Answer, Trouble> {
        let command = self.request?.command;
        let is_about_stacks = !matches!(command, Command::Help | Command::Version);
        if is_about_stacks || assembly::folder().is_some() {
            self.context.check_all_read()?;
        }
        if let Some(folder) = assembly::folder() {
            assembly::write(&stacks::check(self.declared)?, &folder)?;
            return Ok(Answer::default());
        }
        match command {
            Command::Help => return Ok(Answer::new(arguments::help(&name_of_program()))),
            Command::Version => {
                return Ok(Answer::new(concat!(
                    "ivs-core ",
                    env!("CARGO_PKG_VERSION"),
                    "\n"
                )));
            }
            _ => {}
        }
        let stacks = stacks::check(self.declared)?;
        match &command {
            Command::Synth {
                stack,
                folder: Some(folder),
            } => synth::write(&stacks, stack, folder),
            Command::Synth {
                stack,
                folder: None,
            } => synth::print(&stacks, stack),
            Command::Check { stack, is_json } => check::check(&stacks, stack, *is_json),
            Command::Diff { file, stack } => diff::diff(&stacks, file, stack),
            Command::Graph { stack } => graph::graph(&stacks, stack),
            Command::List | Command::Help | Command::Version => Ok(list(&stacks)),
        }
    }
}

/// What the program is called where it lies.
fn name_of_program() -> String {
    env::args_os()
        .next()
        .as_deref()
        .and_then(|path| Path::new(path).file_stem())
        .map_or_else(
            || "program".into(),
            |name| name.to_string_lossy().into_owned(),
        )
}

/// The names of the stacks, in the order of deployment.
fn list(stacks: &[stacks::Stack]) -> Answer {
    let names: Vec<&str> = stacks
        .iter()
        .flat_map(|stack| [&*stack.name, "\n"])
        .collect();
    Answer::new(names.concat())
}
