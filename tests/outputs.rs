//! The outputs of a deployed stack, read back into their struct.

use ivs_core::{OutputFault, Outputs, OutputsError, Stack, ivs_stack};
use serde_json::{Value, json};
use std::error::Error;

ivs_stack! {
    stack LiveShow(names: Vec<String>, has_crew: bool) {
        let stage = Parameter { type: String, default: "dev" };
        let main = Channel { name: "show" };
        let encoder = main.add_stream_key();

        /// Where viewers play the show.
        output playback_url = main.playback_url;
        #[logical_id("Ingest")]
        output ingest_endpoint = main.ingest_endpoint;
        output r#type = "show";

        if stage == "prod" {
            let chat = Room { name: "audience" };
            output chat_arn = chat.arn;
        } else {
            output hint = "no chat";
        }
        if has_crew {
            let crew = Room { name: "crew" };
            output crew_arn = crew.arn;
        }

        for camera in ["front", "back-stage", "3"] {
            let room = Room { name: camera };
            output room_arn = room.arn;
            if stage == "prod" {
                output room_id = room.id;
            }
        }

        for name in &names {
            let show = Room { name: name };
            output show_arn = show.arn;
            for take in ["first", "second"] {
                output take_note = aws::region;
            }
            output show_arn_note = aws::region;
        }
    }
}

/// The outputs that are always there.
const REQUIRED: [(&str, &str); 6] = [
    ("PlaybackUrl", "https://example.com/a.m3u8"),
    ("Ingest", "a.global-contribute.live-video.net"),
    ("Type", "show"),
    ("RoomArnFront", "arn:front"),
    ("RoomArnBackStage", "arn:back-stage"),
    ("RoomArn3", "arn:3"),
];

fn read(more: &[(&str, &str)]) -> Result<LiveShowOutputs, OutputsError> {
    LiveShowOutputs::from_pairs(REQUIRED.iter().chain(more).copied())
}

/// The keys of the outputs in the stack's own template, each with its text as its value.
fn deployed(show: &LiveShow) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let template: Value = serde_json::from_str(&show.template()?.to_json())?;
    let outputs = template.get("Outputs").and_then(Value::as_object);
    let keys = outputs.into_iter().flat_map(serde_json::Map::keys);
    Ok(keys
        .map(|key| (key.clone(), format!("value of {key}")))
        .collect())
}

