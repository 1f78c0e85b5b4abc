//! The conditions of a template, as statements that can be compared.

use crate::check::functions::holds_dynamic_reference;
use crate::check::parameters::{possible_values, scalar_text};
use crate::presence::{Domains, Operand, Presence};
use crate::view::{Field, Node, Place, Stack, Way};
use std::collections::HashMap;

/// The conditions of a stack, ready to be compared.
pub(crate) struct Conditions {
    /// The numbers of the conditions by their logical ids.
    numbers: HashMap<String, usize>,
    domains: Domains,
}

impl Conditions {
    pub(crate) fn of(stack: &Stack<'_>) -> Self {
        let ids = stack
            .conditions
            .iter()
            .map(|condition| condition.id.to_string());
        let mut reader = Reader {
            numbers: ids.zip(0..).collect(),
            long: HashMap::new(),
            unsure: 0,
        };
        let mut domains = Domains::new();
        for parameter in &stack.parameters {
            if let Some(values) = possible_values(parameter) {
                let reference = Node::reference(parameter.id.clone());
                let value = reader.rendered(&reference);
                let values = values.into_iter().map(|value| reader.short(value));
                domains.insert(value, values.collect::<Vec<_>>());
            }
        }
        // Of conditions that need themselves nothing is known.
        for number in without_cycles(stack, &reader.numbers) {
            if let Some(condition) = stack.conditions.get(number) {
                domains.define(number, reader.presence(&condition.value));
            }
        }
        let rules = stack.sections.iter().find(|(name, _)| name == "Rules");
        if let Some((_, Node::Object(rules))) = rules {
            for (_, rule) in rules {
                for assertion in reader.assertions(rule) {
                    domains.assert(assertion);
                }
            }
        }
        Self {
            numbers: reader.numbers,
            domains,
        }
    }

    /// Which texts the parameters can be, and what the conditions are.
    pub(crate) fn domains(&self) -> &Domains {
        &self.domains
    }

    /// What the condition with this logical id says.
    fn named(&self, id: &str) -> Presence {
        named(&self.numbers, id)
    }

    /// When something exists that stands under a condition.
    pub(crate) fn existence(&self, condition: Option<&str>, declared: &Presence) -> Presence {
        match condition {
            Some(id) if *declared == Presence::Always => self.named(id),
            Some(id) => Presence::and([self.named(id), declared.clone()]),
            None => declared.clone(),
        }
    }

    /// Calls `look` for each reference in a value, with what holds where it stands.
    pub(crate) fn references(
        &self,
        way: &Way<'_>,
        node: &Node<'_>,
        here: &Presence,
        look: &mut dyn FnMut(&Way<'_>, &str, &Presence),
    ) {
        match node {
            Node::Reference { to, .. } => look(way, to, here),
            Node::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.references(&Way::Item(way, index), item, here, look);
                }
            }
            Node::Object(entries) => {
                for (key, value) in entries {
                    self.references(&Way::Key(way, key), value, here, look);
                }
            }
            Node::Function(function, argument) => {
                if function == "Fn::Sub" {
                    argument.references_in_sub(|name, reference| {
                        self.references(&Way::Reference(way, name), &reference, here, look);
                    });
                }
                let way = Way::Key(way, function);
                match (&**function, &**argument) {
                    ("Fn::If", Node::List(branches)) => {
                        // Of an unknown condition neither side says anything.
                        let sides = match branches.first() {
                            Some(Node::String(id)) => {
                                let condition = self.named(id);
                                [condition.clone(), !condition]
                            }
                            _ => [Presence::Always, Presence::Always],
                        };
                        for (index, branch) in branches.iter().enumerate().skip(1) {
                            let side = sides.get(index - 1).cloned().unwrap_or_default();
                            let here = Presence::and([here.clone(), side]);
                            self.references(&Way::Item(&way, index), branch, &here, look);
                        }
                    }
                    (_, argument) => self.references(&way, argument, here, look),
                }
            }
            _ => {}
        }
    }
}

/// What the condition with this logical id says. One that is not declared may hold or not.
fn named(numbers: &HashMap<String, usize>, id: &str) -> Presence {
    numbers.get(id).map_or_else(
        || {
            Presence::equals(
                Operand::Value(format!("Condition {id}")),
                Operand::Literal("true".into()),
            )
        },
        |number| Presence::Condition(*number),
    )
}

/// The conditions that don't need themselves, nor any that does, each after those that it names.
fn without_cycles(stack: &Stack<'_>, numbers: &HashMap<String, usize>) -> Vec<usize> {
    let count = stack.conditions.len();
    let mut naming = vec![Vec::new(); count];
    let mut missing = vec![0_usize; count];
    for (number, condition) in stack.conditions.iter().enumerate() {
        let way = Way::Place(Place::Condition(number));
        condition.value.walk(&way, &mut |_, node| {
            if let Node::Function(function, argument) = node
                && function == "Condition"
                && let Node::String(id) = &**argument
                && let Some(named) = numbers.get(&**id)
                && let (Some(naming), Some(missing)) =
                    (naming.get_mut(*named), missing.get_mut(number))
            {
                naming.push(number);
                *missing += 1;
            }
        });
    }
    let mut known: Vec<_> = (0..count)
        .filter(|number| missing.get(*number) == Some(&0))
        .collect();
    let mut next = 0;
    while let Some(&number) = known.get(next) {
        for &other in naming.get(number).into_iter().flatten() {
            if let Some(missing) = missing.get_mut(other) {
                *missing -= 1;
                if *missing == 0 {
                    known.push(other);
                }
            }
        }
        next += 1;
    }
    known
}

