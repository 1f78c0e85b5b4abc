//! What of a stack CloudFormation replaces before it makes anything.
//!
//! Macros (`Fn::Transform`, `AWS::Include`), loops (`Fn::ForEach`) and dynamic references stand for values
//! that the template does not contain, and modules and SAM resources become other resources. Before the
//! rules run, such values are set aside, so that a rule sees an unknown value in their place. A refused value
//! is set aside as well: one cause gives one error, but everything that the value refers to is used.

use crate::check::functions::holds_dynamic_reference;
use crate::view::{Node, Path, Place, Resource, Stack, Step, Way};
use std::collections::{BTreeMap, HashMap};

/// The transform of `Fn::ForEach` and of a few other functions.
pub(crate) const LANGUAGE_EXTENSIONS: &str = "AWS::LanguageExtensions";
const SERVERLESS: &str = "AWS::Serverless-2016-10-31";
const MACRO: &str = "Fn::Transform";
const LOOP: &str = "Fn::ForEach::";

/// Whether the value of this key is a macro or a loop, which creates entries next to it at deployment.
pub(crate) fn makes_entries(key: &str) -> bool {
    key.starts_with("Fn::") && (key == MACRO || key.starts_with(LOOP) || key == "Fn::ForEach")
}

/// Whether a macro or a loop may add to these entries.
pub(crate) fn is_open<K: AsRef<str>, V>(entries: &[(K, V)]) -> bool {
    entries.iter().any(|(key, _)| makes_entries(key.as_ref()))
}

/// Whether an entry calls a macro of the author's own, which may change all entries next to it. The macros of
/// AWS only add entries.
pub(crate) fn is_own_macro(key: &str, argument: &Node<'_>) -> bool {
    let is_of_aws = |argument: &Node<'_>| {
        let name = argument.get("Name").text();
        name.is_some_and(|name| name.starts_with("AWS::"))
    };
    key == MACRO
        && match argument {
            Node::List(all) => !all.iter().all(is_of_aws),
            one => !is_of_aws(one),
        }
}

/// A value that was set aside.
pub(crate) struct Value<'a> {
    path: Path,
    node: Node<'a>,
    /// The path of the function that replaces it; `None` if the value was refused.
    pub(crate) made_at: Option<Path>,
}

impl<'a> Value<'a> {
    /// The function that replaces it, with its path and its argument.
    pub(crate) fn function(&self) -> Option<(&Path, &str, &Node<'a>)> {
        let path = self.made_at.as_ref()?;
        match &self.node {
            Node::Function(name, argument) => Some((path, name, argument)),
            Node::Object(entries) => {
                let (name, argument) = entries.iter().find(|(key, _)| makes_entries(key))?;
                Some((path, name, argument))
            }
            _ => None,
        }
    }
}

/// What is known of the rest of a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rest {
    /// There is none: the string is the whole value.
    Nothing,
    /// Its names are replaced: it is the string of `Fn::Sub`.
    Names,
    /// Other strings may come before or after it: it is an argument of a function.
    Texts,
}

/// A string with dynamic references.
pub(crate) struct DynamicReferences {
    pub(crate) path: Path,
    pub(crate) text: String,
    pub(crate) rest: Rest,
}

/// What was set aside.
#[derive(Default)]
pub(crate) struct SetAside<'a> {
    values: Vec<Value<'a>>,
    dynamic_references: Vec<DynamicReferences>,
    /// The sections that macros or loops add entries to.
    open_sections: Vec<&'static str>,
    /// Whether a macro of the author's own may change the whole template.
    may_change_all: bool,
}

impl<'a> SetAside<'a> {
    /// Sets aside the values that macros and loops replace.
    pub(crate) fn of(stack: &mut Stack<'a>) -> Self {
        let mut aside = Self {
            may_change_all: stack
                .transforms
                .iter()
                .any(|name| !name.starts_with("AWS::")),
            ..Self::default()
        };
        for made in std::mem::take(&mut stack.generated) {
            aside.open_sections.push(made.section);
            aside.may_change_all |= is_own_macro(&made.function, &made.argument);
            let section = Way::Section(Place::Stack, made.section);
            aside.values.push(Value {
                made_at: Some(Way::Key(&section, &made.function).path()),
                path: section.path(),
                node: Node::call(made.function, made.argument),
            });
        }
        each_value(stack, &mut |way, node| aside.take(way, node));
        aside
    }

