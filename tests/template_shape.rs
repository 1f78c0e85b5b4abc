//! What has not the form of a template: each wrong form gives one error, each right one next to it none.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(
    clippy::unnecessary_wraps,
    reason = "a row has an error or none, so that its helpers return `Option`"
)]

use ivs_core::Template;

/// A part of a template, what is wrong with it (the rule, the path and the message; nothing where it is right).
type Row = (&'static str, Option<[&'static str; 3]>);

/// Each row in its template gives its error and no other.
fn check(template: impl Fn(&str) -> String, rows: &[Row]) {
    for (part, expected) in rows {
        let json = template(part);
        let read = Template::from_json(&json).unwrap();
        let errors = read.validate().err();
        let found: Vec<[&str; 3]> = errors
            .iter()
            .flatten()
            .map(|error| [error.rule(), error.path(), error.message()])
            .collect();
        assert_eq!(
            found,
            expected.iter().copied().collect::<Vec<_>>(),
            "{part}"
        );
    }
}

/// A template whose resource `A` has these entries next to its type.
fn resource(entries: &str) -> String {
    format!(
        r#"{{"Parameters": {{"P": {{"Type": "String"}}}},
        "Resources": {{"A": {{"Type": "AWS::SNS::Topic", "Properties": {{"DisplayName": {{"Ref": "P"}}}}{entries}}},
        "B": {{"Type": "AWS::SNS::Topic", "Properties": {{"DisplayName": "b"}}}}}}}}"#
    )
}

