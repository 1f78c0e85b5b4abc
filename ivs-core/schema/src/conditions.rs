//! The conditions of a template, as statements that can be compared.

use crate::check::functions::holds_dynamic_reference;
use crate::check::parameters::{possible_values, scalar_text};
use crate::presence::{Domains, Operand, Presence};
use crate::view::{Field, Node, Stack, Way};
use std::collections::HashMap;

/// The conditions of a stack, ready to be compared.
pub(crate) struct Conditions {
    by_id: HashMap<String, Presence>,
    domains: Domains,
}

impl Conditions {
    pub(crate) fn of(stack: &Stack<'_>) -> Self {
        let mut domains = Domains::new();
        for parameter in &stack.parameters {
            if let Some(values) = possible_values(parameter) {
                let reference = Node::reference(parameter.id.clone());
                domains.insert(rendered(&reference), values);
            }
        }
        let mut conditions = Self {
            by_id: HashMap::new(),
            domains,
        };
        // A condition may stand before one that it names.
        for _ in 0..=stack.conditions.len() {
            let before = conditions.by_id.len();
            for (index, condition) in stack.conditions.iter().enumerate() {
                if !conditions.by_id.contains_key(&*condition.id)
                    && let Some(presence) = conditions.presence(&condition.value, index)
                {
                    conditions.by_id.insert(condition.id.to_string(), presence);
                }
            }
            if conditions.by_id.len() == before {
                break;
            }
        }
        let rules = stack.sections.iter().find(|(name, _)| name == "Rules");
        if let Some((_, Node::Object(rules))) = rules {
            for assertion in rules.iter().flat_map(|(_, rule)| assertions(rule)) {
                conditions.domains.assert(assertion);
            }
        }
        conditions
    }

    /// Which texts the parameters can be.
    pub(crate) fn domains(&self) -> &Domains {
        &self.domains
    }

    /// What a condition says; `None` where it names one that is not known yet.
    fn presence(&self, node: &Node<'_>, index: usize) -> Option<Presence> {
        let Node::Function(function, argument) = node else {
            return Some(unsure(index));
        };
        let parts = |argument: &Node<'_>| match argument {
            Node::List(parts) => parts
                .iter()
                .map(|part| self.presence(part, index))
                .collect::<Option<Vec<_>>>(),
            other => Some(vec![self.presence(other, index)?]),
        };
        match (&**function, &**argument) {
            ("Condition", Node::String(id)) => self.by_id.get(&**id).cloned(),
            ("Fn::And", argument) => Some(Presence::and(parts(argument)?)),
            ("Fn::Or", argument) => Some(Presence::or(parts(argument)?)),
            ("Fn::Not", argument) => Some(!Presence::and(parts(argument)?)),
            ("Fn::Equals", Node::List(sides)) => match sides.as_slice() {
                [left, right] => Some(match (operand(left), operand(right)) {
                    (Some(left), Some(right)) => Presence::equals(left, right),
                    _ => unsure(index),
                }),
                _ => Some(unsure(index)),
            },
            _ => Some(unsure(index)),
        }
    }

    /// What the condition with this logical id says.
    fn named(&self, id: &str) -> Presence {
        // What is not known may hold or not.
        self.by_id.get(id).cloned().unwrap_or_else(|| {
            Presence::equals(
                Operand::Value(format!("Condition {id}")),
                Operand::Literal("true".into()),
            )
        })
    }

    /// When something exists that stands under a condition.
    pub(crate) fn existence(&self, condition: Option<&str>, declared: &Presence) -> Presence {
        let condition = condition.map_or(Presence::Always, |id| self.named(id));
        Presence::and([condition, declared.clone()])
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

/// What a rule of the section `Rules` asserts in each deployment, as far as it can be compared.
fn assertions(rule: &Node<'_>) -> Vec<Presence> {
    let condition = match rule.get("RuleCondition") {
        Field::Absent => Some(Presence::Always),
        Field::Known(_) | Field::Unknown => rule.entry("RuleCondition").and_then(asserted),
    };
    let (Some(condition), Field::Known(Node::List(items))) = (condition, rule.get("Assertions"))
    else {
        return Vec::new();
    };
    let assertions = items
        .iter()
        .filter_map(|item| asserted(item.entry("Assert")?));
    assertions
        .map(|assertion| Presence::or([!condition.clone(), assertion]))
        .collect()
}

/// What a part of a rule says, if all of it can be compared.
fn asserted(node: &Node<'_>) -> Option<Presence> {
    let Node::Function(function, argument) = node else {
        return None;
    };
    let Node::List(parts) = &**argument else {
        return None;
    };
    let all = || parts.iter().map(asserted).collect::<Option<Vec<_>>>();
    match (&**function, parts.as_slice()) {
        ("Fn::And", _) => Some(Presence::and(all()?)),
        ("Fn::Or", _) => Some(Presence::or(all()?)),
        ("Fn::Not", [part]) => Some(!asserted(part)?),
        ("Fn::Equals", [left, right]) => Some(Presence::equals(operand(left)?, operand(right)?)),
        ("Fn::Contains", [Node::List(texts), value]) => {
            let value = operand(value)?;
            let texts = texts.iter().map(operand).collect::<Option<Vec<_>>>()?;
            let equals = |text| Presence::equals(value.clone(), text);
            Some(Presence::or(texts.into_iter().map(equals)))
        }
        _ => None,
    }
}

/// A condition of which nothing is known; the same one each time.
fn unsure(index: usize) -> Presence {
    Presence::equals(
        Operand::Value(format!("Condition {index}")),
        Operand::Literal("true".into()),
    )
}

fn operand(node: &Node<'_>) -> Option<Operand> {
    match node {
        Node::Unknown => None,
        Node::String(text) if holds_dynamic_reference(text) => None,
        node => Some(match scalar_text(node) {
            Some(text) => Operand::Literal(text),
            None => Operand::Value(rendered(node)),
        }),
    }
}

fn rendered(node: &Node<'_>) -> String {
    match node {
        Node::Reference { to, attribute, .. } => {
            format!("{to}.{}", attribute.as_deref().unwrap_or_default())
        }
        other => format!("{other:?}"),
    }
}
