//! Resources and what they name, as a flowchart in the language of Mermaid.

use super::answer::{Answer, Trouble};
use super::arguments::Word;
use super::references::{self, Reference};
use super::stacks::{self, Stack};
use crate::template::Template;
use crate::view;
use ivs_schema::metadata::ResourceType;
use ivs_schema::redact;
use ivs_schema::view::Resource;
use std::fmt::Write as _;

/// Prints the flowchart of one stack, or of all in one.
pub(super) fn graph(stacks: &[Stack], word: &Word) -> Result<Answer, Trouble> {
    let stacks = stacks::all_or_named(stacks, word)?;
    let mut chart = String::from("flowchart LR\n");
    for (index, stack) in stacks.iter().enumerate() {
        let nodes = Nodes {
            template: &stack.template,
            prefix: format!("s{index}"),
        };
        line(
            &mut chart,
            format_args!("  subgraph {}[\"{}\"]", nodes.prefix, label(&stack.name)),
        );
        nodes.write(&mut chart);
        chart.push_str("  end\n");
    }
    for (index, stack) in stacks.iter().enumerate() {
        for needed in &stack.dependencies {
            if let Some(other) = stacks.iter().position(|other| other.name == *needed) {
                line(
                    &mut chart,
                    format_args!("  s{index} -- imports --> s{other}"),
                );
            }
        }
    }
    chart.push_str("  classDef conditional stroke-dasharray: 5 5\n");
    chart.push_str("  classDef secret stroke:#d13212,stroke-width:3px\n");
    Ok(Answer {
        notes: stacks::notes(&stacks),
        ..Answer::new(chart)
    })
}

/// The nodes and edges of one stack.
struct Nodes<'t> {
    template: &'t Template,
    /// What sets the names of its nodes apart from those of other stacks.
    prefix: String,
}

impl Nodes<'_> {
    fn write(&self, chart: &mut String) {
        let template = self.template;
        let stack = view::stack(template);
        for parameter in &stack.parameters {
            let node = self.node(&parameter.id);
            line(
                chart,
                format_args!("    {node}([\"{}\"])", label(&parameter.id)),
            );
        }
        for (index, import) in stack.imports.iter().enumerate() {
            let node = self.node(&references::imported(index));
            let type_name = label(import.resource_type.cloudformation);
            line(
                chart,
                format_args!("    {node}[/\"existing<br>{type_name}\"/]"),
            );
        }
        let inside = references::of_resources(template);
        let shown = references::of_outputs(template);
        for resource in &stack.resources {
            let condition = resource.condition.as_deref();
            let text = titled(&[&resource.id, &resource.type_name], condition);
            let class = if self.handles_secrets(resource, &inside) {
                ":::secret"
            } else {
                class_of(condition)
            };
            let node = self.node(&resource.id);
            line(chart, format_args!("    {node}[\"{text}\"]{class}"));
        }
        for output in &stack.outputs {
            let condition = output.condition.as_deref();
            let node = self.output(&output.id);
            let text = titled(&[&output.id], condition);
            line(
                chart,
                format_args!("    {node}>\"{text}\"]{}", class_of(condition)),
            );
        }
        for reference in &inside {
            self.edge(chart, &self.node(&reference.from), reference);
        }
        for resource in &stack.resources {
            for other in &resource.depends_on {
                let (from, to) = (self.node(&resource.id), self.node(other));
                line(chart, format_args!("    {from} -. DependsOn .-> {to}"));
            }
        }
        for reference in &shown {
            self.edge(chart, &self.output(&reference.from), reference);
        }
    }

    fn node(&self, id: &str) -> String {
        format!("{}_{}", self.prefix, word(id))
    }

    /// Outputs may be called as resources are.
    fn output(&self, id: &str) -> String {
        format!("{}_output_{}", self.prefix, word(id))
    }

    fn edge(&self, chart: &mut String, from: &str, reference: &Reference) {
        if reference.to.starts_with("AWS::") {
            return;
        }
        let mut text = reference.property();
        if let Some(attribute) = reference.attribute.as_deref().filter(|name| *name != "Arn") {
            let arrow = if text.is_empty() { "" } else { " = " };
            text.push_str(arrow);
            text.push_str(attribute);
        }
        for condition in &reference.conditions {
            text.extend([" if ", condition]);
        }
        let to = self.node(&reference.to);
        let is_secret = self.reads_secret(reference);
        if is_secret {
            text.push_str(" (secret)");
        }
        let text = label(text.trim_start());
        match (text.is_empty(), is_secret) {
            (true, _) => line(chart, format_args!("    {from} --> {to}")),
            (false, false) => line(chart, format_args!("    {from} -- \"{text}\" --> {to}")),
            (false, true) => line(chart, format_args!("    {from} == \"{text}\" ==> {to}")),
        }
    }

    /// Whether a resource has a secret that is read, or reads one.
    fn handles_secrets(&self, resource: &Resource<'_>, references: &[Reference]) -> bool {
        references.iter().any(|reference| {
            (reference.to == resource.id || reference.from == resource.id)
                && self.reads_secret(reference)
        })
    }

    fn reads_secret(&self, reference: &Reference) -> bool {
        let rows: Option<&ResourceType> = self
            .template
            .resources
            .iter()
            .find(|resource| resource.id == reference.to)
            .and_then(|resource| resource.known);
        reference
            .attribute
            .as_deref()
            .and_then(|attribute| rows?.attribute(attribute))
            .is_some_and(|attribute| attribute.secret)
    }
}

fn line(chart: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing into a text does not fail.
    let _ = writeln!(chart, "{text}");
}

fn titled(lines: &[&str], condition: Option<&str>) -> String {
    let mut lines: Vec<String> = lines.iter().map(|line| label(line)).collect();
    lines.extend(condition.map(|condition| format!("if {}", label(condition))));
    lines.join("<br>")
}

const fn class_of(condition: Option<&str>) -> &'static str {
    match condition {
        Some(_) => ":::conditional",
        None => "",
    }
}

/// Text within quotes, where Mermaid reads some HTML.
fn label(text: &str) -> String {
    redact::name(text)
        .replace('&', "#amp;")
        .replace('"', "#quot;")
        .replace('<', "#lt;")
        .replace('>', "#gt;")
}

/// A part of the name of a node; ids of other characters than letters and digits break a rule.
fn word(id: &str) -> String {
    id.chars()
        .map(|character| {
            if character.is_ascii_alphanumeric() {
                character
            } else {
                '_'
            }
        })
        .collect()
}
