//! What other services are told of IVS, and what they must not be told.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use ivs_core::functions::{self, Sub};
use ivs_core::ivs::{Channel, IngestConfiguration, PlaybackKeyPair, Stage, StreamKey, channel};
use ivs_core::ivs_chat::{LoggingConfiguration, Room, logging_configuration};
use ivs_core::property::{Json, List, Object, Tags};
use ivs_core::secrets_manager::Secret;
use ivs_core::{AnyResource, Error, Handle, Parameter, Template, Violations, ivs_stack};

/// What is said about a template, errors before warnings.
fn each<T>(template: &Template, look: impl Fn(&Error) -> T) -> Vec<T> {
    let errors = template.validate().err();
    let warnings = template.warnings();
    errors
        .iter()
        .chain([&warnings])
        .flat_map(Violations::iter)
        .map(look)
        .collect()
}

/// The rules that a template breaks.
fn rules(template: &Template) -> Vec<String> {
    each(template, |error| error.rule().to_owned())
}

/// Where, what, and what to write instead.
fn said(template: &Template) -> Vec<[String; 3]> {
    each(template, |error| {
        [
            error.path().to_owned(),
            error.message().to_owned(),
            error.help().unwrap_or_default().to_owned(),
        ]
    })
}

fn object() -> Object {
    Object::new()
}

fn list<const LENGTH: usize>(items: [&str; LENGTH]) -> List<Json> {
    items
        .iter()
        .fold(List::new(), |list, item| list.item(*item))
}

fn with_resource(
    type_name: &'static str,
    properties: impl FnOnce(AnyResource) -> AnyResource,
) -> Template {
    let mut template = Template::new();
    template.add("It", properties(AnyResource::new(type_name)));
    template
}

fn pattern(detail_types: List<Json>, detail: Object) -> Template {
    with_resource("AWS::Events::Rule", |rule| {
        rule.with(
            "EventPattern",
            object()
                .with("source", list(["aws.ivs"]))
                .with("detail-type", detail_types)
                .with("detail", detail),
        )
    })
}

/// A template that has what each needs, a resource.
fn with_room() -> Template {
    let mut template = Template::new();
    template.add("Chat", Room::new());
    template
}

#[test]
fn event_patterns_name_detail_types_of_ivs() {
    let of = |sources: List<Json>, detail_types: List<Json>| {
        with_resource("AWS::Events::Rule", |rule| {
            rule.with(
                "EventPattern",
                object()
                    .with("source", sources)
                    .with("detail-type", detail_types),
            )
        })
    };
    let ivs = || list(["aws.ivs"]);
    let template = of(
        ivs(),
        list(["IVS Stream State Change", "IVS Stream State Changed"]),
    );
    assert_eq!(
        said(&template),
        [[
            "Resources.It.Properties.EventPattern.detail-type[1]",
            "`aws.ivs` sends no events of the detail type `IVS Stream State Changed`",
            "did you mean `IVS Stream State Change`?",
        ]]
    );
    assert_eq!(rules(&template), ["unknown_detail_type"]);
    for detail_types in [
        list([
            "IVS Recording State Change",
            "IVS Publisher Recording State Change",
        ]),
        list(["AWS API Call via CloudTrail"]),
        List::new().item(object().with("prefix", "IVS Stage")),
    ] {
        assert_eq!(rules(&of(ivs(), detail_types)), [""; 0]);
    }
    // With other sources, only what is called like an event of IVS.
    let mixed = || list(["aws.ivs", "aws.s3"]);
    assert_eq!(
        rules(&of(mixed(), list(["Object Created", "IVS Stage Update"]))),
        [""; 0]
    );
    assert_eq!(
        rules(&of(mixed(), list(["IVS Stage Changed"]))),
        ["unknown_detail_type"]
    );
    assert_eq!(rules(&of(list(["aws.s3"]), list(["IVS"]))), [""; 0]);
}

