//! Templates that are read: what comes back, what is refused, and what is found in them.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use ivs_core::ivs::Channel;
use ivs_core::{Handle, Template};
use std::fs;

/// The JSON without white space between its values.
fn compact(json: &str) -> String {
    let mut is_text = false;
    let mut is_escaped = false;
    json.chars()
        .filter(|character| {
            is_text ^= *character == '"' && !is_escaped;
            is_escaped = *character == '\\' && !is_escaped;
            is_text || !character.is_ascii_whitespace()
        })
        .collect()
}

#[test]
fn goldens_come_back_in_their_order() {
    let mut count = 0;
    for file in fs::read_dir("tests/goldens/cdk").unwrap() {
        let path = file.unwrap().path();
        let json = fs::read_to_string(&path).unwrap();
        let template = Template::from_json(&json).unwrap();
        assert_eq!(template.to_json(), compact(&json), "{}", path.display());
        count += 1;
    }
    assert!(count > 30, "{count} goldens");
}

#[test]
fn everything_that_a_template_can_hold_comes_back_as_it_was() {
    for json in [
        r#"{"Resources":{}}"#,
        r#"{"Outputs":{},"Resources":{},"Parameters":{},"AWSTemplateFormatVersion":"2010-09-09"}"#,
        r#"{"Resources":{"A":{"Properties":{},"Type":"AWS::IVS::Channel"}},"Description":"last"}"#,
        r#"{"Transform":"AWS::Serverless-2016-10-31","Globals":{"Function":{"Timeout":3}},"Resources":{}}"#,
        r#"{"Transform":[{"Name":"AWS::Include","Parameters":{"Location":"s3://a"}}],"Resources":{}}"#,
        r#"{"Resources":{"A":{"Type":"T::A::B","DependsOn":"B","Unheard":[1]},"B":{"Type":"T::A::B","DependsOn":["A"]}}}"#,
        r#"{"Resources":{"A":{"Type":"AWS::SSM::Parameter","Properties":{"Tags":{"b":"1","a":"2"}}}}}"#,
        r#"{"Resources":{"A":{"Type":"AWS::IVS::Channel","Properties":{"Tags":[{"Value":"1","Key":"b"},{"Key":"a","Value":"2"}]}}}}"#,
        r#"{"Resources":{"A":{"Type":"T::A::B","Properties":{"Fn::Transform":{"Name":"M"}},"DeletionPolicy":{"Ref":"P"}}}}"#,
        r#"{"Resources":{"Fn::ForEach::Rooms":["N",["a","b"],{"Room${N}":{"Type":"AWS::IVSChat::Room"}}]}}"#,
        r#"{"Resources":{"Ref":{"Type":"AWS::IVSChat::Room"}},"Outputs":{"Fn::Transform":{"Name":"M"}}}"#,
        r#"{"Resources":{"A":{"Fn::Transform":{"Name":"M"}},"B":{"Fn::Transform":{"Name":"M"},"Condition":{"Fn::Transform":{"Name":"M"}}}},"Outputs":{"O":{"Fn::Transform":{"Name":"M"}}}}"#,
        r#"{"Fn::Transform":{"Name":"M"},"Resources":{"A":{"Type":{"Fn::Transform":{"Name":"M"}}}}}"#,
        r#"{"Mappings":{"M":{"a":{"Ref":"b"}}},"Conditions":{"C":{"Fn::Not":[{"Condition":"D"}]},"D":{"Condition":"C"}},"Resources":{}}"#,
        r#"{"Rules":{"R":{"Assertions":[{"Assert":{"Fn::Contains":[["a"],{"Ref":"P"}]}}]}},"Hooks":{},"Resources":{}}"#,
        r#"{"Resources":{},"Outputs":{"O":{"Export":{"Name":{"Fn::Sub":"a-${B}"},"More":1},"Value":{"Fn::GetAtt":"A.B.C"},"Unheard":true}}}"#,
        r#"{"Resources":{"A":{"Type":"T::A::B","Properties":{"A":{"Fn::GetAtt":["A",{"Ref":"B"}]},"B":{"Fn::GetAtt":["A","B"]},"C":{"Fn::GetAtt":[]}}}}}"#,
        r#"{"Resources":{"A":{"Type":"T::A::B","Properties":{"A":{"Fn::Unheard":{}},"B":{"Ref":[]},"C":{"Ref":"A","Fn::Sub":"b"},"D":[],"E":{}}}}}"#,
        r#"{"Metadata":{"a":[1,-1,1.5,0.1,1e+300,123456789012345678901234567890,9223372036854775808,0.10000000000000000001]},"Resources":{}}"#,
        "{\"Metadata\":{\"\\\"\\\\\\n\\u0001\":\"é😀\u{2028}\"},\"Resources\":{}}",
    ] {
        assert_eq!(Template::from_json(json).unwrap().to_json(), json);
    }
}