/// Reads conditions.
struct Reader {
    numbers: HashMap<String, usize>,
    /// The numbers of long strings.
    long: HashMap<String, usize>,
    /// How many parts were found of which nothing is known.
    unsure: usize,
}

impl Reader {
    fn presence(&mut self, node: &Node<'_>) -> Presence {
        let Node::Function(function, argument) = node else {
            return self.part(node);
        };
        match (&**function, &**argument) {
            ("Condition", Node::String(id)) => named(&self.numbers, id),
            ("Fn::And", argument) => Presence::and(self.parts(argument)),
            ("Fn::Or", argument) => Presence::or(self.parts(argument)),
            ("Fn::Not", argument) => !Presence::and(self.parts(argument)),
            ("Fn::Equals", Node::List(sides)) => match sides.as_slice() {
                [left, right] => match (self.operand(left), self.operand(right)) {
                    (Some(left), Some(right)) => Presence::equals(left, right),
                    _ => self.unsure(),
                },
                _ => self.part(node),
            },
            _ => self.part(node),
        }
    }

    fn parts(&mut self, argument: &Node<'_>) -> Vec<Presence> {
        match argument {
            Node::List(parts) => parts.iter().map(|part| self.presence(part)).collect(),
            other => vec![self.presence(other)],
        }
    }

    /// A part that is none of the known functions: the same one may hold here and there.
    fn part(&mut self, node: &Node<'_>) -> Presence {
        if node.holds_unknown() {
            return self.unsure();
        }
        let name = format!("Condition {}", self.rendered(node));
        Presence::equals(
            Operand::Value(self.short(name)),
            Operand::Literal("true".into()),
        )
    }

    /// A part of which nothing is known, unlike any other.
    fn unsure(&mut self) -> Presence {
        self.unsure += 1;
        Presence::equals(
            Operand::Value(format!("Unsure {}", self.unsure)),
            Operand::Literal("true".into()),
        )
    }

    /// What a rule of the section `Rules` asserts in each deployment, as far as it can be compared.
    fn assertions(&mut self, rule: &Node<'_>) -> Vec<Presence> {
        let condition = match rule.get("RuleCondition") {
            Field::Absent => Some(Presence::Always),
            Field::Known(_) | Field::Unknown => rule
                .entry("RuleCondition")
                .and_then(|condition| self.asserted(condition)),
        };
        let (Some(condition), Field::Known(Node::List(items))) =
            (condition, rule.get("Assertions"))
        else {
            return Vec::new();
        };
        let assertions = items
            .iter()
            .filter_map(|item| self.asserted(item.entry("Assert")?));
        assertions
            .map(|assertion| Presence::or([!condition.clone(), assertion]))
            .collect()
    }

    /// What a part of a rule says, if all of it can be compared.
    fn asserted(&mut self, node: &Node<'_>) -> Option<Presence> {
        let Node::Function(function, argument) = node else {
            return None;
        };
        let Node::List(parts) = &**argument else {
            return None;
        };
        let mut all = || {
            let all = parts.iter().map(|part| self.asserted(part));
            all.collect::<Option<Vec<_>>>()
        };
        match (&**function, parts.as_slice()) {
            ("Fn::And", _) => Some(Presence::and(all()?)),
            ("Fn::Or", _) => Some(Presence::or(all()?)),
            ("Fn::Not", [part]) => Some(!self.asserted(part)?),
            ("Fn::Equals", [left, right]) => {
                Some(Presence::equals(self.operand(left)?, self.operand(right)?))
            }
            ("Fn::Contains", [Node::List(texts), value]) => {
                let value = self.operand(value)?;
                let texts = texts.iter().map(|text| self.operand(text));
                let texts = texts.collect::<Option<Vec<_>>>()?;
                let equals = |text| Presence::equals(value.clone(), text);
                Some(Presence::or(texts.into_iter().map(equals)))
            }
            _ => None,
        }
    }

    fn operand(&mut self, node: &Node<'_>) -> Option<Operand> {
        if node.holds_unknown()
            || matches!(node, Node::String(text) if holds_dynamic_reference(text))
        {
            return None;
        }
        Some(match scalar_text(node) {
            Some(text) => Operand::Literal(self.short(text)),
            None => Operand::Value(self.rendered(node)),
        })
    }

    fn rendered(&mut self, node: &Node<'_>) -> String {
        let rendered = match node {
            Node::Reference { to, attribute, .. } => {
                format!("{to}.{}", attribute.as_deref().unwrap_or_default())
            }
            other => other.identity(),
        };
        self.short(rendered)
    }

    /// A short string that identifies this one, so that comparing them takes little time.
    fn short(&mut self, text: String) -> String {
        const LONGEST: usize = 200;

        if text.len() <= LONGEST {
            return text;
        }
        let number = self.long.len();
        let number = self.long.entry(text).or_insert(number);
        format!("Long string {number}")
    }
}
