//! Compares the matchers of `pattern.rs` with the expressions they stand for.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use ivs_schema::metadata::{Kind, Property, Text};
use ivs_schema::pattern::{
    ACCOUNT_ID, BUCKET_NAME, CHANNEL_ARN, DELIVERY_STREAM_NAME, EVENT_SOURCE_TOKEN, FUNCTION_NAME,
    KMS_ARN, LAMBDA_ACTION, LAMBDA_FUNCTION_ARN_OR_EMPTY, LOG_GROUP_NAME,
    LOGGING_CONFIGURATION_ARN, MANAGED_POLICY_ARN, MEDIATAILOR_PLAYBACK_CONFIGURATION_ARN, NAME,
    NEW_BUCKET_NAME, ORGANIZATION_ID, PUBLIC_KEY_PEM, Pattern,
    RECORDING_CONFIGURATION_ARN_OR_EMPTY, ROLE_DESCRIPTION, ROLE_NAME, ROLE_PATH, SECRET_NAME,
    SOURCE_ARN, STAGE_ARN, STORAGE_CONFIGURATION_ARN_OR_EMPTY,
};
use ivs_schema::table::RESOURCE_TYPES;
use regex::Regex;

/// A pattern with texts that it takes and texts that it refuses.
struct Case {
    name: &'static str,
    pattern: &'static Pattern,
    takes: &'static [&'static str],
    refuses: &'static [&'static str],
}

