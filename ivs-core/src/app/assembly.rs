//! What the AWS CDK reads: a cloud assembly.
//!
//! The CDK runs the program with `CDK_OUTDIR` set, and then reads `manifest.json` in that folder.
//! Standard output is its own and stays empty. Errors of ours are annotations, on which it refuses to
//! deploy; the program itself fails only if there is nothing to read.

mod report;
mod source;

use super::answer::Trouble;
use super::json::Json;
use super::stacks::Stack;
use super::synth::{self, File};
use crate::error::Error;
use crate::template::Declaration;
use crate::{view, write};
use ivs_schema::report::Level;
use serde_json::{Map, Value, json};
use source::Source;
use std::env;
use std::path::{Path, PathBuf};

/// The version of the protocol, which is the lowest that has all that is used here. The CDK refuses
/// what is newer than itself, and reads whatever is older.
const VERSION: &str = "15.0.0";
const MAJOR_VERSION: u64 = 15;

/// The name under which rules are shown, as in `ivs::preset_needs_advanced_type`.
const NAMESPACE: &str = "ivs";

/// The folder for the assembly, if the CDK runs the program.
pub(super) fn folder() -> Option<PathBuf> {
    env::var_os("CDK_OUTDIR")
        .filter(|folder| !folder.is_empty())
        .map(PathBuf::from)
}

/// Writes the assembly, once all of it is written next to the old one. The manifest comes last, when
/// all files that it names are there.
pub(super) fn write(stacks: &[Stack], folder: &Path) -> Result<(), Trouble> {
    check_version()?;
    synth::make_folder(folder)?;
    let source = Source::new();
    let is_checked = env::var("CDK_VALIDATION").as_deref() != Ok("false");
    let annotated = Annotated {
        stacks,
        source: &source,
        is_checked,
    };
    let templates = stacks.iter().map(|stack| {
        let path = folder.join(synth::file_name(stack));
        File::new(path, &stack.template.file_content())
    });
    let others = [
        ("tree.json", annotated.tree()),
        ("validation-report.json", report::report(&annotated)),
        ("manifest.json", annotated.manifest()),
    ]
    .map(|(name, json)| File::new(folder.join(name), &format!("{json:#}\n")));
    let files: Vec<_> = templates.chain(others).collect::<Result<_, _>>()?;
    files.into_iter().try_for_each(File::publish)
}

/// Tells the CDK's statistics why the program failed; people read it on standard error.
pub(super) fn note_failure() {
    if let Some(file) = env::var_os("CDK_ERROR_FILE") {
        // Nothing depends on it.
        let _ = write::replace(Path::new(&file), "IvsStackFailed\n");
    }
}

fn check_version() -> Result<(), Trouble> {
    let Ok(newest) = env::var("CDK_CLI_ASM_VERSION") else {
        return Ok(());
    };
    let major: Option<u64> = newest
        .split('.')
        .next()
        .and_then(|major| major.parse().ok());
    match major {
        Some(major) if major < MAJOR_VERSION => Err(Trouble::new(format!(
            "this version of the CDK reads assemblies up to version {newest}, but this one is {VERSION}"
        ))
        .help("run a newer one: `npx aws-cdk@2`")),
        _ => Ok(()),
    }
}

/// The stacks with all that the CDK is told about them.
struct Annotated<'s> {
    stacks: &'s [Stack],
    source: &'s Source,
    /// The CDK asks for our errors and warnings.
    is_checked: bool,
}

impl Annotated<'_> {
    fn manifest(&self) -> Value {
        let mut artifacts: Map<String, Value> = self
            .stacks
            .iter()
            .map(|stack| (stack.name.clone(), self.artifact(stack)))
            .collect();
        // No stack can be called so.
        artifacts.insert(
            "tree.json".into(),
            json!({ "type": "cdk:tree", "properties": { "file": "tree.json" } }),
        );
        json!({
            "version": VERSION,
            "artifacts": artifacts,
            "runtime": { "libraries": { "ivs-core": env!("CARGO_PKG_VERSION") } },
        })
    }

    fn artifact(&self, stack: &Stack) -> Value {
        let deployment = &stack.deployment;
        let mut properties = Map::new();
        let mut add = |key: &str, value: Value| properties.insert(key.into(), value);
        add("templateFile", json!(synth::file_name(stack)));
        if let Some(name) = &deployment.stack_name {
            add("stackName", json!(name));
        }
        if deployment.has_termination_protection {
            add("terminationProtection", json!(true));
        }
        if !deployment.tags.is_empty() {
            let tags: Map<String, Value> = deployment
                .tags
                .iter()
                .map(|(key, value)| (key.clone(), json!(value)))
                .collect();
            add("tags", Value::Object(tags));
        }
        json!({
            "type": "aws:cloudformation:stack",
            "environment": deployment.environment(),
            "displayName": stack.name,
            "dependencies": stack.dependencies,
            "properties": properties,
            "metadata": self.metadata(stack),
        })
    }

    /// What the CDK is told about parts of a stack, by their paths.
    fn metadata(&self, stack: &Stack) -> Map<String, Value> {
        let mut metadata: Map<String, Value> = Map::new();
        let mut add = |path: String, entry: Value| {
            let entries = metadata
                .entry(format!("/{path}"))
                .or_insert_with(|| json!([]));
            if let Value::Array(entries) = entries {
                entries.push(entry);
            }
        };
        let tags = &stack.deployment.tags;
        if !tags.is_empty() {
            let tags: Vec<Value> = tags
                .iter()
                .map(|(key, value)| json!({ "key": key, "value": value }))
                .collect();
            add(
                stack.name.clone(),
                json!({ "type": "aws:cdk:stack-tags", "data": tags }),
            );
        }
        for part in parts(stack) {
            add(
                part.path(stack),
                json!({
                    "type": "aws:cdk:logicalId",
                    "data": part.id,
                    "trace": self.source.trace(part.declaration),
                }),
            );
        }
        for violation in self.violations(stack) {
            let kind = match violation.level() {
                Level::Warn => "aws:cdk:warning",
                Level::Deny | Level::Forbid => "aws:cdk:error",
            };
            add(
                path(stack, violation),
                json!({
                    "type": kind,
                    "data": text(violation),
                    "trace": self.source.trace(violation.declaration),
                }),
            );
        }
        metadata
    }

    fn violations<'s>(&self, stack: &'s Stack) -> impl Iterator<Item = &'s Error> {
        let is_checked = self.is_checked;
        stack.violations.iter().filter(move |_| is_checked)
    }

    /// Stacks and their resources, for the CDK's explorer and its language server.
    fn tree(&self) -> Value {
        let stacks: Map<String, Value> = self
            .stacks
            .iter()
            .map(|stack| (stack.name.clone(), tree_of(stack)))
            .collect();
        json!({
            "version": "tree-0.1",
            "tree": {
                "id": "App",
                "path": "",
                "constructInfo": construct("App"),
                "children": stacks,
            },
        })
    }
}