#[test]
fn event_patterns_ask_for_fields_that_their_events_have() {
    let template = pattern(
        list(["IVS Recording State Change"]),
        object().with("event_name", list(["Recording End"])),
    );
    assert_eq!(
        said(&template),
        [[
            "Resources.It.Properties.EventPattern.detail.event_name",
            "`IVS Recording State Change` has no field `event_name`, so nothing matches it",
            "its events are named in `recording_status`",
        ]]
    );
    for (detail_type, field) in [
        ("IVS Participant Recording State Change", "recording_status"),
        ("IVS Limit Breach", "event_name"),
        ("IVS Composition State Change", "eventName"),
        ("IVS Stream State Change", "channel_nam"),
        ("IVS Stream Health Change", "reason"),
        ("IVS Stage Update", "sessionId"),
    ] {
        let template = pattern(list([detail_type]), object().with(field, list(["x"])));
        assert_eq!(
            rules(&template),
            ["unknown_event_field"],
            "{detail_type} {field}"
        );
    }
    for (detail_type, field) in [
        ("IVS Limit Breach", "limit"),
        ("IVS Stream State Change", "reason"),
        // Not all of its fields are known, or none.
        ("IVS Stage Update", "error_code"),
        ("IVS Publisher Recording State Change", "recording_status"),
        ("AWS API Call via CloudTrail", "eventName"),
        ("IVS Stage Changed", "anything"),
    ] {
        let template = pattern(list([detail_type]), object().with(field, list(["x"])));
        let found = rules(&template);
        assert!(
            !found.contains(&"unknown_event_field".into()),
            "{detail_type} {field}"
        );
    }
    let absent = List::new().item(object().with("exists", false));
    let template = pattern(
        list(["IVS Stream State Change", "IVS Recording State Change"]),
        object().with("event_name", absent),
    );
    assert_eq!(rules(&template), [""; 0]);
}

#[test]
fn event_patterns_name_events_as_they_are_spelled() {
    let named = |detail_type, name| {
        let detail = object().with("event_name", list(["Stream End", name]));
        pattern(list([detail_type]), detail)
    };
    let template = named("IVS Stream State Change", "stream start");
    assert_eq!(
        said(&template),
        [[
            "Resources.It.Properties.EventPattern.detail.event_name[1]",
            "no `IVS Stream State Change` is called `stream start`",
            "did you mean `Stream Start`?",
        ]]
    );
    assert_eq!(rules(&template), ["unknown_event_name"]);
    assert_eq!(
        rules(&named("IVS Stream State Change", "Stream Takeover")),
        [""; 0]
    );

    let update = |name| {
        pattern(
            list(["IVS Stage Update"]),
            object().with("event_name", list([name])),
        )
    };
    assert_eq!(
        rules(&update("participant published")),
        ["unknown_event_name"]
    );
    for name in ["Participant Published", "Participant Left"] {
        assert_eq!(rules(&update(name)), [""; 0], "{name}");
    }

    let two = |name| {
        pattern(
            list(["IVS Stream State Change", "IVS Stream Health Change"]),
            object().with("event_name", list([name])),
        )
    };
    assert_eq!(rules(&two("Starvation Start")), [""; 0]);
    assert_eq!(rules(&two("Recording Start")), ["unknown_event_name"]);
    let filtered = List::new().item(object().with("prefix", "stream"));
    let template = pattern(
        list(["IVS Stream State Change"]),
        object().with("event_name", filtered),
    );
    assert_eq!(rules(&template), [""; 0]);
}

#[test]
fn policies_name_actions_that_there_are() {
    let policy = |actions: List<Json>| {
        let statement = object().with("Effect", "Allow").with("Action", actions);
        with_resource("AWS::IAM::ManagedPolicy", |policy| {
            policy.with(
                "PolicyDocument",
                object().with("Statement", List::new().item(statement)),
            )
        })
    };
    let known = [
        "ivs:GetStream",
        "ivs:Get*",
        "ivs:createparticipanttoken",
        "ivschat:*",
        "s3:GetObjekt",
    ];
    assert_eq!(rules(&policy(list(known))), [""; 0]);
    let template = policy(list([
        "ivs:ListStreamsKeys",
        "ivschat:GetStage",
        "ivs-realtime:*",
    ]));
    assert_eq!(rules(&template), ["unknown_action"; 3]);
    let at = |index| format!("Resources.It.Properties.PolicyDocument.Statement[0].Action[{index}]");
    assert_eq!(
        said(&template),
        [
            [
                at(0),
                "`ivs:ListStreamsKeys` is no action that is known of IVS".into(),
                "did you mean `ivs:ListStreamKeys`?".into(),
            ],
            [
                at(1),
                "`ivschat:GetStage` is no action that is known of IVS".into(),
                "did you mean `ivs:GetStage`?".into(),
            ],
            [
                at(2),
                "no action has the prefix `ivs-realtime`".into(),
                "write `ivs:*`".into(),
            ],
        ]
    );
    // Only in a statement, be it alone or behind a condition.
    let template = with_resource("AWS::Lambda::Function", |function| {
        function.with("Environment", object().with("Action", "ivs:Nothing"))
    });
    assert_eq!(rules(&template), [""; 0]);
    let template = with_resource("AWS::IAM::Policy", |policy| {
        let statement = object().with("NotAction", "ivs:Nothing");
        policy.with("PolicyDocument", object().with("Statement", statement))
    });
    assert_eq!(rules(&template), ["unknown_action"]);
}