const CASES: [Case; 25] = [
    Case {
        name: "FUNCTION_NAME",
        pattern: &FUNCTION_NAME,
        takes: &[
            "review",
            "review:1",
            "review:live",
            "review:$LATEST",
            "review:$LATEST.PUBLISHED",
            "function:review",
            "function:function:function",
            "us-west-2:review",
            "us-west-2:123456789012:review",
            "123456789012:function:review",
            "123456789012",
            "us-gov-west-1:1:2",
            "arn:aws:lambda:us-west-2:123456789012:function:review",
            "arn:aws:lambda:us-west-2:123456789012:function:review:live",
            "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:review",
            "arn:aws-iso-b:lambda:us-isob-east-1:123456789012:function:review",
            "arn::lambda:eusc-de-east-1:review",
            "arn:aws",
            "us-iso-east-1:review",
        ],
        refuses: &[
            "",
            "my function!",
            "review:",
            ":review",
            "review:a:b",
            "review:$latest",
            "review\n",
            "arn:aws:ivs:us-west-2:123456789012:channel/a",
            "arn:aws:lambda:us-west-2:123456789012:function:",
            "arn:aws:lambda:us-west-2:12345678901:function:review:live",
            "arn:aws1:lambda:us-west-2:123456789012:function:review",
            "us-west-22:function:review",
            "usa-west-2:function:review",
            "us-isoab-west-2:function:review",
            "us-com-west-2:function:review",
            "us-west-٣:function:review",
        ],
    },
    Case {
        name: "SOURCE_ARN",
        pattern: &SOURCE_ARN,
        takes: &[
            "arn:aws:ivschat:us-west-2:123456789012:room/*",
            "arn:aws:s3:::bucket",
            "arn:aws-cn:events:cn-north-1:123456789012:rule/a:b",
            "arn:aws0:s:::",
        ],
        refuses: &[
            "",
            "room/* is no arn",
            "arn:aws:s3::bucket",
            "arn:awx:s3:::bucket",
            "arn:aws::::bucket",
            "arn:aws:s_3:::bucket",
            "arn:aws:s3:west::bucket",
            "arn:aws:s3:us-west-2:12345:bucket",
            "arn:aws:s3:::a\nb",
            "xarn:aws:s3:::bucket",
        ],
    },
    Case {
        name: "SECRET_NAME",
        pattern: &SECRET_NAME,
        takes: &["", "show/encoder-1_+=.@", "a!"],
        refuses: &["my secret", "a(1)", "é", "a:b", "a\n", "a,", "^"],
    },
    Case {
        name: "NAME",
        pattern: &NAME,
        takes: &["", "a", "Main_channel-1", "-", "_", "--__"],
        refuses: &[
            " ", "a b", "a.b", "a/b", "a\n", "é", "\u{212a}", "１", "a\0", "^", "[", "]", "\\",
            "`", "@", ":",
        ],
    },
    Case {
        name: "BUCKET_NAME",
        pattern: &BUCKET_NAME,
        takes: &["a", "my-bucket.example", ".", "-", "0", "..--"],
        refuses: &["", "A", "a_b", "a/b", "a\n", "\na", "ß", "٣", "a b", ","],
    },
    Case {
        name: "LOG_GROUP_NAME",
        pattern: &LOG_GROUP_NAME,
        takes: &["/aws/vendedlogs/chat", "#", ".", "-", "_", "/", "Ab9"],
        refuses: &["", "a b", "a:b", "a\n", "\\", "[", "^", "é", "+", ","],
    },
    Case {
        name: "DELIVERY_STREAM_NAME",
        pattern: &DELIVERY_STREAM_NAME,
        takes: &["chat-log_1.2", ".", "-", "_", "Z"],
        refuses: &["", "a/b", "a b", "a\n", ",", "^", "ſ"],
    },
    Case {
        name: "CHANNEL_ARN",
        pattern: &CHANNEL_ARN,
        takes: &[
            "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh",
            "arn:aws:ivs:-:0:channel/-",
        ],
        refuses: &[
            "",
            "xarn:aws:ivs:us-west-2:123456789012:channel/a",
            "arn:aws:ivs:us-west-2:123456789012:channel/a\n",
            "\narn:aws:ivs:us-west-2:123456789012:channel/a",
            "arn:aws-cn:ivs:us-west-2:123456789012:channel/a",
            "arn:aws:ivschat:us-west-2:123456789012:channel/a",
            "arn:aws:ivs:US-west-2:123456789012:channel/a",
            "arn:aws:ivs::123456789012:channel/a",
            "arn:aws:ivs:us-west-2::channel/a",
            "arn:aws:ivs:us-west-2:1a:channel/a",
            "arn:aws:ivs:us-west-2:٣:channel/a",
            "arn:aws:ivs:us-west-2:1:channel/",
            "arn:aws:ivs:us-west-2:1:channel/a/b",
            "arn:aws:ivs:us-west-2:1:channel/a:b",
            "arn:aws:ivs:us-west-2:1:channel:a",
            "arn:aws:ivs:us-west-2:1:stage/a",
            "arn:aws:ivs:us-west-2:1:channel/a_b",
            "ARN:aws:ivs:us-west-2:1:channel/a",
        ],
    },
    Case {
        name: "RECORDING_CONFIGURATION_ARN_OR_EMPTY",
        pattern: &RECORDING_CONFIGURATION_ARN_OR_EMPTY,
        takes: &["", "arn:aws:ivs:eu-west-1:1:recording-configuration/a"],
        refuses: &[
            " ",
            "\n",
            "-",
            "xarn:aws:ivs:eu-west-1:1:recording-configuration/a",
            "arn:aws:ivs:eu-west-1:1:recording-configuration/",
        ],
    },
    Case {
        name: "STAGE_ARN",
        pattern: &STAGE_ARN,
        takes: &["arn:aws:ivs:eu-west-1:1:stage/a-B-9"],
        refuses: &["", "arn:aws:ivs:eu-west-1:1:stages/a", "stage/a"],
    },
    Case {
        name: "STORAGE_CONFIGURATION_ARN_OR_EMPTY",
        pattern: &STORAGE_CONFIGURATION_ARN_OR_EMPTY,
        takes: &["", "arn:aws:ivs:eu-west-1:1:storage-configuration/a"],
        refuses: &["\n", "arn:aws:ivs:eu-west-1:1:storage_configuration/a"],
    },
    Case {
        name: "LOGGING_CONFIGURATION_ARN",
        pattern: &LOGGING_CONFIGURATION_ARN,
        takes: &["arn:aws:ivschat:eu-west-1:1:logging-configuration/a"],
        refuses: &["", "arn:aws:ivs:eu-west-1:1:logging-configuration/a"],
    },
    Case {
        name: "MEDIATAILOR_PLAYBACK_CONFIGURATION_ARN",
        pattern: &MEDIATAILOR_PLAYBACK_CONFIGURATION_ARN,
        takes: &["arn:aws:mediatailor:eu-west-1:1:playbackConfiguration/a"],
        refuses: &[
            "",
            "arn:aws:mediatailor:eu-west-1:1:playbackconfiguration/a",
        ],
    },
    Case {
        name: "LAMBDA_FUNCTION_ARN_OR_EMPTY",
        pattern: &LAMBDA_FUNCTION_ARN_OR_EMPTY,
        takes: &[
            "",
            "arn:aws:lambda:us-west-2:123456789012:function:review",
            "arn:aws:lambda:us-west-2:123456789012:function:review:live",
            "arn:aws:lambda:us-west-2:123456789012:function:é\n",
            "arn:aws:lambda:us-west-2:123456789012:function:\r",
        ],
        refuses: &[
            "\n",
            "review",
            "arn:aws:lambda:us-west-2:123456789012:function:",
            "arn:aws:lambda:us-west-2:123456789012:function:\nreview",
            "arn:aws:lambda:us-west-2:12345678901:function:review",
            "arn:aws:lambda:us-west-2:1234567890123:function:review",
            "arn:aws:lambda:us-west-2:12345678901a:function:review",
            "arn:aws:lambda:us-west-2:123456789012:layer:review",
            "xarn:aws:lambda:us-west-2:123456789012:function:review",
        ],
    },
    Case {
        name: "NEW_BUCKET_NAME",
        pattern: &NEW_BUCKET_NAME,
        takes: &["", "ab", "my-bucket.example", "0..--9", "a-b"],
        refuses: &[
            "a", "-", "-ab", "ab-", ".ab", "ab.", "A", "aB", "a_b", "ab\n", "\nab", "aßa", "a٣a",
        ],
    },
    Case {
        name: "KMS_ARN",
        pattern: &KMS_ARN,
        takes: &[
            "arn:aws:kms:us-west-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            "arn:-:kms:0:123456789012:alias/a:b/c é",
        ],
        refuses: &[
            "",
            "alias/aws/logs",
            "arn::kms:us-west-2:123456789012:key/a",
            "arn:AWS:kms:us-west-2:123456789012:key/a",
            "arn:aws:s3:us-west-2:123456789012:key/a",
            "arn:aws:kms::123456789012:key/a",
            "arn:aws:kms:us-west-2:12345678901:key/a",
            "arn:aws:kms:us-west-2:1234567890123:key/a",
            "arn:aws:kms:us-west-2:12345678901٣:key/a",
            "arn:aws:kms:us-west-2:123456789012:key/",
            "arn:aws:kms:us-west-2:123456789012:grant/a",
            "arn:aws:kms:us-west-2:123456789012:key:a",
            "arn:aws:kms:us-west-2:123456789012:key/a\n",
            "arn:aws:kms:us-west-2:123456789012:key/a\nb",
            "xarn:aws:kms:us-west-2:123456789012:key/a",
        ],
    },
    Case {
        name: "MANAGED_POLICY_ARN",
        pattern: &MANAGED_POLICY_ARN,
        takes: &[
            "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
            "arn:aws-us-gov:iam::123456789012:policy/a",
            "arn::iam::aws:policy//",
            "before arn:aws:iam::aws:policy/a behind",
            "arn:aws:iam::aws:policarn:aws:iam::aws:policy/a",
            "arn:arn:aws:iam::aws:policy/a",
            "arn:aws:iam::aws:policy/arn:",
        ],
        refuses: &[
            "",
            "a",
            "arn:aws:iam::aws:policy/",
            "arn:aws:iam::aws:policy/\n",
            "arn:aws:iam::aws:policy/é",
            "arn:aw:iam::aws:policy/a",
            "arn:aws1:iam::aws:policy/a",
            "arn:aws:iam::12345678901:policy/a",
            "arn:aws:iam::1234567890123:policy/a",
            "arn:aws:iam::12345678901٣:policy/a",
            "arn:aws:iam:us-west-2:aws:policy/a",
            "arn:aws:iam::aws:role/a",
            "ARN:aws:iam::aws:policy/a",
        ],
    },
    Case {
        name: "ROLE_DESCRIPTION",
        pattern: &ROLE_DESCRIPTION,
        takes: &["", "Reviews messages.\r\n\t~", "¡é\u{ad}ÿ"],
        refuses: &["\0", "\u{b}", "\u{7f}", "\u{80}", "\u{a0}", "Ā", "€", "😀"],
    },
    Case {
        name: "ROLE_PATH",
        pattern: &ROLE_PATH,
        takes: &["/", "/a/", "///", "/!~/", "/a//b/"],
        refuses: &[
            "", "//", "a", "/a", "a/", "/a b/", "/a/\n", "\n/a/", "/\u{7f}/", "/é/", "/\n",
        ],
    },
    Case {
        name: "ROLE_NAME",
        pattern: &ROLE_NAME,
        takes: &["Review_1", "+=,.@-", "_"],
        refuses: &["", "a b", "a/b", "a:b", "a\n", "é", "٣", "[", "^"],
    },
    Case {
        name: "LAMBDA_ACTION",
        pattern: &LAMBDA_ACTION,
        takes: &["*", "lambda:*", "lambda:InvokeFunction", "lambda:a"],
        refuses: &[
            "",
            "lambda:",
            "lambda",
            "InvokeFunction",
            "lambda:Invoke*",
            "lambda:**",
            "**",
            "lambda:a1",
            "lambda:é",
            "lambda:a\n",
            "s3:*",
            "Lambda:*",
        ],
    },
    Case {
        name: "EVENT_SOURCE_TOKEN",
        pattern: &EVENT_SOURCE_TOKEN,
        takes: &["amzn1.ask.skill.1-2_3", ".", "-", "_", "Z"],
        refuses: &["", "a/b", "a b", "a\n", ",", "^", "\\", "ſ"],
    },
    Case {
        name: "ORGANIZATION_ID",
        pattern: &ORGANIZATION_ID,
        takes: &["o-a1b2c3d4e5", "o-abcdefghijklmnopqrstuvwxyz012345"],
        refuses: &[
            "",
            "o-",
            "o-a1b2c3d4e",
            "o-abcdefghijklmnopqrstuvwxyz0123456",
            "o-A1b2c3d4e5",
            "o-a1b2c3d4e5\n",
            "o-a1b2c3d4-5",
            "O-a1b2c3d4e5",
            "r-a1b2c3d4e5",
            "o-a1b2c3d4é",
        ],
    },
    Case {
        name: "ACCOUNT_ID",
        pattern: &ACCOUNT_ID,
        takes: &["123456789012", "000000000000"],
        refuses: &[
            "",
            "12345678901",
            "1234567890123",
            "12345678901a",
            "12345678901\n",
            "123456789012\n",
            "1234567890٣",
            "12345678901٣",
            " 23456789012",
        ],
    },
    Case {
        name: "PUBLIC_KEY_PEM",
        pattern: &PUBLIC_KEY_PEM,
        takes: &[
            "-----BEGIN PUBLIC KEY-----\nMHYw\nEAYH+/=\n-----END PUBLIC KEY-----\n",
            "-----BEGIN PUBLIC KEY-----\r\nMHYw\r\n-----END PUBLIC KEY-----\r\n",
            "-----BEGIN PUBLIC KEY-----\nM\n-----END PUBLIC KEY-----",
            "before -----BEGIN PUBLIC KEY-----\nM\n-----END PUBLIC KEY----- behind",
            "-----BEGIN PUBLIC KEY-----\n\n\n-----END PUBLIC KEY-----",
            "-----BEGIN PUBLIC KEY-----\n\r\n-----END PUBLIC KEY-----",
            "-----BEGIN PUBLIC KEY-----\n-----BEGIN PUBLIC KEY-----\nM\n-----END PUBLIC KEY-----",
            "-----BEGIN PUBLIC KEY-----BEGIN PUBLIC KEY-----\nM\n-----END PUBLIC KEY-----",
            "-----END PUBLIC KEY----------BEGIN PUBLIC KEY-----\nM\n-----END PUBLIC KEY-----",
        ],
        refuses: &[
            "",
            "MHYw",
            "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
            "-----BEGIN PUBLIC KEY-----\n\n-----END PUBLIC KEY-----",
            "-----BEGIN PUBLIC KEY-----\r\r\nM\n-----END PUBLIC KEY-----",
            "-----BEGIN PUBLIC KEY-----M\n-----END PUBLIC KEY-----",
            "-----BEGIN PUBLIC KEY-----\nM-----END PUBLIC KEY-----",
            "-----BEGIN PUBLIC KEY-----\nM N\n-----END PUBLIC KEY-----",
            "-----BEGIN PUBLIC KEY-----\nM\n------END PUBLIC KEY-----",
            "-----BEGIN PRIVATE KEY-----\nM\n-----END PRIVATE KEY-----",
            "-----END PUBLIC KEY-----\nM\n-----BEGIN PUBLIC KEY-----",
            "-----BEGIN PUBLIC KEY-----\nM\n-----BEGIN PUBLIC KEY-----\n",
        ],
    },
];

