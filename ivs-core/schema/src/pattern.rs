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
    /// Each character is asked for itself, so that a part of a text can be judged too.
    pub by_character: bool,
}

/// The display name of every IVS resource.
pub static NAME: Pattern = Pattern {
    by_character: true,
    expression: "^[a-zA-Z0-9-_]*$",
    words: "letters, digits, `-` and `_`",
    matches: |text| {
        text.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    },
};

/// The name of an S3 bucket.
pub static BUCKET_NAME: Pattern = Pattern {
    by_character: true,
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
    by_character: true,
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
    by_character: true,
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
    by_character: false,
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
    by_character: false,
    expression: "^$|^arn:aws:lambda:[a-z0-9-]+:[0-9]{12}:function:.+",
    words: "an ARN like `arn:aws:lambda:us-west-2:123456789012:function:review`, or the empty text",
    matches: |text| {
        text.is_empty()
            || arn::parse(text).is_some_and(|arn| {
                arn.partition == "aws"
                    && arn.service == "lambda"
                    && arn.has_plausible_region()
                    && is_account(arn.account)
                    && arn
                        .resource
                        .strip_prefix("function:")
                        .is_some_and(|name| name.chars().next().is_some_and(|first| first != '\n'))
            })
    },
};

/// What a new S3 bucket can be called.
pub static NEW_BUCKET_NAME: Pattern = Pattern {
    by_character: false,
    expression: "^([a-z0-9][a-z0-9.-]*[a-z0-9])?$",
    words: "lower-case letters, digits, `-` and `.`, with a letter or a digit at both ends",
    matches: |text| {
        let is_inside = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-');
        let is_end = |byte: &u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9');
        match text.as_bytes() {
            [] => true,
            [first, inside @ .., last] => {
                is_end(first) && is_end(last) && inside.iter().copied().all(is_inside)
            }
            [_] => false,
        }
    },
};

/// The ARN of a KMS key or of an alias of one.
pub static KMS_ARN: Pattern = Pattern {
    by_character: false,
    expression: r"^arn:[a-z0-9-]+:kms:[a-z0-9-]+:\d{12}:(key|alias)/.+\Z",
    words: "an ARN like `arn:aws:kms:us-west-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab`",
    matches: |text| {
        arn::parse(text).is_some_and(|arn| {
            let has_partition = !arn.partition.is_empty()
                && arn
                    .partition
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
            has_partition
                && arn.service == "kms"
                && arn.has_plausible_region()
                && is_account(arn.account)
                && arn.resource.split_once('/').is_some_and(|(kind, id)| {
                    matches!(kind, "key" | "alias") && !id.is_empty() && !id.contains('\n')
                })
        })
    },
};

/// The ARNs of managed policies.
pub static MANAGED_POLICY_ARN: Pattern = Pattern {
    by_character: false,
    expression: r"arn:(aws[a-zA-Z-]*)?:iam::(\d{12}|aws):policy/[a-zA-Z_0-9+=,.@\-_/]+",
    words: "an ARN like `arn:aws:iam::123456789012:policy/review`",
    matches: |text| {
        let starts_with_arn = |text: &str| {
            let (partition, text) = text.split_once(':')?;
            let (account, name) = text.strip_prefix("iam::")?.split_once(":policy/")?;
            let has_partition = partition.is_empty()
                || partition.strip_prefix("aws").is_some_and(|suffix| {
                    suffix
                        .bytes()
                        .all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
                });
            let has_name = name.bytes().next().is_some_and(|byte| {
                byte.is_ascii_alphanumeric()
                    || matches!(byte, b'_' | b'+' | b'=' | b',' | b'.' | b'@' | b'-' | b'/')
            });
            (has_partition && (account == "aws" || is_account(account)) && has_name).then_some(())
        };
        let mut rest = text;
        while let Some((_, behind)) = rest.split_once("arn:") {
            if starts_with_arn(behind).is_some() {
                return true;
            }
            rest = behind;
        }
        false
    },
};

