//! The CDK application: `npx aws-cdk@2 deploy --all --outputs-file outputs.json` deploys its stacks.
//!
//! By hand, `cargo run -q list` lists them and `cargo run -q -- --help` shows what else there is.

use ivs_core::app::{ContextError, Deployment};
use live_cdk::{Chat, Live};
use std::process::ExitCode;

fn main() -> Result<ExitCode, ContextError> {
    let app = ivs_core::app();
    // Whoever deploys chooses: `cdk deploy --all --context stage=prod`.
    let stage = app.context("stage")?.unwrap_or(String::from("dev"));
    let live = Live {
        allows_rtmp: app.context("allows-rtmp")?.unwrap_or(false),
        stage: stage.clone(),
    };
    let chat = Chat {
        message_length: app.context("message-length")?.unwrap_or(200),
    };
    let mut deployment = Deployment::new().tag("stage", &stage);
    if stage == "prod" {
        deployment = deployment.termination_protection();
    }
    Ok(app
        .stack_with("live", live, deployment.clone())
        .stack_with("chat", chat, deployment)
        .run())
}