#[test]
fn numbers_keep_their_value_and_escapes_their_character() {
    let read = |metadata: &str| {
        let json = format!(r#"{{"Metadata":{metadata},"Resources":{{}}}}"#);
        let written = Template::from_json(&json).unwrap().to_json();
        let written = written.strip_prefix(r#"{"Metadata":"#).unwrap();
        written
            .strip_suffix(r#","Resources":{}}"#)
            .unwrap()
            .to_owned()
    };
    for (number, expected) in [
        ("-0", "-0.0"),
        ("1.50", "1.5"),
        ("1E5", "100000.0"),
        ("25e-1", "2.5"),
        ("1e400", "1e400"),
        ("-1.0e-400", "-1.0e-400"),
        ("1e99999999999999999999", "1e99999999999999999999"),
        ("0e99999999999999999999", "0.0"),
        ("18446744073709551617", "18446744073709551617"),
    ] {
        assert_eq!(read(number), expected, "{number}");
    }
    for (text, expected) in [
        (r#""\u0041\/\t""#, r#""A/\t""#),
        (r#""\ud83d\ude00\u00e9""#, r#""😀é""#),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn a_byte_order_mark_is_skipped() {
    let json = r#"{"Resources":{"A":{"Type":"AWS::IVS::Channel"}}}"#;
    let marked = format!("\u{feff}{json}");
    assert_eq!(Template::from_json(&marked).unwrap().to_json(), json);
    let read = Template::from_json_bytes(marked.as_bytes()).unwrap();
    assert_eq!(read.to_json(), json);
}

#[test]
fn bytes_that_are_not_utf_8_are_told_with_their_place() {
    for (bytes, expected) in [
        (
            b"{\n\"\xc3\xa4\": \xc3\x28}".as_slice(),
            "byte 8 is 0xC3, which is not UTF-8 (line 2, column 6)",
        ),
        // Cut off within a character.
        (
            b"{\"\xf0\x9f\x98",
            "byte 2 is 0xF0, which is not UTF-8 (line 1, column 3)",
        ),
        (
            b"\xfe\xff\0{\0}",
            "the file is in UTF-16: save it in UTF-8 (line 1, column 1)",
        ),
    ] {
        let error = Template::from_json_bytes(bytes).unwrap_err();
        assert_eq!(error.to_string(), expected);
        assert!(error.line_and_column().is_some());
    }
}

#[test]
fn ten_megabytes_are_read() {
    let items = vec![r#"{"Key":"team \u00e9","Value":[1.25,-3]}"#; 250_000].join(",");
    let json = format!(
        r#"{{"Metadata":{{"A":[{items}]}},"Resources":{{"A":{{"Type":"AWS::IVS::Stage"}}}}}}"#
    );
    assert!(json.len() > 10_000_000);
    let template = Template::from_json(&json).unwrap();
    assert_eq!(template.to_json(), json.replace("\\u00e9", "é"));
    let rules: Vec<_> = template
        .validate()
        .unwrap_err()
        .iter()
        .map(ivs_core::Error::rule)
        .collect();
    assert_eq!(rules, ["template_too_large"]);
}

#[test]
fn a_template_that_was_read_can_be_added_to() {
    let json = r#"{"Outputs":{},"Resources":{"Main":{"Properties":{"Name":"a"},"Type":"AWS::IVS::Channel","Metadata":{}}}}"#;
    let mut template = Template::from_json(json).unwrap();
    let main = Handle::<Channel>::new("Main");
    template.add("Key", main.add_stream_key());
    template
        .attributes(&main)
        .unwrap()
        .deletion_policy(ivs_core::DeletionPolicy::Retain);
    template.description("A show.");
    template.tags(ivs_core::property::Tags::new().tag("team", "live"));
    assert_eq!(
        template.to_json(),
        concat!(
            r#"{"Outputs":{},"Resources":{"Main":{"#,
            r#""Properties":{"Name":"a","Tags":[{"Key":"team","Value":"live"}]},"#,
            r#""Type":"AWS::IVS::Channel","DeletionPolicy":"Retain","Metadata":{}},"#,
            r#""Key":{"Type":"AWS::IVS::StreamKey","Properties":{"#,
            r#""ChannelArn":{"Fn::GetAtt":["Main","Arn"]},"Tags":[{"Key":"team","Value":"live"}]}}},"#,
            r#""Description":"A show."}"#,
        )
    );
    assert!(template.validate().is_ok());
}

/// What is no template, and what is said of it.
const REFUSED: &[(&str, &str)] = &[
    ("", "expected a value, found the end (line 1, column 1)"),
    (
        "Resources: {}",
        "expected a value, found 'R' (line 1, column 1)",
    ),
    ("{} {}", "the JSON ends before this (line 1, column 4)"),
    (
        "{\n  'Resources': {}\n}",
        "expected a key in quotes, found '\\'' (line 2, column 3)",
    ),
    (
        "{\"Resources\": {},\n}",
        "expected an entry, found '}' (line 2, column 1)",
    ),
    (
        "{\"Resources\" {}}",
        "expected `:`, found '{' (line 1, column 14)",
    ),
    (
        "{\"Resources\": {}",
        "expected `,` or `}`, found the end (line 1, column 17)",
    ),
    (
        "{\"ä\": [1 2]}",
        "expected `,` or `]`, found '2' (line 1, column 10)",
    ),
    ("{\"a\": [01]}", "`01` is no number (line 1, column 8)"),
    ("{\"a\": [1.]}", "`1.` is no number (line 1, column 8)"),
    ("{\"a\": [-]}", "`-` is no number (line 1, column 8)"),
    (
        "{\"a\": \"b}",
        "expected the closing quote of the text, found the end (line 1, column 10)",
    ),
    (
        "{\"a\": \"b\nc\"}",
        "the text ends in its line: write a line end as `\\n` (line 1, column 9)",
    ),
    (
        "{\"a\": \"\t\"}",
        "a control character is written as `\\u....` (line 1, column 8)",
    ),
    (
        "{\"a\": \"\\x\"}",
        "a `\\` itself is written as `\\\\`, and this is no other escape of JSON (line 1, column 8)",
    ),
    (
        "{\"a\":\n \"ä\\ud800\"}",
        "`\\ud800` is the first half of a character, and must be followed by `\\udc00` to `\\udfff` (line 2, column 4)",
    ),
    (
        "{\"a\": \"\\uD83D\\u0041\"}",
        "`\\ud83d` is the first half of a character, and must be followed by `\\udc00` to `\\udfff` (line 1, column 8)",
    ),
    (
        "{\"a\": \"\\ude00\\ud83d\"}",
        "`\\ude00` is the second half of a character, and must follow `\\ud800` to `\\udbff` (line 1, column 8)",
    ),
    (
        "{\"a\": \"\\ud83d\\u12\"}",
        "`\\u` is followed by the four digits of a character (line 1, column 8)",
    ),
    // A byte order mark has no column.
    (
        "\u{feff}{\"a\" 1}",
        "expected `:`, found '1' (line 1, column 6)",
    ),
    (
        "\u{feff}\u{feff}{}",
        "expected a value, found '\\u{feff}' (line 1, column 1)",
    ),
    (
        "{\"a\": \"\\u+123\"}",
        "`\\u` is followed by the four digits of a character (line 1, column 8)",
    ),
    (
        "{\"a\": null}",
        "CloudFormation takes no `null`: leave the entry out (line 1, column 7)",
    ),
    (
        "{\"Resources\": {\"A\": {},\n \"A\": {}}}",
        "the key `A` stands twice here (line 2, column 2)",
    ),
    ("[]", "a template is an object, not a list"),
    ("{\"Resource\": {}}", "a template has `Resources`"),
    (
        "{\"Resources\": []}",
        "this is an object, not a list (Resources)",
    ),
    (
        "{\"Resources\": {\"A\": []}}",
        "a resource is an object with a `Type` (Resources.A)",
    ),
    (
        "{\"Resources\": {\"A\": {\"Type\": 1}}}",
        "a resource has a `Type` (Resources.A)",
    ),
    (
        "{\"Resources\": {\"A\": {\"Type\": \"T\", \"Properties\": []}}}",
        "properties are an object (Resources.A.Properties)",
    ),
    (
        "{\"Resources\": {\"A\": {\"Type\": \"T\", \"Properties\": {\"Ref\": \"AWS::NoValue\"}}}}",
        "properties are an object (Resources.A.Properties)",
    ),
    (
        "{\"Resources\": {\"A\": {\"Type\": \"T\", \"Condition\": {}}}}",
        "this is the name of a condition (Resources.A.Condition)",
    ),
    (
        "{\"Resources\": {}, \"Description\": 5}",
        "a description is a text (Description)",
    ),
    (
        "{\"Resources\": {}, \"Parameters\": {\"P\": \"String\"}}",
        "this is an object, not a text (Parameters.P)",
    ),
    (
        "{\"Resources\": {}, \"Outputs\": {\"O\": \"text\"}}",
        "an output is an object with a `Value` (Outputs.O)",
    ),
];

#[test]
fn what_is_no_template_is_refused_with_its_place() {
    for (json, error) in REFUSED {
        let found = Template::from_json(json).unwrap_err();
        assert_eq!(found.to_string(), *error, "{json}");
    }
    for deep in ["[".repeat(1_000_000), "{\"a\":".repeat(1_000_000)] {
        let error = Template::from_json(&deep).unwrap_err();
        assert_eq!(
            error.message(),
            "more than 128 blocks and lists stand within each other"
        );
    }
    let error = Template::from_json("{").unwrap_err();
    assert_eq!(error.line_and_column(), Some((1, 2)));
    assert_eq!(error.path(), None);
    let error = Template::from_json("{}").unwrap_err();
    assert_eq!(error.line_and_column(), None);
    assert_eq!(error.path(), Some(""));
}

/// Numbers that look random and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit
    }

    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from[self.below(from.len())]
    }

    /// Some of the entries, in any order.
    fn object(&mut self, mut entries: Vec<(String, String)>) -> String {
        let mut object = Vec::new();
        while !entries.is_empty() {
            let (key, value) = entries.swap_remove(self.below(entries.len()));
            if self.below(4) > 0 || ["Resources", "Type", "Value"].contains(&&*key) {
                object.push(format!("{key:?}:{value}"));
            }
        }
        format!("{{{}}}", object.join(","))
    }

    fn value(&mut self, depth: usize) -> String {
        match self.below(if depth == 0 { 4 } else { 9 }) {
            0 => self
                .pick(&["true", "false", "0", "-12", "1.5", "1e400"])
                .into(),
            1 => self
                .pick(&[
                    "\"\"",
                    "\"LOW\"",
                    "\"arn:aws:ivs\"",
                    "\"true\"",
                    "\"${A.Arn}\"",
                ])
                .into(),
            2 => self
                .pick(&[
                    "{\"Ref\":\"A\"}",
                    "{\"Ref\":\"AWS::Region\"}",
                    "{\"Condition\":\"C\"}",
                ])
                .into(),
            3 => self
                .pick(&[
                    "{\"Fn::GetAtt\":[\"A\",\"Arn\"]}",
                    "{\"Fn::GetAtt\":\"B.Arn\"}",
                ])
                .into(),
            4 | 5 => {
                let items: Vec<_> = (0..self.below(4)).map(|_| self.value(depth - 1)).collect();
                format!("[{}]", items.join(","))
            }
            6 => {
                let function = self.pick(&[
                    "Fn::If",
                    "Fn::Sub",
                    "Fn::Join",
                    "Fn::Equals",
                    "Fn::And",
                    "Fn::FindInMap",
                    "Ref",
                    "Fn::Select",
                    "Fn::Transform",
                    "Condition",
                ]);
                format!("{{\"{function}\":{}}}", self.value(depth - 1))
            }
            _ => {
                let entries = self.entries(
                    depth - 1,
                    &[
                        "Name",
                        "Type",
                        "Tags",
                        "Key",
                        "Value",
                        "S3",
                        "BucketName",
                        "Preset",
                        "ä\n\"",
                    ],
                );
                self.object(entries)
            }
        }
    }

    fn entries(&mut self, depth: usize, keys: &[&str]) -> Vec<(String, String)> {
        keys.iter()
            .map(|key| ((*key).to_owned(), self.value(depth)))
            .collect()
    }

    fn template(&mut self) -> String {
        let mut sections = self.entries(3, &["Metadata", "Transform", "Globals", "Rules"]);
        sections.push(("Description".into(), "\"A show.\"".into()));
        let of = |numbers: &mut Self, keys: &[&str], body: fn(&mut Self) -> String| {
            let entries = keys.iter().map(|key| ((*key).to_owned(), body(numbers)));
            let entries = entries.collect();
            numbers.object(entries)
        };
        let parameter: fn(&mut Self) -> String = |numbers| {
            let entries = numbers.entries(2, &["Type", "Default", "AllowedValues", "MaxLength"]);
            numbers.object(entries)
        };
        sections.push(("Parameters".into(), of(self, &["A", "P", "Q"], parameter)));
        sections.push(("Mappings".into(), of(self, &["M", "Ref"], parameter)));
        let condition: fn(&mut Self) -> String = |numbers| numbers.value(4);
        sections.push(("Conditions".into(), of(self, &["C", "D", "E"], condition)));
        let resource: fn(&mut Self) -> String = |numbers| {
            let types = [
                "\"AWS::IVS::Channel\"",
                "\"AWS::IVS::StreamKey\"",
                "\"AWS::IVS::PlaybackKeyPair\"",
                "\"AWS::IVS::RecordingConfiguration\"",
                "\"AWS::IVSChat::Room\"",
                "\"AWS::S3::Bucket\"",
                "\"AWS::IVS::Stage\"",
                "\"AWS::Events::Rule\"",
                "\"Custom::Thing\"",
                "\"\"",
            ];
            let mut entries = numbers.entries(3, &["DependsOn", "DeletionPolicy", "Metadata", "X"]);
            let keys = [
                "Name",
                "Type",
                "Tags",
                "Preset",
                "ChannelArn",
                "EventPattern",
                "Arn",
            ];
            let properties = numbers.entries(4, &keys);
            entries.push(("Properties".into(), numbers.object(properties)));
            entries.push(("Type".into(), numbers.pick(&types).into()));
            entries.push(("Condition".into(), "\"C\"".into()));
            numbers.object(entries)
        };
        sections.push((
            "Resources".into(),
            of(self, &["A", "B", "Main", "Fn::ForEach::X"], resource),
        ));
        let output: fn(&mut Self) -> String = |numbers| {
            let entries = numbers.entries(3, &["Value", "Export", "Other"]);
            numbers.object(entries)
        };
        sections.push(("Outputs".into(), of(self, &["A", "O"], output)));
        self.object(sections)
    }
}

#[test]
fn generated_templates_come_back_and_are_checked() {
    let mut numbers = Numbers(4);
    let mut violations = 0;
    for _ in 0..100 {
        let json = numbers.template();
        let template = Template::from_json(&json).unwrap();
        let again = Template::from_json(&template.to_json_pretty()).unwrap();
        for written in [template.to_json(), again.to_json()] {
            let same = written
                .bytes()
                .zip(json.bytes())
                .take_while(|(a, b)| a == b);
            let start = same.count().saturating_sub(50);
            let around = |json: &str| json.chars().skip(start).take(100).collect::<String>();
            assert!(written == json, "{}\n{}", around(&written), around(&json));
        }
        violations += template.validate().err().map_or(0, |found| found.len());
    }
    assert!(violations > 500, "{violations} violations");
}

#[test]
fn damaged_json_gets_an_answer() {
    let mut numbers = Numbers(5);
    for _ in 0..300 {
        let mut json: Vec<char> = numbers.template().chars().collect();
        for _ in 0..=numbers.below(3) {
            let at = numbers.below(json.len());
            match numbers.below(3) {
                0 => drop(json.remove(at)),
                1 => json.insert(at, ['{', '}', '"', '\\', ',', '7', 'é'][numbers.below(7)]),
                _ => json.truncate(at.max(1)),
            }
        }
        let json: String = json.into_iter().collect();
        match Template::from_json(&json) {
            Ok(template) => drop(template.warnings()),
            Err(error) => assert!(!error.message().is_empty()),
        }
    }
}