/// What a role is for.
pub static ROLE_DESCRIPTION: Pattern = Pattern {
    by_character: true,
    expression: r"^[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*$",
    words: "the visible characters of Latin-1, spaces, tabs and line ends",
    matches: |text| {
        text.chars()
            .all(|character| matches!(character, '\t' | '\n' | '\r' | ' '..='~' | '¡'..='ÿ'))
    },
};

/// Where a role stands among those of an account.
pub static ROLE_PATH: Pattern = Pattern {
    by_character: false,
    expression: r"^(\u002F)$|^(\u002F[\u0021-\u007E]+\u002F)$",
    words: "`/`, or visible ASCII characters between two `/`",
    matches: |text| {
        text == "/"
            || (text.len() > 2
                && text.starts_with('/')
                && text.ends_with('/')
                && text.bytes().all(|byte| byte.is_ascii_graphic()))
    },
};

/// The name of a role.
pub static ROLE_NAME: Pattern = Pattern {
    by_character: true,
    expression: r"^[\w+=,.@-]+$",
    words: "letters, digits and `_`, `+`, `=`, `,`, `.`, `@`, `-`",
    matches: |text| {
        !text.is_empty()
            && text.bytes().all(|byte| {
                byte.is_ascii_alphanumeric()
                    || matches!(byte, b'_' | b'+' | b'=' | b',' | b'.' | b'@' | b'-')
            })
    },
};

/// What may be done with a function.
pub static LAMBDA_ACTION: Pattern = Pattern {
    by_character: false,
    expression: "^(lambda:[*]|lambda:[a-zA-Z]+|[*])$",
    words: "an action like `lambda:InvokeFunction`, `lambda:*` or `*`",
    matches: |text| {
        matches!(text, "*" | "lambda:*")
            || text.strip_prefix("lambda:").is_some_and(|action| {
                !action.is_empty() && action.bytes().all(|byte| byte.is_ascii_alphabetic())
            })
    },
};

/// A region in ARNs of Lambda: `(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}`.
fn is_region(text: &str) -> bool {
    let is_letters =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase());
    let text = text.strip_prefix("eusc-").unwrap_or(text);
    let parts: Vec<_> = text.split('-').collect();
    let (country, kind, rest) = match parts.as_slice() {
        [country, rest @ ..] if rest.len() == 2 => (country, None, rest),
        [country, kind, rest @ ..] if rest.len() == 2 => (country, Some(kind), rest),
        _ => return false,
    };
    let is_kind = |kind: &str| {
        kind == "gov"
            || kind
                .strip_prefix("iso")
                .is_some_and(|letter| letter.is_empty() || letter.len() == 1 && is_letters(letter))
    };
    let [area, number] = rest else {
        return false;
    };
    country.len() == 2
        && is_letters(country)
        && kind.is_none_or(|kind| is_kind(kind))
        && is_letters(area)
        && number.len() == 1
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// A function by its name or its ARN, with or without the ARN's parts before the name.
pub static FUNCTION_NAME: Pattern = Pattern {
    by_character: false,
    expression: concat!(
        r"^(arn:(aws[a-zA-Z-]*)?:lambda:)?",
        r"((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?",
        r"(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?$",
    ),
    words: "the name or the ARN of a function, with a version or an alias if wanted",
    matches: |text| {
        let without_prefix = text.strip_prefix("arn:").and_then(|rest| {
            let (partition, rest) = rest.split_once(':')?;
            let is_partition = partition.is_empty()
                || partition.strip_prefix("aws").is_some_and(|suffix| {
                    suffix
                        .bytes()
                        .all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
                });
            rest.strip_prefix("lambda:").filter(|_| is_partition)
        });
        // Each part may be missing, or be the name itself.
        let mut candidates = vec![without_prefix.unwrap_or(text)];
        let mut without = |is_part: fn(&str) -> bool| {
            let shorter: Vec<_> = candidates
                .iter()
                .filter_map(|text| text.split_once(':'))
                .filter(|(part, _)| is_part(part))
                .map(|(_, rest)| rest)
                .collect();
            candidates.extend(shorter);
        };
        without(is_region);
        without(is_account);
        without(|part| part == "function");
        candidates.iter().any(|text| is_qualified_name(text))
    },
};