#[test]
fn entries_of_a_resource() {
    let depends_on = Some([
        "resource_entry",
        "Resources.A.DependsOn",
        "`DependsOn` takes a logical id, or a list of them",
    ]);
    check(
        resource,
        &[
            ("", None),
            (
                r#", "Propertis": {}"#,
                Some([
                    "resource_entry",
                    "Resources.A.Propertis",
                    "a resource has no entry `Propertis`",
                ]),
            ),
            (
                r#", "Comment": "a topic""#,
                Some([
                    "resource_entry",
                    "Resources.A.Comment",
                    "a resource has no entry `Comment`",
                ]),
            ),
            (r#", "Metadata": {"Comment": "a topic"}"#, None),
            (
                r#", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain""#,
                None,
            ),
            (r#", "Fn::Transform": {"Name": "AWS::Include"}"#, None),
            (
                r#", "Version": "1.0""#,
                Some([
                    "resource_entry",
                    "Resources.A.Version",
                    "a resource has no entry `Version`",
                ]),
            ),
            (r#", "DependsOn": "B""#, None),
            (r#", "DependsOn": ["B"]"#, None),
            (r#", "DependsOn": []"#, None),
            (r#", "DependsOn": 5"#, depends_on),
            (r#", "DependsOn": {"Ref": "B"}"#, depends_on),
            (r#", "DependsOn": {"Name": "B"}"#, depends_on),
            (r#", "DependsOn": ["B", 5]"#, depends_on),
            (r#", "DependsOn": [["B"]]"#, depends_on),
        ],
    );
}

#[test]
fn a_misspelt_block_of_properties_is_one_error() {
    check(
        |entries| {
            format!(r#"{{"Resources": {{"Key": {{"Type": "AWS::IVS::StreamKey", {entries}}}}}}}"#)
        },
        &[
            (
                r#""Properties": {"ChannelArn": "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh"}"#,
                None,
            ),
            (
                r#""Propertys": {"ChannelArn": "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh"}"#,
                Some([
                    "resource_entry",
                    "Resources.Key.Propertys",
                    "a resource has no entry `Propertys`",
                ]),
            ),
            (
                r#""ChannelArn": "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh""#,
                Some([
                    "resource_entry",
                    "Resources.Key.ChannelArn",
                    "a resource has no entry `ChannelArn`",
                ]),
            ),
        ],
    );
}

#[test]
fn the_type_of_a_resource() {
    check(
        |entry| format!(r#"{{"Resources": {{"A": {{{entry}, "Properties": {{}}}}}}}}"#),
        &[
            (r#""Type": "AWS::SNS::Topic""#, None),
            (r#""Type": "Custom::Load", "Version": "1.0""#, None),
            (
                r#""Type": """#,
                Some([
                    "resource_entry",
                    "Resources.A.Type",
                    "the type of a resource is not empty",
                ]),
            ),
        ],
    );
    for entry in [
        r#""Type": 5"#,
        r#""Type": {"Ref": "P"}"#,
        r#""Typ": "AWS::SNS::Topic""#,
    ] {
        let json = format!(r#"{{"Resources": {{"A": {{{entry}}}}}}}"#);
        let error = Template::from_json(&json).unwrap_err();
        assert_eq!(
            error.to_string(),
            "a resource has a `Type` (Resources.A)",
            "{entry}"
        );
    }
}

#[test]
fn policies_of_a_resource() {
    let form = |path, message| Some(["resource_entry", path, message]);
    let unknown = |path, message| Some(["unknown_entry", path, message]);
    check(
        resource,
        &[
            (
                r#", "CreationPolicy": {"ResourceSignal": {"Count": 1}}"#,
                None,
            ),
            (r#", "CreationPolicy": {}"#, None),
            (
                r#", "CreationPolicy": {"Fn::Transform": {"Name": "AWS::Include"}}"#,
                None,
            ),
            (
                r#", "CreationPolicy": "x""#,
                form(
                    "Resources.A.CreationPolicy",
                    "`CreationPolicy` takes a block",
                ),
            ),
            (
                r#", "CreationPolicy": {"Ref": "P"}"#,
                form(
                    "Resources.A.CreationPolicy",
                    "`CreationPolicy` takes a block",
                ),
            ),
            (
                r#", "CreationPolicy": {"ResourceSignals": {"Count": 1}}"#,
                unknown(
                    "Resources.A.CreationPolicy.ResourceSignals",
                    "`CreationPolicy` has no entry `ResourceSignals`",
                ),
            ),
            (
                r#", "UpdatePolicy": {"AutoScalingRollingUpdate": {}}"#,
                None,
            ),
            (
                r#", "UpdatePolicy": ["AutoScalingRollingUpdate"]"#,
                form("Resources.A.UpdatePolicy", "`UpdatePolicy` takes a block"),
            ),
            (
                r#", "UpdatePolicy": {"AutoScalingRollingUpdat": {}}"#,
                unknown(
                    "Resources.A.UpdatePolicy.AutoScalingRollingUpdat",
                    "`UpdatePolicy` has no entry `AutoScalingRollingUpdat`",
                ),
            ),
        ],
    );
}

#[test]
fn entries_of_an_output() {
    let export = |message| Some(["export_name", "Outputs.O.Export", message]);
    check(
        |entries| {
            format!(
                r#"{{"Resources": {{"A": {{"Type": "AWS::SNS::Topic"}}}}, "Outputs": {{"O": {{"Value": "x"{entries}}}}}}}"#
            )
        },
        &[
            ("", None),
            (r#", "Description": "x", "Export": {"Name": "n"}"#, None),
            (
                r#", "Exports": {"Name": "n"}"#,
                Some([
                    "unknown_entry",
                    "Outputs.O.Exports",
                    "an output has no entry `Exports`",
                ]),
            ),
            (
                r#", "Foo": "y""#,
                Some([
                    "unknown_entry",
                    "Outputs.O.Foo",
                    "an output has no entry `Foo`",
                ]),
            ),
            (
                r#", "Export": "n""#,
                export("an export is a block with a `Name`"),
            ),
            (
                r#", "Export": {"Fn::Sub": "n"}"#,
                export("an export is a block with a `Name`"),
            ),
            (r#", "Export": {}"#, export("an export needs a `Name`")),
            (
                r#", "Export": {"Nam": "n"}"#,
                export("an export needs a `Name`"),
            ),
            (
                r#", "Export": {"Fn::Transform": {"Name": "AWS::Include"}}"#,
                None,
            ),
        ],
    );
}

/// A template with this condition.
fn condition(condition: &str) -> String {
    format!(
        r#"{{"Parameters": {{"P": {{"Type": "String"}}, "L": {{"Type": "CommaDelimitedList"}}}},
                "Conditions": {{"C": {condition}, "D": {{"Fn::Equals": ["a", {{"Ref": "P"}}]}}}},
                "Resources": {{
                    "A": {{"Type": "AWS::SNS::Topic", "Condition": "C", "Properties": {{"DisplayName": {{"Fn::Join": [",", {{"Ref": "L"}}]}}}}}},
                    "B": {{"Type": "AWS::SNS::Topic", "Condition": "D"}}
                }}}}"#
    )
}

#[test]
fn forms_of_a_condition() {
    let whole = |message| Some(["condition_form", "Conditions.C", message]);
    check(
        condition,
        &[
            (r#"{"Fn::Equals": [{"Ref": "P"}, "a"]}"#, None),
            (r#"{"Fn::Equals": [{"Ref": "P"}, true]}"#, None),
            (
                r#"{"Fn::Equals": [{"Fn::Join": ["", {"Ref": "L"}]}, "a"]}"#,
                None,
            ),
            (r#"{"Condition": "D"}"#, None),
            (r#"{"Fn::Not": [{"Condition": "D"}]}"#, None),
            (
                r#"{"Fn::And": [{"Condition": "D"}, {"Fn::Or": [{"Condition": "D"}, {"Fn::Equals": ["a", {"Ref": "P"}]}]}]}"#,
                None,
            ),
            ("true", whole("a condition is a function, not `true`")),
            (
                r#""true""#,
                whole("a condition is a function, not `\"true\"`"),
            ),
            (r#""D""#, whole("the string `\"D\"` is not a condition")),
            (r#"["D"]"#, whole("a condition is a function, not a list")),
            ("{}", whole("a condition is a function, not a block")),
            (
                r#"{"Ref": "P"}"#,
                whole("the parameter `P` is not a condition"),
            ),
            (
                r#"{"Fn::Join": ["", ["a"]]}"#,
                whole("`Fn::Join` is not a condition"),
            ),
            (
                r#"{"Fn::If": ["D", "a", "b"]}"#,
                whole("`Fn::If` is not a condition"),
            ),
        ],
    );
}

#[test]
fn parts_of_a_condition() {
    let form = |path, message| Some(["condition_form", path, message]);
    let whole = |message| form("Conditions.C", message);
    let none = |message| form("Conditions.C.Fn::And[0]", message);
    check(
        condition,
        &[
            (
                r#"{"Fn::Equals": ["a", "b"], "Fn::Not": [{"Condition": "D"}]}"#,
                whole("a condition is one function, not 2"),
            ),
            (
                r#"{"Fn::And": ["a", "b"]}"#,
                none("a condition is a function, not `\"a\"`"),
            ),
            (
                r#"{"Fn::And": [{"Ref": "P"}, {"Condition": "D"}]}"#,
                none("the parameter `P` is not a condition"),
            ),
            (
                r#"{"Fn::And": [{"a": "b"}, {"Condition": "D"}]}"#,
                none("a condition is a function, not a block"),
            ),
            (
                r#"{"Fn::And": [true, {"Condition": "D"}]}"#,
                none("a condition is a function, not `true`"),
            ),
            (
                r#"{"Fn::Or": [{"Condition": "D"}, {"Fn::Not": ["D"]}]}"#,
                form(
                    "Conditions.C.Fn::Or[1].Fn::Not[0]",
                    "the string `\"D\"` is not a condition",
                ),
            ),
            (
                r#"{"Fn::Not": {"Condition": "D"}}"#,
                whole("`Fn::Not` takes a list"),
            ),
            (
                r#"{"Fn::And": {"Fn::Equals": ["a", "b"]}}"#,
                whole("`Fn::And` takes a list"),
            ),
            (
                r#"{"Fn::Equals": [["a"], ["b"]]}"#,
                form(
                    "Conditions.C.Fn::Equals[0]",
                    "`Fn::Equals` compares strings, not lists",
                ),
            ),
            (
                r#"{"Fn::Equals": ["a", {"Ref": "L"}]}"#,
                form(
                    "Conditions.C.Fn::Equals[1]",
                    "`Fn::Equals` compares strings, not lists",
                ),
            ),
            (
                r#"{"Fn::Equals": ["a", {"b": "c"}]}"#,
                form(
                    "Conditions.C.Fn::Equals[1]",
                    "`Fn::Equals` compares strings, not blocks",
                ),
            ),
            (
                r#"{"Fn::Equals": [{"Fn::If": ["D", "a", "b"]}, "x"]}"#,
                Some([
                    "nested_function",
                    "Conditions.C.Fn::Equals[0]",
                    "`Fn::If` does not run within `Fn::Equals`",
                ]),
            ),
            (r#"{"Fn::Transform": {"Name": "AWS::Include"}}"#, None),
        ],
    );
}

/// A template with this value as a property.
fn value(value: &str) -> String {
    format!(
        r#"{{"Parameters": {{"P": {{"Type": "String"}}}},
                "Resources": {{
                    "A": {{"Type": "AWS::SNS::Topic", "Properties": {{"DisplayName": {value}}}}},
                    "U": {{"Type": "AWS::SNS::Topic", "Properties": {{"DisplayName": {{"Ref": "P"}}}}}}
                }}}}"#
    )
}

/// What is wrong with a function as a whole.
const fn whole(message: &'static str) -> Option<[&'static str; 3]> {
    form("Resources.A.Properties.DisplayName", message)
}

const fn form(path: &'static str, message: &'static str) -> Option<[&'static str; 3]> {
    Some(["function_argument", path, message])
}

#[test]
fn references() {
    let reference = whole("`Ref` takes a logical id");
    let attribute = whole("`Fn::GetAtt` takes the logical id of a resource and an attribute");
    check(
        value,
        &[
            (r#"{"Ref": "U"}"#, None),
            (r#"{"Ref": 5}"#, reference),
            (r#"{"Ref": ["U"]}"#, reference),
            (r#"{"Ref": {"Id": "U"}}"#, reference),
            (r#"{"Ref": {"Ref": "U"}}"#, reference),
            (r#"{"Fn::GetAtt": ["U", "TopicArn"]}"#, None),
            (r#"{"Fn::GetAtt": ["U", {"Ref": "P"}]}"#, None),
            (r#"{"Fn::GetAtt": "U.TopicArn"}"#, None),
            (r#"{"Fn::GetAtt": "U"}"#, attribute),
            (r#"{"Fn::GetAtt": ["U"]}"#, attribute),
            (r#"{"Fn::GetAtt": []}"#, attribute),
            (r#"{"Fn::GetAtt": 5}"#, attribute),
            (r#"{"Fn::GetAtt": ["U", "Endpoint", "Port"]}"#, attribute),
            (
                r#"{"Fn::GetAtt": [{"Ref": "P"}, "Arn"]}"#,
                form(
                    "Resources.A.Properties.DisplayName.Fn::GetAtt[0]",
                    "`Fn::GetAtt` takes the logical id of a resource as a string",
                ),
            ),
            (
                r#"{"Fn::GetAtt": ["U", 5]}"#,
                form(
                    "Resources.A.Properties.DisplayName.Fn::GetAtt[1]",
                    "`Fn::GetAtt` takes the name of an attribute",
                ),
            ),
        ],
    );
}

#[test]
fn substitutions() {
    let sub = |message| form("Resources.A.Properties.DisplayName.Fn::Sub[1]", message);
    check(
        value,
        &[
            (
                r#"{"Fn::Sub": "${P}-${U.TopicArn}-${AWS::Region}-${!${}-${ P }"}"#,
                None,
            ),
            (
                r#"{"Fn::Sub": ["${a_1}-${P}", {"a_1": {"Ref": "P"}}]}"#,
                None,
            ),
            (
                r#"{"Fn::Sub": ["x${P}"]}"#,
                whole(
                    "`Fn::Sub` takes a string, or a list of a string and a block, not a list of 1",
                ),
            ),
            (
                r#"{"Fn::Sub": ["x${P}", {"a": "b"}, "z"]}"#,
                whole(
                    "`Fn::Sub` takes a string, or a list of a string and a block, not a list of 3",
                ),
            ),
            (
                r#"{"Fn::Sub": ["x${P}", "y"]}"#,
                sub("`Fn::Sub` takes a block of values after its string"),
            ),
            (
                r#"{"Fn::Sub": ["x${P}", 5]}"#,
                sub("`Fn::Sub` takes a block of values after its string"),
            ),
            (
                r#"{"Fn::Sub": ["${a}", {"a": {"x": 1}}]}"#,
                sub("`Fn::Sub` puts strings together, but `a` is a block"),
            ),
            (
                r#"{"Fn::Sub": "${}"}"#,
                whole("`Fn::Sub` has nothing between `${` and `}`"),
            ),
            (
                r#"{"Fn::Sub": "${P${P}}"}"#,
                whole(
                    "`Fn::Sub` has other characters than letters, digits, `_`, `.` and `:` in `${P${P}`",
                ),
            ),
            (
                r#"{"Fn::Sub": "${error:-none}"}"#,
                whole(
                    "`Fn::Sub` has other characters than letters, digits, `_`, `.` and `:` in `${error:-none}`",
                ),
            ),
        ],
    );
}

#[test]
fn arguments_of_other_functions() {
    check(
        value,
        &[
            (r#"{"Fn::Base64": "a"}"#, None),
            (
                r#"{"Fn::Base64": ["a"]}"#,
                whole("`Fn::Base64` takes a string, not a list"),
            ),
            (
                r#"{"Fn::Base64": {"a": "b"}}"#,
                whole("`Fn::Base64` takes a string, not a block"),
            ),
            (
                r#"{"Fn::ImportValue": ["a"]}"#,
                whole("`Fn::ImportValue` takes a string, not a list"),
            ),
            (r#"{"Fn::Select": [0, {"Fn::GetAZs": ""}]}"#, None),
            (
                r#"{"Fn::Select": [0, {"Fn::GetAZs": ["us-east-1"]}]}"#,
                form(
                    "Resources.A.Properties.DisplayName.Fn::Select[1]",
                    "`Fn::GetAZs` takes a string, not a list",
                ),
            ),
            (
                r#"{"Fn::GetStackOutput": {"StackName": "s", "OutputName": "o"}}"#,
                None,
            ),
            (
                r#"{"Fn::GetStackOutput": "x"}"#,
                whole("`Fn::GetStackOutput` takes a block"),
            ),
            (r#"{"Fn::Transform": {"Name": "M"}}"#, None),
            (
                r#"{"Fn::Transform": "x"}"#,
                whole("`Fn::Transform` takes a block"),
            ),
            (
                r#"{"Fn::Sub": "x", "Other": "y"}"#,
                Some([
                    "function_next_to_key",
                    "Resources.A.Properties.DisplayName.Fn::Sub",
                    "`Fn::Sub` is next to `Other`, so that it does not run",
                ]),
            ),
            (r#"{"Fn::Transform": {"Name": "M"}, "Other": "y"}"#, None),
            (r#"{"Ref": "x", "Other": "y"}"#, None),
        ],
    );
}

#[test]
fn forms_of_a_rule() {
    let form = |path, message| Some(["assertion_form", path, message]);
    let right = r#"{"Fn::Equals": [{"Ref": "P"}, "a"]}"#;
    let rule = |condition: &str, assert: &str| {
        format!(r#"{{"RuleCondition": {condition}, "Assertions": [{{"Assert": {assert}}}]}}"#)
    };
    let template = |rule: &str| {
        format!(
            r#"{{"Parameters": {{"P": {{"Type": "String"}}}}, "Rules": {{"R": {rule}}},
            "Resources": {{"A": {{"Type": "AWS::SNS::Topic", "Properties": {{"DisplayName": {{"Ref": "P"}}}}}}}}}}"#
        )
    };
    for (body, expected) in [
        (rule(right, right), None),
        (
            rule(right, r#""x""#),
            form(
                "Rules.R.Assertions[0].Assert",
                "`Assert` is a function that is true or false",
            ),
        ),
        (
            rule(right, r#"{"Ref": "P"}"#),
            form(
                "Rules.R.Assertions[0].Assert",
                "`Assert` is a function that is true or false",
            ),
        ),
        (
            rule(r#""C""#, right),
            form(
                "Rules.R.RuleCondition",
                "`RuleCondition` is a function that is true or false",
            ),
        ),
        (
            r#""x""#.into(),
            form("Rules.R", "the rule `R` is a block, not `\"x\"`"),
        ),
        (
            r#"{"Assertions": []}"#.into(),
            form("Rules.R.Assertions", "the rule `R` has no assertion"),
        ),
    ] {
        check(|_| template(&body), &[("", expected)]);
    }
}

#[test]
fn what_a_macro_or_a_module_may_rewrite_is_not_judged() {
    let wrong = r#""Conditions": {"C": "true"}, "Rules": {"R": "x"},
        "Resources": {"A": {"Type": "AWS::SNS::Topic", "Propertys": {}, "DependsOn": 5, "CreationPolicy": "x",
            "Properties": {"DisplayName": {"Ref": 5}, "Name": {"Fn::Sub": "x", "Other": 1}}}},
        "Outputs": {"O": {"Value": "x", "Export": "n", "More": 1}}"#;
    let rules = |transform: &str| {
        let template = Template::from_json(&format!("{{{transform}{wrong}}}")).unwrap();
        let errors = template.validate().err();
        let mut rules: Vec<_> = errors.iter().flatten().map(ivs_core::Error::rule).collect();
        rules.dedup();
        rules
    };
    assert_eq!(rules(r#""Transform": "MyMacro", "#), [""; 0]);
    assert_eq!(
        rules(r#""Transform": ["AWS::LanguageExtensions", "MyMacro"], "#),
        [""; 0]
    );
    let all = [
        "condition_form",
        "resource_entry",
        "function_next_to_key",
        "function_argument",
        "unknown_entry",
        "export_name",
        "assertion_form",
    ];
    assert_eq!(rules(""), all);
    assert_eq!(rules(r#""Transform": "AWS::LanguageExtensions", "#), all);
    let module = r#"{"Resources": {"M": {"Type": "My::Team::Topic::MODULE", "Unheard": 1}}}"#;
    assert!(Template::from_json(module).unwrap().validate().is_ok());
}

#[test]
fn what_a_transform_of_aws_reads_is_not_judged() {
    for json in [
        r#"{"Transform": "AWS::Serverless-2016-10-31", "Resources": {
            "A": {"Type": "AWS::Serverless::Function", "Connectors": {}, "IgnoreGlobals": "*"}}}"#,
        r#"{"Transform": "AWS::LanguageExtensions", "Resources": {
            "A": {"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": {"Ref": {"Fn::Sub": "${AWS::Region}A"}}}},
            "B": {"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": {"Fn::GetAtt": [{"Fn::Sub": "${AWS::Region}A"}, "Arn"]}}},
            "Fn::ForEach::C": ["N", ["a"], {"C${N}": {"Type": "AWS::SNS::Topic"}}]}}"#,
        r#"{"Transform": "AWS::LanguageExtensions",
            "Conditions": {"Fn::ForEach::C": ["N", ["a"], {"C${N}": {"Fn::Equals": ["a", "b"]}}]},
            "Resources": {"A": {"Type": "AWS::SNS::Topic"}}}"#,
    ] {
        let template = Template::from_json(json).unwrap();
        let errors = template.validate().err().map(|errors| errors.to_string());
        let is_other = |errors: &String| errors.contains("logical id `Fn::ForEach");
        assert_eq!(errors.filter(|errors| !is_other(errors)), None, "{json}");
    }
}

#[test]
fn what_an_unknown_entry_names_is_used() {
    let json = r#"{
        "Parameters": {"P": {"Type": "String"}, "Q": {"Type": "String"}},
        "Mappings": {"M": {"a": {"b": "c"}}},
        "Conditions": {"C": {"Fn::Equals": ["a", {"Ref": "Q"}]}},
        "Resources": {"A": {"Type": "AWS::SNS::Topic", "Propertys": {
            "DisplayName": {"Ref": "P"},
            "Name": {"Fn::If": ["C", {"Fn::FindInMap": ["M", "a", "b"]}, "d"]}}}}}"#;
    let template = Template::from_json(json).unwrap();
    assert_eq!(template.validate().unwrap_err().len(), 1);
    assert_eq!(template.warnings().len(), 0);
}
