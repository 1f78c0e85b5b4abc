//! CloudFormation's functions, and what stands in brackets behind mappings and lists.

use super::Lowering;
use super::references::step_span;
use super::values::mapping_help;
use crate::ast::{self, ChainStep, Form};
use crate::ir::{Broken, Callee, Content, Slot, Value};
use crate::scopes::names::{Binding, ScopeId};
use crate::span::SpanRange;
use ivs_schema::names::to_snake_case;
use ivs_schema::suggest;
use ivs_schema::view::Node;
use proc_macro2::Ident;

/// A function of CloudFormation, as it is written here.
struct Function {
    /// Its name here and in the core.
    name: &'static str,
    cloudformation: &'static str,
    /// How it is written, for help.
    form: &'static str,
    /// What each argument takes.
    arguments: &'static [Takes],
}

/// What an argument of a function takes.
#[derive(Clone, Copy)]
enum Takes {
    Text,
    /// A text that stands between the parts of another.
    Delimiter,
    List,
    Number,
}

const FUNCTIONS: [Function; 9] = [
    Function {
        name: "base64",
        cloudformation: "Fn::Base64",
        form: "Fn::base64(text)",
        arguments: &[Takes::Text],
    },
    Function {
        name: "cidr",
        cloudformation: "Fn::Cidr",
        form: "Fn::cidr(block, count, bits)",
        arguments: &[Takes::Text, Takes::Number, Takes::Number],
    },
    Function {
        name: "find_in_map",
        cloudformation: "Fn::FindInMap",
        form: "Fn::find_in_map(mapping, first_key, second_key)",
        arguments: &[Takes::Text, Takes::Text, Takes::Text],
    },
    Function {
        name: "get_azs",
        cloudformation: "Fn::GetAZs",
        form: "Fn::get_azs(region)",
        arguments: &[Takes::Text],
    },
    Function {
        name: "import_value",
        cloudformation: "Fn::ImportValue",
        form: "Fn::import_value(name)",
        arguments: &[Takes::Text],
    },
    Function {
        name: "join",
        cloudformation: "Fn::Join",
        form: "Fn::join(\"-\", [a, b])",
        arguments: &[Takes::Delimiter, Takes::List],
    },
    Function {
        name: "select",
        cloudformation: "Fn::Select",
        form: "Fn::select(index, list)",
        arguments: &[Takes::Number, Takes::List],
    },
    Function {
        name: "split",
        cloudformation: "Fn::Split",
        form: "Fn::split(\",\", text)",
        arguments: &[Takes::Delimiter, Takes::Text],
    },
    Function {
        name: "sub",
        cloudformation: "Fn::Sub",
        form: "Fn::sub(\"${Name}\")",
        arguments: &[Takes::Text],
    },
];

