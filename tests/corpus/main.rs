//! Templates that real people run, declared again with `ivs_stack!`.
//!
//! Each module declares one template of a public repository, under the same logical ids. The
//! templates themselves are not kept here. `IVS_CORPUS` names a folder that has them, as JSON with
//! functions in their long form; with it each declaration is compared with its template, up to what
//! [`same`] documents. Without it the declarations are built and checked all the same.

mod built;
mod same;

mod amplify_channel;
mod amplify_workflow;
mod auto_captions;
mod auto_record;
mod channel_and_chat;
mod channel_with_tags;
mod clip_manifest;
mod realtime_recorder;

use ivs_core::{Template, Violations};
use serde_json::Value;
use std::error::Error;
use std::io::{Write, stderr};
use std::path::Path;

type TestResult = Result<(), Box<dyn Error>>;

/// Makes a test of each declaration: its module and its stack, and the name of the template's file
/// without `.reduced.json`.
macro_rules! corpus {
    ($($module:ident::$Stack:ident: $stem:literal)*) => {
        $(
            #[test]
            fn $module() -> TestResult {
                compare(&built_without_warnings($module::$Stack.template())?, $stem)
            }
        )*
    };
}

corpus! {
    amplify_channel::AmplifyChannel: "awslabs__amplify-video__IVS-Channel"
    amplify_workflow::AmplifyWorkflow: "awslabs__amplify-video__ivs-workflow"
    auto_captions::AutoCaptions: "aws-samples__amazon-ivs-auto-captions-web-demo__captions"
    auto_record::AutoRecord: "aws-samples__amazon-ivs-auto-record-to-s3-web-demo__r2s3"
    channel_and_chat::ChannelAndChat: "mccorkel__tiktok-expo__ivs-stack"
    channel_with_tags::ChannelWithTags: "eijikominami__aws-cloudformation-templates__ivs"
    clip_manifest::ClipManifest: "aws-samples__amazon-ivs-clip-manifest__lowlatency"
    realtime_recorder::RealtimeRecorder: "aws-samples__amazon-ivs-clip-manifest__realtime"
}

/// What is odd about a template stands in its declaration as `#[allow(..)]`, with the reason.
fn built_without_warnings(built: Result<Template, Violations>) -> Result<Template, Box<dyn Error>> {
    let template = built?;
    let warnings = template.warnings();
    assert!(warnings.is_empty(), "{warnings}");
    Ok(template)
}

/// Compares a template with that of the corpus, if there is one.
fn compare(template: &Template, stem: &str) -> TestResult {
    let built: Value = ivs_stack_tests::json(template);
    let Some(folder) = std::env::var_os("IVS_CORPUS") else {
        // Unlike that of `eprintln!`, this is shown for a test that passes.
        let note = format!("{stem}: built, but NOT COMPARED, as IVS_CORPUS is not set\n");
        stderr().lock().write_all(note.as_bytes())?;
        return Ok(());
    };
    let path = Path::new(&folder).join(format!("{stem}.reduced.json"));
    let text = std::fs::read_to_string(&path)
        .map_err(|error| format!("can't read {}: {error}", path.display()))?;
    let [built, original] = [built, serde_json::from_str(&text)?].map(same::normalised);
    let differences = same::differences(&built, &original);
    assert!(
        differences.is_empty(),
        "{stem}, as it is declared here and in the corpus:\n{}",
        differences.join("\n")
    );
    Ok(())
}
