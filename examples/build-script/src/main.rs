//! Prints the template to deploy; or, given the outputs of what was deployed, where the show plays.
//!
//! ```sh
//! cargo run -q > live.json
//! aws cloudformation deploy --stack-name live-show --template-file live.json
//! aws cloudformation describe-stacks --stack-name live-show --output json > outputs.json
//! cargo run -q outputs.json
//! ```

use ivs_core::Outputs;
use stacks::LiveShowOutputs;
use std::error::Error;
use std::{env, fs};

// `build.rs` makes the template of the stack; here its outputs are used.
mod stacks;

const TEMPLATE: &str = include_str!(concat!(env!("OUT_DIR"), "/live.json"));

fn main() -> Result<(), Box<dyn Error>> {
    let Some(file) = env::args().nth(1) else {
        print!("{TEMPLATE}");
        return Ok(());
    };
    let outputs = LiveShowOutputs::from_describe_stacks(&fs::read_to_string(file)?)?;
    println!("stream to rtmps://{}:443/app/", outputs.ingest_endpoint);
    println!("play {}", outputs.playback_url);
    Ok(())
}
