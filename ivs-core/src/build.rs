//! Templates made by a build script, so that the program has them built in.
//!
//! In the `build.rs` of a package that has `ivs-core` among its build-dependencies:
//!
//! ```no_run
//! // #[path = "src/stacks.rs"]
//! // mod stacks;
//! # mod stacks { ivs_core::ivs_stack! { pub stack Chat { let room = Room { name: "chat" }; } } }
//! use ivs_core::build;
//!
//! fn main() -> Result<(), build::Error> {
//!     build::Templates::new()
//!         .stack("chat.json", &stacks::Chat)
//!         .write()
//! }
//! ```
//!
//! The program then has it as `include_str!(concat!(env!("OUT_DIR"), "/chat.json"))`. The folder
//! `examples/build-script/` of the repository is a whole project.
//!
//! A stack that breaks a rule stops the build with the same text that the compiler gives. Cargo runs
//! the script again when a stack, or a key that it includes, has changed, and for nothing else.
//!
//! Files are written as [`Template::write_file`] writes them: as a whole or not at all. One that has
//! the same content already is left alone, so that cargo does not rebuild what includes it.

mod checked_in;
mod error;
mod files;

pub use error::Error;

use crate::error::Violations;
use crate::stack::Stack;
use crate::template::Template;
use error::Fault;
use std::env;
use std::path::{Path, PathBuf};

/// The templates that a build script writes.
#[derive(Debug, Default)]
pub struct Templates {
    stacks: Vec<Declared>,
    checked_in: Option<PathBuf>,
}

/// A stack, and what was made of it.
#[derive(Debug)]
struct Declared {
    name: &'static str,
    file: PathBuf,
    files: &'static [&'static str],
    template: Result<Template, Violations>,
}

/// What cargo tells a build script.
struct Package {
    /// `OUT_DIR`
    out: PathBuf,
    /// `CARGO_MANIFEST_DIR`
    folder: PathBuf,
    /// Checked-in templates are written instead of compared.
    overwrite: bool,
}

/// The variable that lets checked-in templates be written.
const OVERWRITE: &str = "IVS_TEMPLATES";

impl Templates {
    /// None yet.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            stacks: Vec::new(),
            checked_in: None,
        }
    }

    /// Adds the template of a stack, as a file in `OUT_DIR`.
    ///
    /// One stack can be added several times, with other arguments under another name.
    #[must_use]
    pub fn stack<S: Stack>(mut self, file: impl AsRef<Path>, stack: &S) -> Self {
        self.stacks.push(Declared {
            name: S::NAME,
            file: file.as_ref().to_owned(),
            files: S::FILES,
            template: stack.template(),
        });
        self
    }

    /// Keeps a copy of each template in a folder of the package, under version control, where a
    /// review sees what a change does to it.
    ///
    /// The copy is always indented, for the review; the file in `OUT_DIR` is compact where
    /// [`Template::write_to`] says so.
    ///
    /// A build compares: if a copy is not what its stack gives, the build fails and says where they
    /// differ. `IVS_TEMPLATES=overwrite cargo build` writes the copies. No other build writes
    /// anything into the package.
    #[must_use]
    pub fn checked_in(mut self, folder: impl AsRef<Path>) -> Self {
        self.checked_in = Some(folder.as_ref().to_owned());
        self
    }

    /// Writes all templates, and tells cargo what they were made of. Return it from `main`: cargo
    /// shows the error as it is.
    ///
    /// What a rule warns of appears as a warning of the package.
    ///
    /// # Errors
    ///
    /// A stack breaks a rule, a checked-in template differs from its stack, or a file can't be
    /// written. All stacks are looked at.
    pub fn write(self) -> Result<(), Error> {
        let package = Package::of_build_script()?;
        let mut faults = Vec::new();
        let mut directives = files::watched(&self, &package);
        for stack in &self.stacks {
            match &stack.template {
                Ok(template) => {
                    directives.extend(warnings(&template.warnings()));
                    let written = self.write_template(stack, template, &package);
                    faults.extend(written.err());
                }
                Err(violations) => faults.push(Fault::Rules {
                    stack: stack.name,
                    violations: violations.clone(),
                }),
            }
        }
        // After a failure cargo runs the script again anyway, and would print all this before the
        // error.
        if !faults.is_empty() {
            return Err(Error::new(faults));
        }
        for directive in directives {
            println!("{directive}");
        }
        Ok(())
    }

    fn write_template(
        &self,
        stack: &Declared,
        template: &Template,
        package: &Package,
    ) -> Result<(), Fault> {
        if !files::is_inside(&stack.file) {
            return Err(Fault::Outside {
                file: stack.file.clone(),
            });
        }
        files::write(&package.out.join(&stack.file), &template.file_content())?;
        let text = template.to_json_pretty() + "\n";
        let Some(folder) = &self.checked_in else {
            return Ok(());
        };
        let copy = folder.join(&stack.file);
        if package.overwrite {
            files::write(&package.folder.join(copy), &text)
        } else {
            checked_in::compare(stack.name, &package.folder, copy, &text)
        }
    }
}

impl Package {
    fn of_build_script() -> Result<Self, Error> {
        let folder = |variable| {
            let value = env::var_os(variable).map(PathBuf::from);
            value.ok_or_else(|| Error::new(vec![Fault::NoBuildScript { variable }]))
        };
        let overwrite = match env::var(OVERWRITE) {
            Ok(value) if value == "overwrite" => true,
            Ok(value) if !value.is_empty() => {
                return Err(Error::new(vec![Fault::Variable { value }]));
            }
            _ => false,
        };
        Ok(Self {
            out: folder("OUT_DIR")?,
            folder: folder("CARGO_MANIFEST_DIR")?,
            overwrite,
        })
    }
}

/// Warnings for cargo, which takes one line for each.
fn warnings(violations: &Violations) -> Vec<String> {
    violations
        .iter()
        .flat_map(|violation| {
            let text = violation.to_string();
            let text = text.strip_prefix("warning: ").unwrap_or(&text).to_owned();
            text.lines()
                .map(|line| format!("cargo::warning={line}"))
                .collect::<Vec<_>>()
        })
        .collect()
}
