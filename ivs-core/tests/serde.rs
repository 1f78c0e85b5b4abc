//! With the feature `serde`, outputs are written and read as they stand in an outputs file.

use ivs_core::{Outputs, ivs_stack};
use std::collections::BTreeMap;

ivs_stack! {
    stack LiveShow(names: Vec<String>) {
        let stage = Parameter { type: String, default: "dev" };
        let chat = Room { name: "chat" };
        output chat_arn = chat.arn;
        if stage == "prod" {
            output hint = "prod";
        }
        for name in &names {
            let room = Room { name: name };
            output room_arn = room.arn;
        }
    }
}

const FILE: &str = r#"{"live":{"ChatArn":"arn:chat","RoomArnDerby":"arn:derby"}}"#;

#[test]
fn as_in_an_outputs_file() -> Result<(), Box<dyn std::error::Error>> {
    let stacks: BTreeMap<String, LiveShowOutputs> = serde_json::from_str(FILE)?;
    let outputs = LiveShowOutputs::from_outputs_file(FILE, "live")?;
    assert_eq!(stacks.get("live"), Some(&outputs));
    assert_eq!(outputs.room_arn.get("derby"), Some("arn:derby"));
    assert_eq!(serde_json::to_string(&stacks)?, FILE);
    Ok(())
}

#[test]
fn wrong_outputs_are_errors_here_too() {
    let read = |json| match serde_json::from_str::<LiveShowOutputs>(json) {
        Ok(outputs) => format!("{outputs:?}"),
        Err(error) => error.to_string(),
    };
    assert_eq!(
        read("{}"),
        "error: the deployed stack has no output `ChatArn`
       help: deploy `LiveShow` as it is declared now"
    );
    assert!(read(r#"{"ChatArn":1}"#).starts_with("invalid type: integer `1`, expected a string"));
}
