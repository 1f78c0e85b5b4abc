//! A program that uses what was deployed: the outputs of its stack are a struct, so that none can be
//! misspelt.
//!
//! ```sh
//! cargo run -q --example application > live.json
//! aws cloudformation deploy --stack-name live-video --template-file live.json
//! aws cloudformation describe-stacks --stack-name live-video --output json > outputs.json
//! cargo run -q --example application outputs.json
//! ```
//!
//! With the CDK, `cdk deploy --outputs-file outputs.json` writes the outputs of all stacks, and
//! `LiveVideoOutputs::from_outputs_file(&json, "live-video")` reads them.

use ivs_core::{Outputs, ivs_stack};
use std::error::Error;
use std::{env, fs};

ivs_stack! {
    /// A show with a chat room.
    stack LiveVideo {
        /// Whether there is a chat beside the show.
        let chat = Parameter { type: String, default: "yes", allowed_values: ["yes", "no"] };

        let show = Channel { name: "show" };
        let encoder = show.add_stream_key();

        /// Where viewers play the show.
        output playback_url = show.playback_url;

        if chat == "yes" {
            let audience = Room { name: "audience" };

            /// The room that chat tokens are for.
            output room_arn = audience.arn;
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    match env::args().nth(1) {
        None => println!("{}", LiveVideo.template()?.to_json_pretty()),
        Some(file) => {
            let outputs = LiveVideoOutputs::from_describe_stacks(&fs::read_to_string(file)?)?;
            println!("watch {}", outputs.playback_url);
            // It stands in an `if` in the stack, so it may be missing.
            if let Some(room) = outputs.room_arn {
                println!("talk in {room}");
            }
        }
    }
    Ok(())
}