#[test]
fn each_output_has_its_field() -> Result<(), OutputsError> {
    let outputs = read(&[("ChatArn", "arn:chat"), ("RoomId3", "3")])?;
    assert_eq!(outputs.playback_url, "https://example.com/a.m3u8");
    assert_eq!(
        outputs.ingest_endpoint,
        "a.global-contribute.live-video.net"
    );
    assert_eq!(outputs.r#type, "show");
    assert_eq!(outputs.chat_arn.as_deref(), Some("arn:chat"));
    assert_eq!(outputs.hint, None);
    assert_eq!(outputs.crew_arn, None);
    assert_eq!(outputs.room_arn_front, "arn:front");
    assert_eq!(outputs.room_arn_back_stage, "arn:back-stage");
    assert_eq!(outputs.room_arn_3, "arn:3");
    assert_eq!(outputs.room_id_front, None);
    assert_eq!(outputs.room_id_3.as_deref(), Some("3"));
    assert!(outputs.show_arn.is_empty());
    Ok(())
}

#[test]
fn a_loop_in_the_program_has_its_outputs_by_element() -> Result<(), OutputsError> {
    let outputs = read(&[
        ("ShowArnLateNight", "arn:late"),
        ("ShowArnDerby", "arn:derby"),
        ("TakeNoteDerbyFirst", "one"),
        ("TakeNoteDerbySecond", "two"),
        ("ShowArnNoteDerby", "note"),
    ])?;
    assert_eq!(outputs.show_arn.get("late-night"), Some("arn:late"));
    assert_eq!(outputs.show_arn.get("other"), None);
    assert_eq!(
        outputs.show_arn.iter().collect::<Vec<_>>(),
        [("Derby", "arn:derby"), ("LateNight", "arn:late")]
    );
    assert_eq!(outputs.take_note_first.get("derby"), Some("one"));
    assert_eq!(outputs.take_note_second.get("derby"), Some("two"));
    // The longer of two names that fit has it.
    assert_eq!(outputs.show_arn_note.get("derby"), Some("note"));
    Ok(())
}

/// What the template is called is what the struct reads.
#[test]
fn the_outputs_of_the_template_are_those_of_the_struct() -> Result<(), Box<dyn Error>> {
    for (names, has_crew) in [
        (vec![], false),
        (vec!["derby".to_owned(), "late-night".into()], true),
    ] {
        let mut pairs = deployed(&LiveShow { names, has_crew })?;
        let outputs = LiveShowOutputs::from_pairs(pairs.clone())?;
        assert_eq!(outputs.crew_arn.is_some(), has_crew);
        let mut read = outputs.to_pairs();
        pairs.sort();
        read.sort();
        assert_eq!(read, pairs);
    }
    Ok(())
}

#[test]
fn the_struct_is_found_through_the_stack() -> Result<(), OutputsError> {
    fn read<S: Stack>() -> Result<S::Outputs, OutputsError> {
        S::Outputs::from_pairs(REQUIRED)
    }
    let outputs: LiveShowOutputs = read::<LiveShow>()?;
    assert_eq!(<LiveShow as Stack>::Outputs::STACK, "LiveShow");
    assert_eq!(outputs, outputs.clone());
    Ok(())
}

fn outputs_file() -> Value {
    let outputs: serde_json::Map<_, _> = REQUIRED
        .iter()
        .map(|(key, value)| ((*key).to_owned(), json!(value)))
        .collect();
    json!({ "live-video": outputs, "other": { "A": "a" } })
}

fn described() -> Value {
    let outputs: Vec<Value> = REQUIRED
        .iter()
        .map(|(key, value)| json!({ "OutputKey": key, "OutputValue": value, "Description": "Text." }))
        .collect();
    json!({ "Stacks": [{ "StackName": "live-video", "Outputs": outputs }] })
}

#[test]
fn read_from_the_outputs_file_of_the_cdk() -> Result<(), OutputsError> {
    let outputs = LiveShowOutputs::from_outputs_file(&outputs_file().to_string(), "live-video")?;
    assert_eq!(outputs, read(&[])?);
    Ok(())
}

#[test]
fn read_from_described_stacks() -> Result<(), OutputsError> {
    let described = described();
    let outputs = LiveShowOutputs::from_describe_stacks(&described.to_string())?;
    assert_eq!(outputs, read(&[])?);
    let marked = format!("\u{feff}{described}\r\n");
    assert_eq!(LiveShowOutputs::from_describe_stacks(&marked)?, outputs);
    let list = described
        .pointer("/Stacks/0/Outputs")
        .unwrap_or(&Value::Null);
    assert_eq!(
        LiveShowOutputs::from_describe_stacks(&list.to_string())?,
        outputs
    );
    Ok(())
}

/// What the errors of a result say.
fn message(result: Result<LiveShowOutputs, OutputsError>) -> String {
    result.map_or_else(|error| error.to_string(), |outputs| format!("{outputs:?}"))
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let pairs = [
        ("PlaybackURL", "https://example.com/a.m3u8"),
        ("Type", "show"),
        ("RoomArnFront", "arn:front"),
        ("RoomArn3", "arn:3"),
        ("RoomArnBackStage", "arn:back-stage"),
        ("Region", "us-west-2"),
    ];
    let result = LiveShowOutputs::from_pairs(pairs).inspect_err(|error| {
        assert_eq!(error.stack(), "LiveShow");
        assert_eq!(error.stack_name(), None);
        assert_eq!(
            error.faults(),
            [
                OutputFault::Missing {
                    key: "PlaybackUrl".into(),
                    renamed: Some("PlaybackURL".into()),
                },
                OutputFault::Missing {
                    key: "Ingest".into(),
                    renamed: None,
                },
                OutputFault::Extra {
                    key: "Region".into()
                },
            ]
        );
    });
    assert_eq!(
        message(result),
        "error: the deployed stack has no output `PlaybackUrl`
       help: it has `PlaybackURL`, which `LiveShow` does not declare: if the output was renamed, deploy `LiveShow` again

error: the deployed stack has no output `Ingest`
       help: deploy `LiveShow` as it is declared now

error: the deployed stack has an output `Region`, which `LiveShow` does not declare
       help: deploy `LiveShow` as it is declared now, or build this program with the stack that is deployed"
    );
}

#[test]
fn the_deployed_stack_is_named() -> Result<(), Box<dyn Error>> {
    let mut file = outputs_file();
    let outputs = file.get_mut("live-video").and_then(Value::as_object_mut);
    outputs.ok_or("no stack")?.remove("Ingest");
    let Err(error) = LiveShowOutputs::from_outputs_file(&file.to_string(), "live-video") else {
        return Err("it was read".into());
    };
    assert_eq!(error.stack_name(), Some("live-video"));
    assert_eq!(
        format!("{error:?}"),
        "these are not the outputs of `LiveShow`
error: the deployed stack `live-video` has no output `Ingest`
       help: deploy `LiveShow` as it is declared now"
    );
    Ok(())
}

#[test]
fn what_is_no_text_is_no_output() {
    let file = json!({ "live-video": { "PlaybackUrl": 1, "Ingest": null } }).to_string();
    assert_eq!(
        message(LiveShowOutputs::from_outputs_file(&file, "live-video")),
        "error: the output `Ingest` is null, but outputs are texts
       help: take the JSON as it was printed

error: the output `PlaybackUrl` is 1, but outputs are texts
       help: take the JSON as it was printed"
    );
    let list = json!([{ "OutputKey": "Ingest" }]).to_string();
    assert_eq!(
        message(LiveShowOutputs::from_describe_stacks(&list)),
        "error: the output `Ingest` is nothing, but outputs are texts
       help: take the JSON as it was printed"
    );
}

#[test]
fn a_stack_that_is_not_in_the_file() {
    let file = outputs_file().to_string();
    assert_eq!(
        message(LiveShowOutputs::from_outputs_file(&file, "live-vido")),
        "error: there is no stack `live-vido` in the outputs file
       help: did you mean `live-video`?"
    );
    assert_eq!(
        message(LiveShowOutputs::from_outputs_file(&file, "show")),
        "error: there is no stack `show` in the outputs file
       help: use `live-video` or `other`"
    );
    assert_eq!(
        message(LiveShowOutputs::from_outputs_file("{}", "show")),
        "error: there is no stack `show` in the outputs file
       help: deploy it with `cdk deploy --outputs-file`, which writes what it deploys"
    );
}

#[test]
fn one_stack_is_described() {
    let several = json!({ "Stacks": [{ "StackName": "a" }, { "StackName": "b" }] }).to_string();
    assert_eq!(
        message(LiveShowOutputs::from_describe_stacks(&several)),
        "error: 2 stacks are described: `a` and `b`
       help: describe one, with `--stack-name NAME`"
    );
    assert_eq!(
        message(LiveShowOutputs::from_describe_stacks(r#"{ "Stacks": [] }"#)),
        "error: no stack is described
       help: describe one, with `--stack-name NAME`"
    );
    let without = json!({ "Stacks": [{ "StackName": "a" }] }).to_string();
    let missing = message(LiveShowOutputs::from_describe_stacks(&without));
    assert!(
        missing.starts_with("error: the deployed stack `a` has no output `PlaybackUrl`\n"),
        "{missing}"
    );
}

#[test]
fn one_form_in_the_place_of_the_other() {
    let file = "error: this is not a file that `cdk deploy --outputs-file` writes
       help: take the file of `cdk deploy --outputs-file outputs.json`; `from_describe_stacks` reads what `aws cloudformation describe-stacks` prints";
    for json in [described(), json!([]), json!({ "live-video": "text" })] {
        let read = LiveShowOutputs::from_outputs_file(&json.to_string(), "live-video");
        assert_eq!(message(read), file);
    }
    let stacks = "error: this is not what `aws cloudformation describe-stacks` prints
       help: take what `aws cloudformation describe-stacks --stack-name NAME --output json` prints; `from_outputs_file` reads the file of `cdk deploy --outputs-file`";
    for json in [
        outputs_file(),
        json!([1]),
        json!({ "Stacks": [{ "Outputs": {} }] }),
        json!("text"),
    ] {
        let read = LiveShowOutputs::from_describe_stacks(&json.to_string());
        assert_eq!(message(read), stacks);
    }
}

/// Whatever is read, there is an answer; and one that tells what to do.
#[test]
fn pieces_of_json_are_errors() {
    for json in [outputs_file().to_string(), described().to_string()] {
        let pieces = (0..json.len()).filter_map(|end| json.get(..end));
        let changed = json.char_indices().map(|(index, character)| {
            let (start, rest) = json.split_at(index);
            format!("{start}0{}", &rest[character.len_utf8()..])
        });
        for text in pieces.map(str::to_owned).chain(changed) {
            for read in [
                LiveShowOutputs::from_outputs_file(&text, "live-video"),
                LiveShowOutputs::from_describe_stacks(&text),
            ] {
                if let Err(error) = read {
                    assert!(!error.faults().is_empty());
                    assert!(error.to_string().contains("help: "), "{error}");
                }
            }
        }
    }
}

#[test]
fn no_json_at_all() {
    let table = message(LiveShowOutputs::from_describe_stacks("-----\n|  Describe"));
    assert!(
        table.starts_with("error: what describes the stack is not JSON: ")
            && table.contains("--output json"),
        "{table}"
    );
    let empty = message(LiveShowOutputs::from_outputs_file("", "live-video"));
    assert!(
        empty.starts_with("error: the outputs file is not JSON: EOF"),
        "{empty}"
    );
}
