//! The patterns of the official schemas, as small matchers.
//!
//! A regular expression engine would cost every user more build time than all the rest of the macro.
//! A test compares each matcher with its expression.

use crate::arn;

/// What the characters of a text must be.
#[derive(Debug)]
pub struct Pattern {
    /// The regular expression, anchored at both ends.
    pub expression: &'static str,
    /// The same in words, to follow "takes".
    pub words: &'static str,
    /// Whether a text matches.
    pub matches: fn(&str) -> bool,
}

/// The display name of every IVS resource.
pub static NAME: Pattern = Pattern {
    expression: "^[a-zA-Z0-9-_]*$",
    words: "letters, digits, `-` and `_`",
    matches: |text| {
        text.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    },
};

/// The name of an S3 bucket.
pub static BUCKET_NAME: Pattern = Pattern {
    expression: "^[a-z0-9-.]+$",
    words: "lower-case letters, digits, `-` and `.`",
    matches: |text| {
        !text.is_empty()
            && text.bytes().all(|byte| {
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.')
            })
    },
};

/// The name of a CloudWatch Logs group.
pub static LOG_GROUP_NAME: Pattern = Pattern {
    expression: r"^[\.\-_/#A-Za-z0-9]+$",
    words: "letters, digits and `.`, `-`, `_`, `/`, `#`",
    matches: |text| {
        !text.is_empty()
            && text.bytes().all(|byte| {
                byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'/' | b'#')
            })
    },
};

/// The name of a Firehose delivery stream.
pub static DELIVERY_STREAM_NAME: Pattern = Pattern {
    expression: "^[a-zA-Z0-9_.-]+$",
    words: "letters, digits, `_`, `.` and `-`",
    matches: |text| {
        !text.is_empty()
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-'))
    },
};

/// Declares the pattern of an IVS resource's ARN.
macro_rules! arn_patterns {
    ($($(#[$doc:meta])* $NAME:ident $service:literal $resource:literal $(or $empty:literal)?;)*) => {
        $(
            $(#[$doc])*
            pub static $NAME: Pattern = Pattern {
                expression: concat!(
                    "^", $("$|^", $empty,)?
                    "arn:aws:", $service, ":[a-z0-9-]+:[0-9]+:", $resource, "/[a-zA-Z0-9-]+$"
                ),
                words: concat!(
                    "an ARN like `arn:aws:", $service, ":us-west-2:123456789012:", $resource, "/abcd1234`"
                    $(, $empty, ", or the empty text")?
                ),
                matches: |text| {
                    $((text == $empty) ||)?
                    arn::names($service, $resource, text)
                },
            };
        )*
    };
}

arn_patterns! {
    /// The ARN of a channel.
    CHANNEL_ARN "ivs" "channel";
    /// The ARN of a recording configuration, or nothing.
    RECORDING_CONFIGURATION_ARN_OR_EMPTY "ivs" "recording-configuration" or "";
    /// The ARN of a stage.
    STAGE_ARN "ivs" "stage";
    /// The ARN of a storage configuration, or nothing.
    STORAGE_CONFIGURATION_ARN_OR_EMPTY "ivs" "storage-configuration" or "";
    /// The ARN of a chat logging configuration.
    LOGGING_CONFIGURATION_ARN "ivschat" "logging-configuration";
    /// The ARN of a MediaTailor playback configuration.
    MEDIATAILOR_PLAYBACK_CONFIGURATION_ARN "mediatailor" "playbackConfiguration";
}

/// The ARN of a Lambda function, or nothing.
pub static LAMBDA_FUNCTION_ARN_OR_EMPTY: Pattern = Pattern {
    expression: "^$|^arn:aws:lambda:[a-z0-9-]+:[0-9]{12}:function:.+",
    words: "an ARN like `arn:aws:lambda:us-west-2:123456789012:function:review`, or the empty text",
    matches: |text| {
        text.is_empty()
            || arn::parse(text).is_some_and(|arn| {
                arn.partition == "aws"
                    && arn.service == "lambda"
                    && arn.has_plausible_region()
                    && arn.account.len() == 12
                    && arn.account.bytes().all(|byte| byte.is_ascii_digit())
                    && arn
                        .resource
                        .strip_prefix("function:")
                        .is_some_and(|name| name.chars().next().is_some_and(|first| first != '\n'))
            })
    },
};

/// A PEM block that holds a public key.
pub static PUBLIC_KEY_PEM: Pattern = Pattern {
    expression: r"-----BEGIN PUBLIC KEY-----\r?\n([a-zA-Z0-9+/=\r\n]+)\r?\n-----END PUBLIC KEY-----(\r?\n)?",
    words: "a PEM block that starts with `-----BEGIN PUBLIC KEY-----`",
    matches: |text| {
        let mut rest = text;
        // Without its last dashes, which can be the first ones of the next block.
        while let Some((_, body)) = rest.split_once("-----BEGIN PUBLIC KEY") {
            let base64 = body
                .strip_prefix("-----")
                .and_then(|body| body.split_once("-----END PUBLIC KEY-----"))
                .and_then(|(base64, _)| {
                    let base64 = base64.strip_prefix('\r').unwrap_or(base64);
                    base64.strip_prefix('\n')?.strip_suffix('\n')
                });
            // The expression gives the `\r` before the last `\n` to the base64 or to the line end.
            if base64.is_some_and(|base64| {
                !base64.is_empty()
                    && base64.bytes().all(|byte| {
                        byte.is_ascii_alphanumeric()
                            || matches!(byte, b'+' | b'/' | b'=' | b'\r' | b'\n')
                    })
            }) {
                return true;
            }
            rest = body;
        }
        false
    },
};
