//! What CloudFormation asks of a template, when values come from Rust.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use ivs_core::ivs::{Channel, EncoderConfiguration, StorageConfiguration};
use ivs_core::ivs_chat::Room;
use ivs_core::property::{List, Object, Tags};
use ivs_core::{
    AnyResource, ConditionName, DeletionPolicy, Handle, MappingName, Parameter, ParameterName,
    Template, aws, condition, functions, ivs_stack,
};

fn errors(template: &Template) -> Vec<String> {
    template.validate().err().map_or_else(Vec::new, |errors| {
        errors.iter().map(|error| error.rule().to_owned()).collect()
    })
}

fn warnings(template: &Template) -> Vec<String> {
    let warnings = template.warnings();
    warnings
        .iter()
        .map(|warning| warning.rule().to_owned())
        .collect()
}

fn string() -> Parameter {
    Parameter::new().r#type("String")
}

/// A template with one topic, which can say anything.
fn with_topic(name: impl ivs_core::property::IntoValue<ivs_core::property::Json>) -> Template {
    let mut template = Template::new();
    template.add(
        "Topic",
        AnyResource::new("AWS::SNS::Topic").with("DisplayName", name),
    );
    template
}

/// A template that has what each needs, a resource.
fn with_room() -> Template {
    let mut template = Template::new();
    template.add("Chat", Room::new());
    template
}

#[test]
fn a_template_has_at_most_1_000_000_bytes() {
    let empty = with_topic("").to_json().len();
    let of = |bytes: usize| with_topic("x".repeat(bytes - empty));
    assert_eq!(of(1_000_000).to_json().len(), 1_000_000);
    assert_eq!(errors(&of(1_000_000)), [""; 0]);
    assert_eq!(errors(&of(1_000_001)), ["template_too_large"]);
    assert_eq!(warnings(&of(51_200)), [""; 0]);
    assert_eq!(warnings(&of(51_201)), ["template_needs_bucket"]);
}

#[test]
fn what_the_program_leaves_out_counts_for_nothing() {
    ivs_stack! {
        stack Rooms(has_rooms: bool) {
            if has_rooms {
                for a in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"] {
                    for b in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"] {
                        for c in ["1", "2", "3", "4", "5"] { let room = Room { }; }
                    }
                }
                let one_more = Room { };
            }
            let chat = Room { };
        }
    }
    assert!(Rooms { has_rooms: false }.template().is_ok());
    let violations = Rooms { has_rooms: true }.template().unwrap_err();
    assert_eq!(
        violations.iter().next().unwrap().rule(),
        "too_many_resources"
    );
}

#[test]
fn ids_are_checked_in_each_section() {
    let mut template = Template::new();
    template.parameter("my-stage", string());
    template.mapping("my_sizes", Object::new());
    template.condition("Is-Prod", condition::equals("a", "b"));
    template.condition("Is_Prod", condition::equals("a", "b"));
    assert_eq!(errors(&template), ["logical_id_form"; 3]);

    let mut template = Template::new();
    for _ in 0..2 {
        template.mapping("Sizes", Object::new());
        template.condition("IsProd", condition::equals("a", "b"));
    }
    assert_eq!(errors(&template), ["duplicate_logical_id"; 2]);
}

#[test]
fn what_is_named_is_declared() {
    let mut template = Template::new();
    let lost = Handle::<Room>::new("Lost");
    template.add(
        "Chat",
        Room::new().tags(Tags::new().tag("lost", lost.arn())),
    );
    template.output("Stage", &ParameterName::new("Stage"));
    let chat = Handle::<Room>::new("Chat");
    let attributes = template.attributes(&chat).unwrap();
    attributes
        .depends_on(&lost)
        .condition(&ConditionName::new("IsProd"));
    template.output("Size", MappingName::new("Sizes").find("prod", "length"));
    assert_eq!(
        errors(&template),
        [
            "unknown_condition",
            "dangling_reference",
            "dangling_reference",
            "dangling_reference",
            "unknown_mapping_key",
        ]
    );
}

#[test]
fn a_transform_may_make_what_is_named() {
    let mut template = Template::new();
    template.transform("MyMacro");
    template.parameter("Stage", string());
    template.condition("IsProd", condition::equals("a", "b"));
    template.section("Hooks", Object::new());
    template.output("Lost", Handle::<Room>::new("Lost").arn());
    assert_eq!(errors(&template), [""; 0]);
    assert_eq!(warnings(&template), [""; 0]);
}

#[test]
fn sections_are_those_of_cloudformation() {
    for (name, rules) in [
        ("AWSTemplateFormatVersion", &[][..]),
        ("Resources", &["unknown_section"]),
        ("Globals", &["unknown_section"]),
        ("Resorces", &["unknown_section"]),
    ] {
        let mut template = with_room();
        template.section(name, "2010-09-09");
        assert_eq!(errors(&template), rules, "{name}");
    }
    let mut template = with_room();
    template.section("AWSTemplateFormatVersion", "2010-09-10");
    assert_eq!(errors(&template), ["unknown_section"]);
}