fn alarm(namespace: &'static str, metric: &'static str, dimensions: List<Json>) -> AnyResource {
    AnyResource::new("AWS::CloudWatch::Alarm")
        .with("Namespace", namespace)
        .with("MetricName", metric)
        .with("Dimensions", dimensions)
}

fn dimension(name: &'static str) -> Object {
    object().with("Name", name).with("Value", "abcd")
}

fn alarmed(namespace: &'static str, metric: &'static str, names: &[&'static str]) -> Template {
    let dimensions = names
        .iter()
        .fold(List::new(), |list, name| list.item(dimension(name)));
    let mut template = Template::new();
    template.add("It", alarm(namespace, metric, dimensions));
    template
}

#[test]
fn alarms_watch_metrics_that_there_are() {
    for (namespace, metric, help) in [
        (
            "AWS/IVS",
            "ConcurrentView",
            "did you mean `ConcurrentViews`?",
        ),
        (
            "AWS/IVS",
            "Publishers",
            "it is a metric of `AWS/IVSRealTime`",
        ),
        (
            "AWS/IVSChat",
            "LogDestinationAccessDeniedErrors",
            "did you mean `LogDestinationAccessDeniedError`?",
        ),
        (
            "AWS/IVSRealtime",
            "Publishers",
            "did you mean `AWS/IVSRealTime`?",
        ),
    ] {
        let template = alarmed(namespace, metric, &[]);
        assert_eq!(rules(&template), ["unknown_metric"], "{metric}");
        assert_eq!(said(&template)[0][2], help);
    }
    assert_eq!(rules(&alarmed("AWS/IVS", "ConcurrentViews", &[])), [""; 0]);
    assert_eq!(rules(&alarmed("AWS/Lambda", "Errors", &["Stage"])), [""; 0]);
}

#[test]
fn alarms_watch_by_dimensions_that_there_are() {
    let real_time = "AWS/IVSRealTime";
    for (metric, dimensions, message, help) in [
        (
            "Publishers",
            &[][..],
            "without dimensions",
            "it has data by `Stage`",
        ),
        (
            "Publishers",
            &["stage"],
            "by `stage`",
            "did you mean by `Stage`?",
        ),
        (
            "PublishFramerate",
            &["Stage"],
            "by `Stage`",
            "it has data by `Stage` and `Participant`, \
             by `Stage` and `Participant` and `SimulcastLayer` and `MediaType`",
        ),
    ] {
        let template = alarmed(real_time, metric, dimensions);
        assert_eq!(rules(&template), ["unknown_dimensions"], "{metric}");
        let [_, said, hint] = said(&template)[0].clone();
        assert_eq!(said, format!("`{metric}` has no data {message}"));
        assert_eq!(hint, help);
    }
    // In any order.
    let template = alarmed(
        real_time,
        "DroppedFrames",
        &["SDKVersion", "Stage", "Platform"],
    );
    assert_eq!(rules(&template), [""; 0]);
    let mut template = Template::new();
    let given = template.parameter("Dimension", Parameter::new().r#type("String"));
    let unknown = object().with("Name", &given).with("Value", "x");
    template.add(
        "It",
        alarm(real_time, "Publishers", List::new().item(unknown)),
    );
    assert_eq!(rules(&template), [""; 0]);
}

#[test]
fn metrics_of_expressions_count_too() {
    let metric = object()
        .with("Namespace", "AWS/IVS")
        .with("MetricName", "IngestBitrat");
    let query = object().with("MetricStat", object().with("Metric", metric));
    let template = with_resource("AWS::CloudWatch::Alarm", move |alarm| {
        let queries = List::<Json>::new().item(object().with("Expression", "m1 / 8"));
        alarm.with("Metrics", queries.item(query))
    });
    assert_eq!(
        said(&template)[0][0],
        "Resources.It.Properties.Metrics[1].MetricStat.Metric.MetricName"
    );
}

#[test]
fn a_dimension_takes_an_id() {
    let watch = |metric: &'static str, value: &dyn Fn(&Handle<Channel>, Object) -> Object| {
        let mut template = Template::new();
        template.allow("channel_without_stream_key");
        let main = template.add("Main", Channel::new());
        let dimension = value(&main, object().with("Name", "Channel"));
        template.add("It", alarm("AWS/IVS", metric, List::new().item(dimension)));
        template
    };
    let by_ref = |main: &Handle<Channel>, dimension: Object| dimension.with("Value", main);
    let template = watch("IngestBitrate", &by_ref);
    assert_eq!(
        said(&template),
        [[
            "Resources.It.Properties.Dimensions[0].Value",
            "`Channel` takes the id of the channel, and gets no data by its ARN",
            "write `Value: Main.id`",
        ]]
    );
    assert_eq!(rules(&template), ["dimension_takes_id"]);
    let by_arn = watch("IngestBitrate", &|main, dimension| {
        dimension.with("Value", main.arn())
    });
    assert_eq!(rules(&by_arn), ["dimension_takes_id"]);
    let by_text = watch("IngestBitrate", &|_, dimension| {
        dimension.with("Value", "arn:aws:ivs:us-west-2:123456789012:channel/abcd")
    });
    assert_eq!(said(&by_text)[0][2], "write `\"abcd\"`");
    let by_id = watch("IngestBitrate", &|main, dimension| {
        dimension.with("Value", main.id())
    });
    assert_eq!(rules(&by_id), [""; 0]);
    // What it takes is not clear.
    assert_eq!(rules(&watch("ConcurrentViews", &by_ref)), [""; 0]);
}

#[test]
fn a_tagged_delivery_stream_lets_logs_in() {
    let logged = |tags: Option<List<Json>>| {
        let mut template = Template::new();
        template.allow("unused_logging_configuration");
        let stream = AnyResource::new("AWS::KinesisFirehose::DeliveryStream").with("Tags", tags);
        let stream = template.add("Stream", stream);
        let firehose = logging_configuration::FirehoseDestinationConfiguration::new()
            .delivery_stream_name(stream.reference());
        template.add(
            "Log",
            LoggingConfiguration::new().destination_configuration(
                logging_configuration::DestinationConfiguration::new().firehose(firehose),
            ),
        );
        template
    };
    let tag =
        |key: &'static str, value: &'static str| object().with("Key", key).with("Value", value);
    let template = logged(Some(List::new().item(tag("team", "live"))));
    assert_eq!(rules(&template), ["log_delivery_tag"]);
    assert_eq!(said(&template)[0][0], "Resources.Stream.Properties.Tags");
    let tags = || List::new().item(tag("team", "live"));
    assert_eq!(
        rules(&logged(Some(
            tags().item(tag("LogDeliveryEnabled", "false"))
        ))),
        ["log_delivery_tag"]
    );
    for tags in [None, Some(tags().item(tag("LogDeliveryEnabled", "true")))] {
        assert_eq!(rules(&logged(tags)), [""; 0]);
    }
}

#[test]
fn dynamic_references_have_their_form() {
    let output = |value: &str| {
        let mut template = with_room();
        template.output("It", value.to_owned());
        template
    };
    for (value, help) in [
        ("{{resolve:ssn:name}}", "did you mean `ssm`?"),
        ("{{resolve:ssm:name", "write `}}` behind it"),
        ("{{resolve: ssm:name}}", "remove them"),
        (
            "{{resolve:ssm:}}",
            "write `{{resolve:ssm:name}}` or `{{resolve:secretsmanager:name}}`",
        ),
    ] {
        let template = output(value);
        assert_eq!(rules(&template), ["dynamic_reference_form"], "{value}");
        assert_eq!(said(&template)[0][2], help);
    }
    assert_eq!(rules(&output("a-{{resolve:ssm:/my/name:1}}")), [""; 0]);
    let mut template = with_room();
    let name = template.parameter("Name", Parameter::new().r#type("String"));
    let parts = List::new().item("{{resolve:ssm:").item(&name).item("}}");
    template.output("Joined", functions::join("", parts));
    template.output("Named", functions::sub("{{resolve:ssm:${Name}}}"));
    assert_eq!(rules(&template), [""; 0]);
    // Others write between such braces, too.
    assert_eq!(rules(&output("{{ resolve(name) }}")), [""; 0]);
}

#[test]
fn a_template_has_at_most_60_dynamic_references() {
    let build = |count: usize| {
        let mut template = with_room();
        template.output("One", "{{resolve:ssm:name}}".repeat(count - 1));
        template.output("Two", "{{resolve:ssm:name}}");
        template
    };
    assert_eq!(rules(&build(60)), [""; 0]);
    let template = build(61);
    assert_eq!(rules(&template), ["too_many_dynamic_references"]);
    assert_eq!(said(&template)[0][0], "Outputs.Two.Value");
}

#[test]
fn a_custom_resource_gets_no_secure_string() {
    let with = |type_name, value| with_resource(type_name, |it| it.with("Key", value));
    let secure = "{{resolve:ssm-secure:key:1}}";
    for type_name in ["Custom::Load", "AWS::CloudFormation::CustomResource"] {
        let template = with(type_name, secure);
        assert_eq!(rules(&template), ["secure_reference_in_custom_resource"]);
        // Its provider gets the string as it is written, and may resolve it.
        let template = with(type_name, "{{resolve:secretsmanager:key}}");
        assert_eq!(rules(&template), [""; 0]);
    }
    assert_eq!(rules(&with("Custom::Load", "{{resolve:ssm:key}}")), [""; 0]);
    assert_eq!(rules(&with("AWS::RDS::DBInstance", secure)), [""; 0]);
}

#[test]
fn what_a_dynamic_reference_gives_is_not_judged() {
    let text = "{{resolve:ssm:/live/setting}}";
    let mut template = Template::new();
    template.allow("channel_without_stream_key");
    template.add(
        "Main",
        Channel::new()
            .name(text)
            .authorized(text)
            .latency_mode(text)
            .r#type(text)
            .preset(channel::Preset::HigherBandwidthDelivery)
            .recording_configuration_arn(text)
            .tags(Tags::new().tag("team", text)),
    );
    template.add(
        "Named",
        Channel::new().name(functions::sub("{{resolve:ssm:/${AWS::Region}}}")),
    );
    template.add("Pair", PlaybackKeyPair::new().public_key_material(text));
    let setting = template.parameter(
        "Setting",
        Parameter::new()
            .r#type("String")
            .allowed_values(["LOW", text]),
    );
    template.add("Set", Channel::new().latency_mode(&setting));
    assert_eq!(rules(&template), [""; 0]);
}

#[test]
fn a_secret_flows_into_secrets_manager() {
    let mut template = Template::new();
    let main = template.add("Main", Channel::new());
    let key = template.add("Key", main.add_stream_key());
    let stage = template.add("Stage", Stage::new());
    let ingest = template.add("Ingest", IngestConfiguration::new().stage_arn(&stage));
    template.add("Plain", Secret::new().secret_string(key.value()));
    let parts = List::new().item("key=").item(ingest.stream_key());
    template.add(
        "Joined",
        Secret::new().secret_string(functions::join("", parts)),
    );
    let sub = Sub::new()
        .text("{\"key\":\"")
        .value(key.value())
        .text("\"}");
    template.add("Sub", Secret::new().secret_string(sub));
    template.add(
        "Free",
        AnyResource::new("AWS::SecretsManager::Secret").with("SecretString", key.value()),
    );
    assert_eq!(rules(&template), [""; 0]);
}

/// Where a stream key flows by what is added, and what is said of that.
fn leak(add: impl Fn(&mut Template, &Handle<StreamKey>)) -> [String; 2] {
    let mut template = Template::new();
    let main = template.add("Main", Channel::new());
    let key = template.add("Key", main.add_stream_key());
    add(&mut template, &key);
    assert_eq!(rules(&template), ["secret_outside_secrets_manager"]);
    let [path, message, help] = said(&template)[0].clone();
    let safe = "let secret = AWS::SecretsManager::Secret { secret_string: Key.value };";
    assert!(
        help.starts_with(&format!("keep it with `{safe}`")),
        "{help}"
    );
    let message = message.strip_prefix("`Key.value` is a secret; ").unwrap();
    [path, message.to_owned()]
}

#[test]
fn a_secret_is_shown_by_no_part_of_the_stack() {
    assert_eq!(
        leak(|template, _| {
            template.output("Shown", functions::sub("${Key.Value}"));
        }),
        [
            "Outputs.Shown.Value",
            "the output `Shown` shows it to everybody who may describe the stack",
        ]
    );
    assert_eq!(
        leak(|template, key| {
            template.metadata(object().with("Key", key.value()));
        }),
        [
            "Metadata.Key",
            "it flows into the metadata of the stack, which everybody sees",
        ]
    );
    assert_eq!(
        leak(|template, key| {
            template.tags(Tags::new().tag("Key", key.value()));
        }),
        [
            "Tags.Key",
            "it flows into the tags of the stack, which everybody sees",
        ]
    );
}

#[test]
fn a_secret_flows_into_no_other_resource() {
    let into = |way: &str, of: &str| {
        format!("it flows into `{way}` of `{of}`, but may flow into a Secrets Manager secret only")
    };
    assert_eq!(
        leak(|template, key| {
            let variables = object().with("KEY", Sub::new().text("k=").value(key.value()));
            template.add(
                "Function",
                AnyResource::new("AWS::Lambda::Function")
                    .with("Environment", object().with("Variables", variables)),
            );
        })[1],
        into("Environment.Variables.KEY", "Function")
    );
    assert_eq!(
        leak(|template, key| {
            template.add(
                "Kept",
                AnyResource::new("AWS::SSM::Parameter").with("Value", key.value()),
            );
        })[1],
        into("Value", "Kept")
    );
    assert_eq!(
        leak(|template, key| {
            let parts = List::new().item("a").item(key.value());
            template.add(
                "Kept",
                Secret::new().description(functions::join("", parts)),
            );
        }),
        [
            "Resources.Kept.Properties.Description.Fn::Join[1][1]".into(),
            into("description", "Kept"),
        ]
    );
    assert_eq!(
        leak(|template, key| {
            template.add(
                "Kept",
                Secret::new().tags(Tags::new().tag("Key", key.value())),
            );
        })[1],
        into("tags.Key", "Kept")
    );
    assert_eq!(
        leak(|template, key| {
            template
                .attributes(key)
                .unwrap()
                .metadata(object().with("SecretString", key.value()));
        }),
        [
            "Resources.Key.Metadata.SecretString".into(),
            into("Metadata.SecretString", "Key"),
        ]
    );
}

#[test]
fn the_macro_leaves_to_the_deployment_what_is_known_there() {
    ivs_stack! {
        stack Watched {
            let main = Channel { name: "{{resolve:ssm:/live/name}}" };
            let encoder = main.add_stream_key();
            let secret = AWS::SecretsManager::Secret {
                secret_string: format!("rtmps://{}/{}", main.ingest_endpoint, encoder.value),
            };
            let ended = AWS::Events::Rule {
                EventPattern: {
                    source: ["aws.ivs"],
                    "detail-type": ["IVS Recording State Change"],
                    detail: { recording_status: ["Recording End"] },
                    resources: [main.arn],
                },
            };
            let silent = AWS::CloudWatch::Alarm {
                Namespace: "AWS/IVS",
                MetricName: "IngestFramerate",
                Dimensions: [{ Name: "Channel", Value: main.id }],
            };
            let operator = AWS::IAM::Policy {
                PolicyName: "operator",
                PolicyDocument: {
                    Statement: [{
                        Effect: "Allow", Action: ["ivs:StopStream"], Resource: main.arn,
                    }],
                },
            };
        }
    }
    let template = Watched.template().unwrap();
    assert_eq!(rules(&template), [""; 0]);
}