#[test]
fn matchers_agree_with_their_expressions_on_texts_picked_by_hand() {
    for case in &CASES {
        let regex = regex(case.pattern);
        for text in case.takes {
            assert!(regex.is_match(text), "{} takes {text:?}", case.name);
            assert!((case.pattern.matches)(text), "{}: {text:?}", case.name);
        }
        for text in case.refuses {
            assert!(!regex.is_match(text), "{} refuses {text:?}", case.name);
            assert!(!(case.pattern.matches)(text), "{}: {text:?}", case.name);
        }
    }
}

#[test]
fn matchers_agree_with_their_expressions_on_generated_texts() {
    for case in &CASES {
        let regex = regex(case.pattern);
        let mut random = Random(0x2545_f491_4f6c_dd1d);
        let mut counts = [0_u32; 2];
        for _ in 0..4000 {
            let text = random.text(case);
            let expected = regex.is_match(&text);
            assert_eq!(
                (case.pattern.matches)(&text),
                expected,
                "{}: {text:?}",
                case.name
            );
            counts[usize::from(expected)] += 1;
        }
        // Otherwise the texts would show nothing.
        assert!(
            counts.iter().all(|&count| count > 100),
            "{}: {counts:?}",
            case.name
        );
    }
}

#[test]
fn every_pattern_of_the_table_is_compared() {
    fn check(properties: &'static [Property]) {
        for property in properties {
            let mut kind = &property.kind;
            while let Kind::List(list) = kind {
                kind = list.item;
            }
            match kind {
                Kind::Block(block) => check(block.properties),
                Kind::String(Text { pattern, .. })
                | Kind::Arn {
                    text: Text { pattern, .. },
                    ..
                }
                | Kind::Name {
                    text: Text { pattern, .. },
                    ..
                } => {
                    if let Some(pattern) = pattern {
                        let is_compared = CASES
                            .iter()
                            .any(|case| std::ptr::eq(case.pattern, *pattern));
                        assert!(is_compared, "{}", pattern.expression);
                    }
                }
                _ => {}
            }
        }
    }
    for resource in RESOURCE_TYPES {
        check(resource.properties);
    }
}