#[test]
fn functions_take_their_arguments_at_their_places() {
    let json = |name: &'static str, arguments: List<ivs_core::property::Json>| {
        with_topic(Object::new().with(name, arguments))
    };
    let list = || List::new();
    for (template, rule) in [
        (json("Fn::Join", list().item("-")), "function_argument"),
        (
            json("Fn::If", list().item("IsProd").item("a")),
            "function_argument",
        ),
        (
            json("Fn::Equals", list().item("a").item("b")),
            "misplaced_function",
        ),
        (json("Fn::Contains", list()), "misplaced_function"),
        (json("Fn::Jion", list()), "misplaced_function"),
        (
            json("Fn::Length", list().item("a")),
            "needs_language_extensions",
        ),
    ] {
        let found = errors(&template);
        assert!(found.contains(&rule.to_owned()), "{rule} {found:?}");
    }
    let mut template = Template::new();
    template.condition("Both", condition::and([condition::equals("a", "b")]));
    template.condition(
        "Any",
        condition::or((0..11).map(|_| condition::equals("a", "b"))),
    );
    template.condition(
        "Ten",
        condition::or((0..10).map(|_| condition::equals("a", "b"))),
    );
    assert_eq!(errors(&template), ["function_argument"; 2]);
}

#[test]
fn an_output_is_there_with_a_text() {
    let mut template = Template::new();
    let stage = template.parameter("Stage", string());
    let is_prod = template.condition("IsProd", condition::equals(&stage, "prod"));
    template.output("Nothing", None::<&str>);
    template.output(
        "Lists",
        functions::if_else(&is_prod, list_of_one(), list_of_one()),
    );
    template
        .output("Then", functions::if_else(&is_prod, "a", aws::no_value()))
        .condition(&is_prod);
    template.output(
        "Sometimes",
        functions::if_else(&is_prod, "a", aws::no_value()),
    );
    assert_eq!(errors(&template), ["output_is_text"; 4]);
}

fn list_of_one() -> List<ivs_core::property::Json> {
    List::new().item("a")
}

#[test]
fn exports_are_told_apart_where_both_exist() {
    let build = |first: &str, second: &str| {
        let mut template = with_room();
        let stage = template.parameter("Stage", string().allowed_values(["dev", "prod"]));
        let first = template.condition("First", condition::equals(&stage, first));
        let second = template.condition("Second", condition::equals(&stage, second));
        template.output("A", "a").export("same").condition(&first);
        template.output("B", "b").export("same").condition(&second);
        errors(&template)
    };
    assert_eq!(build("dev", "prod"), [""; 0]);
    assert_eq!(build("dev", "dev"), ["duplicate_export"]);
}

#[test]
fn quotas_count_what_exists_together() {
    let build = |count: usize, others: usize| {
        let mut template = Template::new();
        let stage = template.parameter("Stage", string());
        let is_prod = template.condition("IsProd", condition::equals(&stage, "prod"));
        let not_prod = template.condition("NotProd", condition::not(&is_prod));
        for (condition, count) in [(&is_prod, count), (&not_prod, others)] {
            for _ in 0..count {
                let id = format!("Encoder{}", template.to_json().len());
                let encoder = template.add(id, EncoderConfiguration::new());
                template.attributes(&encoder).unwrap().condition(condition);
            }
        }
        errors(&template)
    };
    assert_eq!(build(20, 20), [""; 0]);
    assert_eq!(build(21, 0), ["more_than_quota"]);

    let mut template = Template::new();
    for number in 0..6 {
        template.add(format!("Storage{number}"), StorageConfiguration::new());
    }
    assert!(errors(&template).contains(&"more_than_quota".to_owned()));
    template.allow("more_than_quota");
    assert!(!errors(&template).contains(&"more_than_quota".to_owned()));
}

#[test]
fn parameters_are_within_their_bounds() {
    let build = |parameter: Parameter| {
        let mut template = with_room();
        let given = template.parameter("Given", parameter);
        template.output("Given", &given);
        errors(&template)
    };
    let number = || Parameter::new().r#type("Number");
    assert_eq!(build(number().min_value(2).max_value(2)), [""; 0]);
    assert_eq!(
        build(number().min_value(2).max_value(1)),
        ["parameter_bounds"]
    );
    assert_eq!(build(string().default("x".repeat(4096))), [""; 0]);
    assert_eq!(
        build(string().default("x".repeat(4097))),
        ["parameter_value_length"]
    );
    assert_eq!(
        build(number().allowed_pattern("[0-9]+")),
        ["parameter_constraint"]
    );
}

#[test]
fn there_are_snapshots_of_some_types() {
    let mut template = Template::new();
    let main = template.add("Main", Channel::new());
    let database = template.add("Database", AnyResource::new("AWS::RDS::DBInstance"));
    template.add("Key", main.add_stream_key());
    let main = template.attributes(&main).unwrap();
    main.deletion_policy(DeletionPolicy::Snapshot);
    let database = template.attributes(&database).unwrap();
    database.deletion_policy(DeletionPolicy::Snapshot);
    assert_eq!(errors(&template), ["policy_of_type"]);
    assert_eq!(warnings(&template), ["one_policy_of_two"]);
}