/// A violation as older versions of the CDK print it; newer ones take it from the report.
fn text(violation: &Error) -> String {
    let help = violation
        .help()
        .map(|help| format!("\n  help: {help}"))
        .unwrap_or_default();
    format!(
        "{}{help} ({NAMESPACE}::{})",
        violation.message(),
        violation.rule()
    )
}

/// A resource, an output or another part that has a logical id.
struct Part<'s> {
    section: &'static str,
    id: &'s str,
    declaration: Option<Declaration>,
}

impl Part<'_> {
    fn path(&self, stack: &Stack) -> String {
        construct_path(stack, self.section, self.id)
    }
}

fn parts(stack: &Stack) -> impl Iterator<Item = Part<'_>> {
    let template = &stack.template;
    let entries = [
        ("Parameters", &template.parameters),
        ("Mappings", &template.mappings),
        ("Conditions", &template.conditions),
    ];
    let entries = entries.into_iter().flat_map(|(section, entries)| {
        entries.iter().map(move |entry| Part {
            section,
            id: &entry.id,
            declaration: entry.declaration,
        })
    });
    let resources = template.resources.iter().map(|resource| Part {
        section: "Resources",
        id: &resource.id,
        declaration: resource.declaration,
    });
    let outputs = template.outputs.iter().map(|output| Part {
        section: "Outputs",
        id: &output.id,
        declaration: output.declaration,
    });
    entries.chain(resources).chain(outputs)
}

/// The path of what a violation is about.
fn path(stack: &Stack, violation: &Error) -> String {
    match (violation.path.split('.').next(), violation.logical_id()) {
        (Some(section), Some(id)) => construct_path(stack, section, id),
        _ => stack.name.clone(),
    }
}

/// Resources stand right below the stack. What else has a logical id may be called like one.
fn construct_path(stack: &Stack, section: &str, id: &str) -> String {
    match section {
        "Resources" => format!("{}/{id}", stack.name),
        section => format!("{}/{section}/{id}", stack.name),
    }
}

fn tree_of(stack: &Stack) -> Value {
    // What can't be read back is refused by CloudFormation, too; the explorer shows no properties then.
    let json = Json::of(&stack.template).ok();
    let resources = json.as_ref().and_then(|json| json.get("Resources"));
    let children: Map<String, Value> = view::stack(&stack.template)
        .resources
        .iter()
        .map(|resource| {
            let id = &*resource.id;
            let properties = resources
                .and_then(|resources| resources.get(id)?.get("Properties"))
                .map_or_else(|| json!({}), Json::rounded_nowhere);
            let node = json!({
                "id": id,
                "path": construct_path(stack, "Resources", id),
                "constructInfo": construct(&resource.type_name),
                "attributes": {
                    "aws:cdk:cloudformation:type": resource.type_name,
                    "aws:cdk:cloudformation:logicalId": id,
                    "aws:cdk:cloudformation:props": properties,
                },
            });
            (id.to_owned(), node)
        })
        .collect();
    json!({
        "id": stack.name,
        "path": stack.name,
        "constructInfo": construct("Stack"),
        "children": children,
    })
}

fn construct(name: &str) -> Value {
    json!({ "fqn": qualified(name), "version": env!("CARGO_PKG_VERSION") })
}

/// The name of a kind of construct, such as `ivs-core.Channel` for `AWS::IVS::Channel`.
fn qualified(name: &str) -> String {
    format!("ivs-core.{}", name.rsplit("::").next().unwrap_or(name))
}
