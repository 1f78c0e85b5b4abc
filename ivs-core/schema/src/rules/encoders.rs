//! Encoder configurations: the video that a composition makes of a stage.

use super::unused::{each_unused, how_to_hand_on};
use crate::report::{Report, Rule};
use crate::view::{Field, Indexed, Path};

const ENCODER_CONFIGURATION: &str = "AWS::IVS::EncoderConfiguration";

/// As in 1920 by 1080.
const MOST_PIXELS: i64 = 1920 * 1080;

/// Width and height of a video are even numbers.
///
/// Why: the service refuses odd ones, which video encoders can't divide.
///
/// ```text,wrong
/// let encoder = EncoderConfiguration { video: { width: 1281, height: 720 } };
/// output encoder = encoder.arn;
/// ```
///
/// ```text,right
/// let encoder = EncoderConfiguration { video: { width: 1280, height: 720 } };
/// output encoder = encoder.arn;
/// ```
///
/// Source: IVS Real-Time API reference, `Video`, `width` and `height`.
pub(super) fn odd_video_side(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    for (index, encoder) in stack.resources_of(ENCODER_CONFIGURATION) {
        for side in ["Width", "Height"] {
            let Some(pixels) = encoder.get("Video").get(side).integer() else {
                continue;
            };
            if pixels % 2 == 0 {
                continue;
            }
            let name = stack.spelling.property(side);
            report
                .add(
                    rule,
                    Path::property(index, &["Video", side]),
                    format!("`{name}` is {pixels}, but an odd number of pixels can't be encoded"),
                )
                .help(format!("write `{name}: {}`", pixels - 1));
        }
    }
}

/// A video has at most 2,073,600 pixels, as 1920 by 1080 and 1080 by 1920 have.
///
/// Why: the service refuses larger ones. A side that is left out counts: the width is 1280, and the
/// height 720.
///
/// ```text,wrong
/// let encoder = EncoderConfiguration { video: { width: 1920, height: 1920 } };
/// output encoder = encoder.arn;
/// ```
///
/// ```text,right
/// let encoder = EncoderConfiguration { video: { width: 1920, height: 1080 } };
/// output encoder = encoder.arn;
/// ```
///
/// Source: IVS Real-Time API reference, `Video`.
pub(super) fn too_many_pixels(rule: Rule, stack: &Indexed<'_, '_>, report: &mut Report<'_, '_>) {
    let spell = stack.spelling;
    for (index, encoder) in stack.resources_of(ENCODER_CONFIGURATION) {
        let side = |name: &str, default: i64| match encoder.get("Video").get(name) {
            Field::Absent => Some(default),
            field => field.integer(),
        };
        let (Some(width), Some(height)) = (side("Width", 1280), side("Height", 720)) else {
            continue;
        };
        let pixels = width.saturating_mul(height);
        if pixels <= MOST_PIXELS {
            continue;
        }
        // The one that is given, or the second.
        let side = if encoder.get("Video").get("Height").is_absent() {
            "Width"
        } else {
            "Height"
        };
        let message = format!(
            "{width} by {height} are {pixels} pixels, but a video has at most {MOST_PIXELS}"
        );
        report
            .add(rule, Path::property(index, &["Video", side]), message)
            .help(format!(
                "write `{w}: 1920, {h}: 1080` or `{w}: 1080, {h}: 1920`",
                w = spell.property("Width"),
                h = spell.property("Height")
            ));
    }
}

/// The ARN of an encoder configuration is handed on.
///
/// Why: only compositions use it, and those are started with the API call `StartComposition`, not
/// from a template. Whoever calls it needs the ARN, from an output or the environment of a function.
///
/// ```text,wrong
/// let encoder = EncoderConfiguration { video: { width: 1920, height: 1080 } };
/// ```
///
/// ```text,right
/// let encoder = EncoderConfiguration { video: { width: 1920, height: 1080 } };
/// output encoder = encoder.arn;
/// ```
///
/// Source: IVS Real-Time API reference, `StartComposition`, `encoderConfigurationArns`.
pub(super) fn unused_encoder_configuration(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    each_unused(stack, ENCODER_CONFIGURATION, |path, name| {
        let message = format!(
            "`{name}` encodes nothing: CloudFormation can't start a composition, and nobody learns its ARN"
        );
        report.add(rule, path, message).help(how_to_hand_on(
            stack.spelling,
            name,
            "`StartComposition`",
        ));
    });
}