    fn take(&mut self, way: &Way<'_>, node: &mut Node<'a>) {
        // Most values have neither, and stay borrowed.
        let is_made = |node: &Node<'_>| match node {
            Node::Function(name, _) => makes_entries(name),
            Node::Object(entries) => is_open(entries),
            _ => false,
        };
        if !node.has(&is_made) {
            return;
        }
        match node {
            Node::Function(name, _) if makes_entries(name) => {
                let path = way.path();
                self.keep(path.clone(), node, Some(path));
            }
            Node::Function(name, argument) => self.take(&Way::Key(way, name), argument.to_mut()),
            Node::List(items) => {
                for (index, item) in items.to_mut().iter_mut().enumerate() {
                    self.take(&Way::Item(way, index), item);
                }
            }
            Node::Object(entries) => {
                if let Some((key, _)) = entries.iter().find(|(key, node)| is_own_macro(key, node)) {
                    let made_at = Way::Key(way, key).path();
                    self.keep(way.path(), node, Some(made_at));
                    return;
                }
                for (key, value) in entries.to_mut() {
                    let inside = Way::Key(way, key);
                    if makes_entries(key) {
                        let argument = std::mem::replace(value, Node::Unknown);
                        self.values.push(Value {
                            made_at: Some(inside.path()),
                            path: way.path(),
                            node: Node::call(key.clone(), argument),
                        });
                    } else {
                        self.take(&inside, value);
                    }
                }
            }
            _ => {}
        }
    }

    fn keep(&mut self, path: Path, node: &mut Node<'a>, made_at: Option<Path>) {
        let node = std::mem::replace(node, Node::Unknown);
        self.values.push(Value {
            path,
            node,
            made_at,
        });
    }

    /// Sets aside the refused values.
    pub(crate) fn refuse<'p>(
        &mut self,
        stack: &mut Stack<'a>,
        paths: impl IntoIterator<Item = &'p Path>,
    ) {
        let mut in_resources: BTreeMap<usize, Vec<&[Step]>> = BTreeMap::new();
        for path in paths {
            match path.place {
                Place::Resource(index) => {
                    if let Some((Step::Key(section), rest)) = path.steps.split_first()
                        && section == "Properties"
                    {
                        in_resources.entry(index).or_default().push(rest);
                    }
                }
                Place::Import(index) => {
                    if let Some(import) = stack.imports.get_mut(index) {
                        self.keep(Path::of(path.place), &mut import.arn, None);
                    }
                }
                _ => {}
            }
        }
        for (index, ends) in in_resources {
            if let Some(resource) = stack.resources.get_mut(index) {
                let way = Way::Section(Place::Resource(index), "Properties");
                self.refuse_in(&way, &mut resource.properties, &ends);
            }
        }
    }

    /// Sets aside the values at the ends of some ways from a value, all at once: one after the other would take
    /// time that grows with the square of their number.
    fn refuse_in(&mut self, way: &Way<'_>, node: &mut Node<'a>, ends: &[&[Step]]) {
        if ends.iter().any(|steps| steps.is_empty()) {
            self.keep(way.path(), node, None);
            return;
        }
        let steps = ends.iter().filter_map(|steps| steps.split_first());
        match node {
            Node::Object(entries) => {
                let mut inside: HashMap<&str, Vec<&[Step]>> = HashMap::new();
                for (step, rest) in steps {
                    if let Step::Key(key) = step {
                        inside.entry(key).or_default().push(rest);
                    }
                }
                // What is missing was refused as well, and changes nothing.
                if !entries.iter().any(|(key, _)| inside.contains_key(&**key)) {
                    return;
                }
                for (key, value) in entries.to_mut() {
                    // Of a key that stands twice the first one was checked.
                    if let Some(ends) = inside.remove(&**key) {
                        self.refuse_in(&Way::Key(way, key), value, &ends);
                    }
                }
            }
            Node::List(items) => {
                let mut inside: BTreeMap<usize, Vec<&[Step]>> = BTreeMap::new();
                for (step, rest) in steps {
                    if let Step::Index(index) = step
                        && *index < items.len()
                    {
                        inside.entry(*index).or_default().push(rest);
                    }
                }
                for (index, ends) in inside {
                    if let Some(item) = items.to_mut().get_mut(index) {
                        self.refuse_in(&Way::Item(way, index), item, &ends);
                    }
                }
            }
            _ => {}
        }
    }

    /// Sets aside the strings in which CloudFormation replaces dynamic references.
    pub(crate) fn take_dynamic_references(&mut self, stack: &mut Stack<'a>) {
        for (index, resource) in stack.resources.iter_mut().enumerate() {
            let properties = Way::Section(Place::Resource(index), "Properties");
            self.take_texts(&properties, &mut resource.properties, Rest::Nothing);
        }
        for (index, output) in stack.outputs.iter_mut().enumerate() {
            let value = Way::Section(Place::Output(index), "Value");
            self.take_texts(&value, &mut output.value, Rest::Nothing);
        }
    }

    fn take_texts(&mut self, way: &Way<'_>, node: &mut Node<'a>, rest: Rest) {
        if !node.has(&|node| matches!(node, Node::String(text) if holds_dynamic_reference(text))) {
            return;
        }
        match node {
            Node::String(text) if holds_dynamic_reference(text) => {
                self.note_text(way, text, rest);
                *node = Node::Unknown;
            }
            Node::List(items) => {
                for (index, item) in items.to_mut().iter_mut().enumerate() {
                    self.take_texts(&Way::Item(way, index), item, rest);
                }
            }
            Node::Object(entries) => {
                for (key, value) in entries.to_mut() {
                    self.take_texts(&Way::Key(way, key), value, rest);
                }
            }
            Node::Function(function, argument) => {
                let inside = Way::Key(way, function);
                match (&**function, argument.to_mut()) {
                    // The string is kept for the names in it.
                    ("Fn::Sub", Node::String(text)) => self.note_text(way, text, Rest::Names),
                    ("Fn::Sub", Node::List(arguments)) => {
                        let mut arguments = arguments.to_mut().iter_mut().enumerate();
                        if let Some((_, Node::String(text))) = arguments.next() {
                            self.note_text(way, text, Rest::Names);
                        }
                        for (index, values) in arguments {
                            self.take_texts(&Way::Item(&inside, index), values, Rest::Texts);
                        }
                    }
                    ("Fn::If", argument) => self.take_texts(&inside, argument, rest),
                    (_, argument) => self.take_texts(&inside, argument, Rest::Texts),
                }
            }
            _ => {}
        }
    }

    fn note_text(&mut self, way: &Way<'_>, text: &str, rest: Rest) {
        if holds_dynamic_reference(text) {
            self.dynamic_references.push(DynamicReferences {
                path: way.path(),
                text: text.to_owned(),
                rest,
            });
        }
    }

    /// The strings with dynamic references.
    pub(crate) fn dynamic_references(&self) -> &[DynamicReferences] {
        &self.dynamic_references
    }

    /// The macros and loops, each with its path and its argument.
    pub(crate) fn functions(&self) -> impl Iterator<Item = (&Path, &str, &Node<'a>)> {
        self.values.iter().filter_map(Value::function)
    }

    /// Whether nothing was set aside.
    pub(crate) const fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Whether a macro of the author's own may change the whole template.
    pub(crate) const fn may_change_all(&self) -> bool {
        self.may_change_all
    }

    /// Whether a macro or a loop may refer to anything in the stack.
    pub(crate) fn may_mention_all(&self, stack: &Stack<'_>) -> bool {
        !stack.transforms.is_empty() || self.functions().next().is_some()
    }

    /// Whether macros or loops may add entries to a section.
    pub(crate) fn adds_to(&self, section: &str, stack: &Stack<'_>) -> bool {
        let adds = |transform: &str| match section {
            "Mappings" => !matches!(transform, LANGUAGE_EXTENSIONS | SERVERLESS),
            _ => true,
        };
        self.open_sections.contains(&section) || stack.transforms.iter().any(|name| adds(name))
    }

    /// Calls `visit` for each value that was set aside and for each inside it.
    pub(crate) fn walk(&self, visit: &mut impl FnMut(&Node<'_>)) {
        for value in &self.values {
            let way = Way::Place(value.path.place);
            value.node.walk(&way, &mut |_, node| visit(node));
        }
    }

    /// Calls `visit` for each value of a place that was set aside and for each inside it, with the way that
    /// leads there.
    pub(crate) fn walk_of(&self, place: Place, visit: &mut impl FnMut(&Way<'_>, &Node<'_>)) {
        for value in self.values.iter().filter(|it| it.path.place == place) {
            value.path.with_way(|way| value.node.walk(way, visit));
        }
    }
}