/// The expression as this crate reads it.
///
/// The schemas put a bare `-` between a range and a character, as in `[a-zA-Z0-9-_]`. ECMA 262,
/// which they follow, takes it for itself; other engines could see a range or an error there, so it
/// is escaped. There `\d` and `\w` are of ASCII, too. Without flags `$` means the very end in both, as
/// does the `\Z` of a few schemas, and `.` is not a line feed.
fn regex(pattern: &Pattern) -> Regex {
    let expression = pattern
        .expression
        .replace("9-_]", r"9\-_]")
        .replace("9-.]", r"9\-.]")
        .replace(r"[\w", "[A-Za-z0-9_")
        .replace(r"\d", "[0-9]")
        .replace(r"\Z", "$");
    Regex::new(&expression).expect("a regular expression")
}

/// A small generator (xorshift64*) that gives the same texts in every run.
struct Random(u64);

/// What texts are made of: characters around the borders of the classes, relatives of ASCII's
/// letters and digits, and pieces of what the patterns look for.
const PIECES: [&str; 44] = [
    "a",
    "z",
    "A",
    "Z",
    "0",
    "9",
    "-",
    "_",
    ".",
    "/",
    "#",
    ":",
    "+",
    "=",
    "@",
    "[",
    "`",
    "{",
    "^",
    "\\",
    "$",
    " ",
    "\t",
    "\r",
    "\n",
    "\r\n",
    "\0",
    "\u{7f}",
    "é",
    "ß",
    "ſ",
    "\u{212a}",
    "１",
    "٣",
    "\u{2028}",
    "😀",
    "arn:aws:",
    "us-west-2",
    "123456789012",
    "-----",
    "BEGIN PUBLIC KEY-----",
    "-----END PUBLIC KEY-----",
    "function:",
    "channel/",
];

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let bits = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(bits).expect("31 bits") % bound
    }

    fn piece(&mut self) -> &'static str {
        PIECES[self.below(PIECES.len())]
    }

    /// Pieces at random, or a valid text with a few changes.
    fn text(&mut self, case: &Case) -> String {
        if self.below(5) == 0 {
            let count = self.below(9);
            return (0..count).map(|_| self.piece()).collect();
        }
        let mut text: Vec<char> = case.takes[self.below(case.takes.len())].chars().collect();
        for _ in 0..self.below(4) {
            let (first, second) = (self.below(text.len() + 1), self.below(text.len() + 1));
            let (start, end) = (first.min(second), first.max(second));
            let short_end = text.len().min(start + 1);
            match self.below(6) {
                // Insert a piece.
                0 | 1 => drop(text.splice(start..start, self.piece().chars())),
                // Replace a character.
                2 => drop(text.splice(start..short_end, self.piece().chars())),
                // Delete a character.
                3 => drop(text.drain(start..short_end)),
                // Delete a part.
                4 => drop(text.drain(start..end)),
                // Double a part.
                _ => {
                    let part = text[start..end].to_vec();
                    drop(text.splice(end..end, part));
                }
            }
        }
        text.into_iter().collect()
    }
}
