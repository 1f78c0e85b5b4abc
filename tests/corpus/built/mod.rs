//! Without the macro the same comes out, to the last character: two of the declarations again, with
//! the builder API.

mod auto_captions;
mod realtime_recorder;

use super::{TestResult, built_without_warnings};
use ivs_core::{Template, Violations};

#[test]
fn auto_captions() -> TestResult {
    assert_same(
        auto_captions::template(),
        super::auto_captions::AutoCaptions.template(),
    )
}

#[test]
fn realtime_recorder() -> TestResult {
    assert_same(
        realtime_recorder::template(),
        super::realtime_recorder::RealtimeRecorder.template(),
    )
}

fn assert_same(built: Template, declared: Result<Template, Violations>) -> TestResult {
    let built = built_without_warnings(built.validate().map(|()| built))?;
    assert_eq!(built.to_json_pretty(), declared?.to_json_pretty());
    Ok(())
}
