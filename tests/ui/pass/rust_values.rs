//! What is none of the macro's forms is Rust.

use ivs_core::ivs_stack;
use std::collections::HashMap;

const TITLE: &str = "title";
const SECONDS: u16 = 30;

mod settings {
    pub const RATE: u8 = 5;
    pub fn name(prefix: &str, number: u8) -> String {
        format!("{prefix}-{number}")
    }
}

#[derive(Clone, Debug)]
struct Plan {
    length: u32,
    names: HashMap<String, String>,
}

ivs_stack! {
    stack Show(
        plan: Plan,
        prefix: String,
        number: u8,
        is_public: bool,
        nickname: Option<String>,
        nothing: Option<u8>,
        origins: Vec<String>,
        countries: [&'static str; 2],
        map: HashMap<String, Vec<(u8, u8)>>,
    ) {
        // Constants, paths, calls with several arguments.
        let constant = Room { name: TITLE, maximum_message_rate_per_second: settings::RATE };
        let called = Room { name: settings::name("call", 1), maximum_message_length: u32::min(5, 6) };
        let generic = Room {
            name: (0..3).map(|n| n.to_string()).collect::<Vec<String>>().join("-"),
            maximum_message_length: HashMap::<u8, u8>::with_capacity(2).len().max(7),
            maximum_message_rate_per_second: std::convert::identity::<u8>(3),
        };
        // Closures and blocks in parentheses.
        let closure = Room { name: ((|a: &str, b: &str| format!("{a}{b}"))("x", "y")) };
        let block = Room {
            name: ({
                let first = prefix.clone();
                first + "-block"
            }),
        };
        let matched = Room { name: (match number { 1 => "one", _ => "many" }) };
        let computed = Room { maximum_message_length: (if is_public { 8 } else { 9 }) };
        // Arguments: methods, fields, several times by value, captured in a format string.
        let method = Room { name: prefix.to_uppercase(), maximum_message_length: plan.length };
        let looked_up = Room { name: plan.names["first"].clone() };
        let again = Room { name: prefix, tags: { "prefix": prefix, "twice": prefix + "2" } };
        let formatted = Room { name: format!("{prefix}-{number:02}-{}", number + 1) };
        let compared = Channel { authorized: !is_public && number > 200, insecure_ingest: false };
        // Left out where it is `None`.
        let optional = Room { name: nickname, maximum_message_length: nothing };
        let mapped = Room { name: nickname.as_deref().map(str::to_uppercase) };
        // Lists.
        let policy = PlaybackRestrictionPolicy { allowed_origins: origins, allowed_countries: countries };
        let filtered = PlaybackRestrictionPolicy {
            allowed_origins: origins.iter().filter(|origin| origin.len() > 9).cloned().collect::<Vec<_>>(),
        };
        #[allow(origin_form)]
        let items = PlaybackRestrictionPolicy { allowed_origins: [TITLE, prefix, "literal"] };
        // Named Rust values may use each other in any order.
        let sum = base + 1;
        let base = number + 10;
        let named = Room { maximum_message_length: sum, tags: { "sum": sum.to_string() } };
        let size = map.len();
        #[metadata({ json: { number, list: [number, "two", 3.5], nested: { is_public } } })]
        let sized = Room { maximum_message_length: size + 1 };
        let interval = SECONDS;
        let archive = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: prefix } },
            thumbnail_configuration: { target_interval_seconds: interval },
        };
        let encoder = compared.add_stream_key();

        output plan_length = plan.length;
        output is_public = is_public;
        output text = format!("{prefix}/{sum}");
    }
}

fn main() {
    let show = Show {
        plan: Plan {
            length: 99,
            names: HashMap::from([("first".to_owned(), "one".to_owned())]),
        },
        prefix: "pre".to_owned(),
        number: 1,
        is_public: true,
        nickname: Some("nick".to_owned()),
        nothing: None,
        origins: vec!["https://a.example".to_owned(), "https://*".to_owned()],
        countries: ["DE", "FR"],
        map: HashMap::new(),
    };
    let made = show.template().unwrap().to_json();
    for part in [
        r#""Constant":{"Type":"AWS::IVSChat::Room","Properties":{"Name":"title","MaximumMessageRatePerSecond":5}"#,
        r#""Name":"call-1","MaximumMessageLength":5"#,
        r#""Name":"0-1-2","MaximumMessageLength":7,"MaximumMessageRatePerSecond":3"#,
        r#""Name":"xy""#,
        r#""Name":"pre-block""#,
        r#""Name":"one""#,
        r#""MaximumMessageLength":8"#,
        r#""Name":"PRE","MaximumMessageLength":99"#,
        r#"{"Key":"twice","Value":"pre2"}"#,
        r#""Name":"pre-01-2""#,
        r#""Authorized":false"#,
        r#""Optional":{"Type":"AWS::IVSChat::Room","Properties":{"Name":"nick"}}"#,
        r#""Name":"NICK""#,
        r#""AllowedOrigins":["https://a.example","https://*"],"AllowedCountries":["DE","FR"]"#,
        r#""Filtered":{"Type":"AWS::IVS::PlaybackRestrictionPolicy","Properties":{"AllowedOrigins":["https://a.example"]}}"#,
        r#""AllowedOrigins":["title","pre","literal"]"#,
        r#""MaximumMessageLength":12,"Tags":[{"Key":"sum","Value":"12"}]"#,
        r#""TargetIntervalSeconds":30"#,
        r#""PlanLength":{"Value":99}"#,
        r#""Text":{"Value":"pre/12"}"#,
        r#""Metadata":{"json":{"number":1,"list":[1,"two",3.5],"nested":{"is_public":true}}}"#,
    ] {
        assert!(made.contains(part), "{part} is not in {made}");
    }
}