/// Calls `visit` for each value of a stack that may contain a macro: all but those of parameters.
fn each_value<'a>(stack: &mut Stack<'a>, visit: &mut impl FnMut(&Way<'_>, &mut Node<'a>)) {
    for (index, mapping) in stack.mappings.iter_mut().enumerate() {
        visit(&Way::Place(Place::Mapping(index)), &mut mapping.value);
    }
    for (index, condition) in stack.conditions.iter_mut().enumerate() {
        visit(&Way::Place(Place::Condition(index)), &mut condition.value);
    }
    for (name, value) in &mut stack.sections {
        visit(&Way::Key(&Way::Place(Place::Stack), name), value);
    }
    if let Some(metadata) = &mut stack.metadata {
        visit(&Way::Section(Place::Stack, "Metadata"), metadata);
    }
    for (index, resource) in stack.resources.iter_mut().enumerate() {
        let place = Place::Resource(index);
        visit(&Way::Section(place, "Properties"), &mut resource.properties);
        for (section, node) in &mut resource.attributes {
            visit(&Way::Section(place, section), node);
        }
    }
    for (index, output) in stack.outputs.iter_mut().enumerate() {
        let place = Place::Output(index);
        visit(&Way::Section(place, "Value"), &mut output.value);
        if let Some(export) = &mut output.export {
            visit(&Way::Section(place, "Export"), export);
        }
    }
}

/// Whether CloudFormation replaces a resource with several others: it is a module, or a SAM resource.
pub(crate) fn becomes_several(resource: &Resource<'_>) -> bool {
    is_module(resource) || resource.type_name.starts_with("AWS::Serverless::")
}

fn is_module(resource: &Resource<'_>) -> bool {
    resource.type_name.ends_with("::MODULE")
}

/// Whether a module of the stack may contain the resource with this logical id: `Module.Id` or `ModuleId`.
pub(crate) fn may_be_of_module(stack: &Stack<'_>, id: &str) -> bool {
    let mut modules = stack.resources.iter().filter(|it| is_module(it));
    modules.any(|module| {
        let inner = id.strip_prefix(&*module.id);
        inner.is_some_and(|inner| !inner.is_empty() && inner != ".")
    })
}