/// `([a-zA-Z0-9-_]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?`
fn is_qualified_name(text: &str) -> bool {
    let is_name = |text: &str| !text.is_empty() && (NAME.matches)(text);
    match text.split_once(':') {
        None => is_name(text),
        Some((name, qualifier)) => {
            is_name(name)
                && (matches!(qualifier, "$LATEST" | "$LATEST.PUBLISHED") || is_name(qualifier))
        }
    }
}

/// The ARN of whatever calls a function.
pub static SOURCE_ARN: Pattern = Pattern {
    by_character: false,
    expression: concat!(
        r"^arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\-])+:",
        r"((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1})?:(\d{12})?:(.*)$",
    ),
    words: "an ARN like `arn:aws:ivschat:us-west-2:123456789012:room/*`",
    matches: |text| {
        let is_word = |text: &str| {
            text.bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        arn::parse(text).is_some_and(|arn| {
            arn.partition.strip_prefix("aws").is_some_and(is_word)
                && !arn.service.is_empty()
                && is_word(arn.service)
                && (arn.region.is_empty() || is_region(arn.region))
                && (arn.account.is_empty() || is_account(arn.account))
                && !arn.resource.contains('\n')
        })
    },
};

/// The name of a secret. `CreateSecret` names these characters, and in the message of its refusal `!`.
pub static SECRET_NAME: Pattern = Pattern {
    by_character: true,
    expression: "^[A-Za-z0-9/_+=.@!-]*$",
    words: "letters, digits and `/`, `_`, `+`, `=`, `.`, `@`, `-`",
    matches: |text| {
        text.bytes().all(|byte| {
            byte.is_ascii_alphanumeric()
                || matches!(byte, b'/' | b'_' | b'+' | b'=' | b'.' | b'@' | b'!' | b'-')
        })
    },
};

/// The token of an Alexa skill.
pub static EVENT_SOURCE_TOKEN: Pattern = Pattern {
    by_character: true,
    expression: r"^[a-zA-Z0-9._\-]+$",
    words: "letters, digits, `.`, `_` and `-`",
    matches: DELIVERY_STREAM_NAME.matches,
};

/// The id of an organization.
pub static ORGANIZATION_ID: Pattern = Pattern {
    by_character: false,
    expression: "^o-[a-z0-9]{10,32}$",
    words: "an id like `o-a1b2c3d4e5`",
    matches: |text| {
        text.strip_prefix("o-").is_some_and(|id| {
            (10..=32).contains(&id.len())
                && id
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
    },
};

/// The id of an account.
pub static ACCOUNT_ID: Pattern = Pattern {
    by_character: false,
    expression: r"^\d{12}$",
    words: "12 digits",
    matches: is_account,
};

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A PEM block that holds a public key.
pub static PUBLIC_KEY_PEM: Pattern = Pattern {
    by_character: false,
    expression: r"-----BEGIN PUBLIC KEY-----\r?\n([a-zA-Z0-9+/=\r\n]+)\r?\n-----END PUBLIC KEY-----(\r?\n)?",
    words: "a PEM block that starts with `-----BEGIN PUBLIC KEY-----`",
    matches: |text| {
        let mut rest = text;
        // Without its last dashes, which can be the first ones of the next block.
        while let Some((_, body)) = rest.split_once("-----BEGIN PUBLIC KEY") {
            let is_inside = |character: char| {
                character.is_ascii_alphanumeric()
                    || matches!(character, '+' | '/' | '=' | '\r' | '\n')
            };
            let base64 = body.strip_prefix("-----").and_then(|body| {
                let rest = body.trim_start_matches(is_inside);
                let base64 = body.strip_suffix(rest)?;
                rest.starts_with("-----END PUBLIC KEY-----").then_some(())?;
                let base64 = base64.strip_prefix('\r').unwrap_or(base64);
                base64.strip_prefix('\n')?.strip_suffix('\n')
            });
            // The expression gives the `\r` before the last `\n` to the base64 or to the line end.
            if base64.is_some_and(|base64| !base64.is_empty()) {
                return true;
            }
            rest = body;
        }
        false
    },
};