impl Lowering<'_> {
    /// `Fn::name(arguments)`
    pub fn function(
        &mut self,
        scope: ScopeId,
        name: &Ident,
        arguments: &[ast::Value],
        span: SpanRange,
    ) -> Value {
        let text = name.to_string();
        let Some(function) = FUNCTIONS.iter().find(|function| text == function.name) else {
            let names: Vec<_> = FUNCTIONS.iter().map(|function| function.name).collect();
            let help = form_of_its_own(&text).map_or_else(
                || {
                    suggest::closest(&text, names.iter().copied()).map_or_else(
                        || format!("the functions are {}", suggest::one_of(&names)),
                        |meant| format!("did you mean `{meant}`?"),
                    )
                },
                |form| format!("write `{form}`"),
            );
            self.diagnostics
                .error(name.span(), format!("unknown function `{text}`"))
                .help(help);
            return Value::broken(span, Broken::UnknownFunction(name.clone()));
        };
        if function.name == "sub" {
            return self.sub(scope, name, arguments, span);
        }
        if arguments.len() != function.arguments.len() {
            let message = match function.arguments.len() {
                1 => format!("`Fn::{text}` takes one argument, not {}", arguments.len()),
                count => format!(
                    "`Fn::{text}` takes {count} arguments, not {}",
                    arguments.len()
                ),
            };
            self.diagnostics
                .error(name.span(), message)
                .help(format!("write `{}`", function.form));
            return Value::broken(span, Broken::Function(name.clone()));
        }
        let values: Vec<_> = arguments
            .iter()
            .zip(function.arguments)
            .map(|(argument, takes)| match takes {
                Takes::Text | Takes::Delimiter if self.is_no_text(name, argument) => {
                    Value::broken(argument.span, Broken::Nothing)
                }
                Takes::Text => self.text_or_mapping(scope, argument),
                Takes::Delimiter => self.value(scope, argument, Slot::Text),
                Takes::List => self.value(scope, argument, Slot::Items),
                Takes::Number => self.number(scope, name, argument),
            })
            .collect();
        let callee = Callee::Named(function.cloudformation, name.clone());
        Value::new(span, Content::Function(callee, values))
    }

    /// Says that a list or a block stands where a function takes a text.
    fn is_no_text(&mut self, function: &Ident, argument: &ast::Value) -> bool {
        let what = match argument.form {
            Form::List(_) => "a list",
            Form::Block(_) => "a block",
            _ => return false,
        };
        self.diagnostics
            .error(
                argument.span,
                format!("`Fn::{function}` takes a text here, not {what}"),
            )
            .help("put the items of a list together with `Fn::join(\",\", list)`");
        true
    }

    /// A whole number, or what gives one.
    fn number(&mut self, scope: ScopeId, function: &Ident, argument: &ast::Value) -> Value {
        let value = self.value(scope, argument, Slot::Json);
        let node = value.node();
        let found = match &node {
            Node::List(_) => "a list".to_owned(),
            Node::Object(_) => "a block".to_owned(),
            Node::Reference {
                attribute: Some(_), ..
            } => "an attribute".to_owned(),
            Node::Reference { to, .. } if !self.names.has_parameter(to) => "a resource".to_owned(),
            Node::Function(name, _) if name == "Ref" => "a pseudo parameter".to_owned(),
            _ => return value,
        };
        self.diagnostics
            .error(
                argument.span,
                format!("`Fn::{function}` takes a whole number here, not {found}"),
            )
            .help("write the number, as in `0`");
        Value::broken(argument.span, Broken::Nothing)
    }

    /// A text; a mapping stands for its logical id.
    fn text_or_mapping(&mut self, scope: ScopeId, argument: &ast::Value) -> Value {
        if let Form::Name(name) = &argument.form
            && let Some((Binding::Mapping(mapping), _)) = self.names.find(scope, &name.to_string())
        {
            return Value::new(argument.span, Content::Text(mapping.id.clone()));
        }
        let value = self.value(scope, argument, Slot::Text);
        if matches!(value.node(), Node::List(_) | Node::Object(_)) {
            self.diagnostics
                .error(argument.span, "expected a text, found a list or a block")
                .help("put the items of a list together with `Fn::join(\",\", list)`");
            return Value::broken(argument.span, Broken::Nothing);
        }
        value
    }

    /// `Fn::sub("text")`, `Fn::sub("text", { Name: value })`
    fn sub(
        &mut self,
        scope: ScopeId,
        name: &Ident,
        arguments: &[ast::Value],
        span: SpanRange,
    ) -> Value {
        let (source, map) = match arguments {
            [source] => (source, None),
            [source, map] if matches!(map.form, Form::Block(_)) => (source, Some(map)),
            _ => {
                self.diagnostics
                    .error(
                        name.span(),
                        "`Fn::sub` takes a text, and a block of values where it names others",
                    )
                    .help(
                        "write `Fn::sub(\"${Name}\")` or `Fn::sub(\"${Name}\", { Name: value })`",
                    );
                return Value::broken(span, Broken::Function(name.clone()));
            }
        };
        let Form::Literal(ast::Literal::String(text)) = &source.form else {
            self.diagnostics
                .error(source.span, "`Fn::sub` takes a text that stands here")
                .help("use `format!` for other texts");
            return Value::broken(span, Broken::Nothing);
        };
        // To the rules the name of nothing is a value of the running program.
        if holds_empty_name(text) {
            self.diagnostics
                .error(source.span, "`Fn::sub` has nothing between `${` and `}`")
                .help("write `${!` in place of `${` for the characters themselves");
            return Value::broken(span, Broken::Nothing);
        }
        let source = self.value(scope, source, Slot::Text);
        let map = map.map(|map| self.value(scope, map, Slot::Json));
        let arguments = std::iter::once(source).chain(map).collect();
        Value::new(span, Content::Function(Callee::Sub, arguments))
    }

    /// `sizes[aws::region]["bitrate"]`, `list[0]`: what stands in brackets behind a mapping or a
    /// list.
    pub fn lookup(
        &mut self,
        scope: ScopeId,
        base: &Ident,
        binding: &Binding,
        steps: &[ChainStep],
        span: SpanRange,
    ) -> Value {
        match (binding, steps) {
            (
                Binding::Mapping(mapping),
                [ChainStep::Element(first), ChainStep::Element(second)],
            ) => {
                let id = Value::new(base.span(), Content::Text(mapping.id.clone()));
                let keys = [first, second].map(|key| self.text_or_mapping(scope, key));
                let arguments = std::iter::once(id).chain(keys).collect();
                let callee = Callee::Lookup(base.clone());
                Value::new(span, Content::Function(callee, arguments))
            }
            (Binding::Mapping(mapping), _) => {
                self.diagnostics
                    .error(
                        span,
                        format!("`{base}` is a mapping, a value stands under two keys"),
                    )
                    .help(mapping_help(base, mapping));
                Value::broken(span, Broken::Nothing)
            }
            (Binding::Parameter(parameter), [ChainStep::Element(index)]) => {
                let list = Content::Parameter(base.clone(), parameter.id.clone());
                let index = self.value(scope, index, Slot::Json);
                let arguments = vec![index, Value::new(base.span(), list)];
                Value::new(span, Content::Function(Callee::Item, arguments))
            }
            _ => {
                self.reads_nothing(base, binding, steps);
                Value::broken(span, Broken::Nothing)
            }
        }
    }

    /// Says that a step leads nowhere from a parameter or a condition.
    fn reads_nothing(&mut self, base: &Ident, binding: &Binding, steps: &[ChainStep]) {
        let what = match binding {
            Binding::Condition(_) => "a condition",
            _ => "a parameter",
        };
        let (span, message, help) = match steps {
            [ChainStep::Element(_), step, ..] => (
                step_span(step),
                "nothing can be read from an item of a list".to_owned(),
                "remove it".to_owned(),
            ),
            [ChainStep::Member(method, Some(_)), ..] => (
                method.span().into(),
                format!(
                    "`{base}` is {what}, known only at deployment; Rust can't call `{method}` on it"
                ),
                "use `format!`, `if`, or a function of CloudFormation such as `Fn::join`"
                    .to_owned(),
            ),
            [step, ..] => (
                step_span(step),
                format!("`{base}` is {what}, nothing can be read from it"),
                format!("write `{base}`"),
            ),
            [] => return,
        };
        self.diagnostics.error(span, message).help(help);
    }
}

pub fn is_function(name: &Ident) -> bool {
    FUNCTIONS.iter().any(|function| name == function.name)
}

/// How the language writes what CloudFormation has a function for.
fn form_of_its_own(function: &str) -> Option<&'static str> {
    const FORMS: [(&str, &str); 9] = [
        ("and", "a && b"),
        ("condition", "name"),
        ("equals", "a == b"),
        ("for_each", "for name in [\"front\", \"back\"] { .. }"),
        ("get_att", "name.attribute"),
        ("if", "if condition { a } else { b }"),
        ("not", "!a"),
        ("or", "a || b"),
        ("ref", "Ref(name)"),
    ];
    let function = to_snake_case(function);
    FORMS
        .into_iter()
        .find_map(|(known, form)| (known == function).then_some(form))
}

/// Whether there is a `${}` in the text of `Fn::sub`.
fn holds_empty_name(text: &str) -> bool {
    let mut parts = text.split("${").skip(1);
    parts.any(|part| part.trim_start().starts_with('}'))
}
