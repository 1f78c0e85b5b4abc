//! The application that uses what was deployed: `cargo run -q --bin watch outputs.json`.

use ivs_core::Outputs;
use live_cdk::{ChatOutputs, LiveOutputs};
use std::error::Error;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let file = env::args().nth(1).ok_or("name the file with the outputs")?;
    let json = fs::read_to_string(file)?;
    let live = LiveOutputs::from_outputs_file(&json, "live")?;
    let chat = ChatOutputs::from_outputs_file(&json, "chat")?;
    println!("stream to rtmps://{}:443/app/", live.ingest_endpoint);
    println!("play {}", live.playback_url);
    println!("talk in {}", chat.room_arn);
    Ok(())
}
