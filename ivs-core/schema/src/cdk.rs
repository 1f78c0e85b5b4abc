//! The logical ids of the AWS CDK, for stacks that shall replace a CDK stack and keep its resources.

use crate::md5::md5;
use std::fmt;

/// The longest logical id, in characters.
const MAX_LOGICAL_ID: usize = 255;

/// How many characters the CDK leaves of the readable part, before the hash.
const MAX_READABLE: usize = 240;

/// The logical id that the AWS CDK v2 gives the element at a construct path.
///
/// The path holds the construct ids from just below the stack down to the element of the template,
/// with `/` between them; a class that wraps a resource (L2) has it as its child `Resource`. A `/`
/// inside a construct id is written `--`, as the CDK does; a line feed becomes `--` too.
///
/// Several ids are glued together without repetitions and followed by the start of the MD5 of the
/// path; a single id gets no hash. Only ASCII letters and digits remain. Source: aws-cdk-lib
/// 2.275.0, `core/lib/private/uniqueid.js`.
///
/// # Errors
///
/// Where the CDK refuses the path or its logical id; see [`PathError`].
///
/// ```
/// # use ivs_schema::cdk::{PathError, logical_id};
/// assert_eq!(logical_id("Channel/Resource").as_deref(), Ok("Channel4048F119"));
/// assert_eq!(logical_id("Bare-Name_1").as_deref(), Ok("BareName1"));
/// assert_eq!(logical_id("Channel//Resource"), Err(PathError::EmptyId));
/// ```
pub fn logical_id(path: &str) -> Result<String, PathError> {
    if path.is_empty() {
        return Err(PathError::Empty);
    }
    let path = path.replace('\n', "--");
    let mut ids: Vec<&str> = path.split('/').collect();
    if ids.contains(&"") {
        return Err(PathError::EmptyId);
    }
    ids.retain(|id| *id != "Default");

    match ids[..] {
        [] => return Err(PathError::OnlyDefault),
        [only] => {
            let id: String = letters_and_digits(only).collect();
            if id.is_empty() {
                return Err(PathError::NothingLeft);
            }
            if id.len() <= MAX_LOGICAL_ID {
                return Ok(id);
            }
        }
        _ => {}
    }

    // The hash tells apart what looks the same below.
    let [a, b, c, d, ..] = md5(ids.join("/").as_bytes());
    let hash = u32::from_be_bytes([a, b, c, d]);

    ids.dedup_by(|id, kept| kept.ends_with(*id));
    let readable: String = ids
        .into_iter()
        .filter(|id| *id != "Resource")
        .flat_map(letters_and_digits)
        .take(MAX_READABLE)
        .collect();
    Ok(format!("{readable}{hash:08X}"))
}

fn letters_and_digits(id: &str) -> impl Iterator<Item = char> {
    id.chars().filter(char::is_ascii_alphanumeric)
}

/// Why a construct path has no logical id.
///
/// The message fits after what is wrong, such as "the construct path ".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathError {
    /// The path is the empty text.
    Empty,
    /// A construct id is the empty text, as in `a//b`, `/a` or `a/`.
    EmptyId,
    /// Every construct id is `Default`, which the CDK leaves out.
    OnlyDefault,
    /// The only construct id has no ASCII letter or digit, and a logical id holds nothing else.
    NothingLeft,
}

impl fmt::Display for PathError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Empty => "is empty",
            Self::EmptyId => "has an empty construct id before or after a `/`",
            Self::OnlyDefault => {
                "has only `Default`, which the CDK leaves out, so that no logical id is left"
            }
            Self::NothingLeft => {
                "has no letter `A`-`Z`, `a`-`z` or digit, and a logical id holds nothing else"
            }
        })
    }
}

impl std::error::Error for PathError {}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asked of aws-cdk-lib 2.275.0.
    const EDGES: &[(&str, &str)] = &[
        ("Channel", "Channel"),
        ("Channel/Resource", "Channel4048F119"),
        ("Channel/StreamKey/Resource", "ChannelStreamKey60BDC2BE"),
        ("Live/Channel/Resource", "LiveChannelC240A49D"),
        ("Live/Live/Channel/Resource", "LiveChannel9EABF9EA"),
        ("MyLive/Live/Resource", "MyLiveBBAE88CE"),
        ("Live/MyLive/Resource", "LiveMyLiveF10951B7"),
        ("Default/Main/Resource", "Main54E5BC70"),
        ("Main/Resource", "Main54E5BC70"),
        ("Main/Default/Resource", "Main54E5BC70"),
        ("Solo/Default", "Solo"),
        ("Wrapper/Resource", "Wrapper356BA46C"),
        ("Resource", "Resource"),
        ("Resource/Resource", "CF9390BA"),
        ("Channel/Resource/Resource", "ChannelB631A9AD"),
        ("Bare-Name_1", "BareName1"),
        ("a--b/Resource", "abE8DB01CD"),
        ("my.app/chan nel/Resource", "myappchannelCB5C7A91"),
        ("1Channel", "1Channel"),
        ("--/Resource", "FB97A573"),
        ("Kanal-Ü/Resource", "KanalA03959F6"),
        ("チャンネル/Resource", "B8EA88A6"),
        ("a-b/b/Resource", "ab66A684E0"),
        ("ab/a-b/Resource", "ababB0305229"),
        ("channel/Channel/Resource", "channelChannelFD07D659"),
        ("line\nbreak/Resource", "linebreak0E5C9935"),
    ];

    /// From templates that the CDK's classes for Amazon IVS made, 1.204.0 and 2.275.0-alpha.0.
    const TEMPLATES: &[(&str, &str)] = &[
        ("PlaybackKeyPair/Resource", "PlaybackKeyPairBE17315B"),
        ("Other/Resource", "Other34654A52"),
        ("Pair/Resource", "Pair3F85D4FA"),
        ("Imported/StreamKey/Resource", "ImportedStreamKey24D0E005"),
        ("Channel/Primary/Resource", "ChannelPrimaryF80921E4"),
        ("Channel/Backup/Resource", "ChannelBackup78E9C893"),
        ("Key/Resource", "Key961B73FD"),
        ("NamedKeyPair/Resource", "NamedKeyPair9376A882"),
        ("Standard/Resource", "Standard6231A280"),
        ("Basic/Resource", "Basic107BED86"),
        ("Untyped/Resource", "UntypedDC6D5746"),
        ("RtmpChannel/Resource", "RtmpChannelFD816251"),
        ("Multi/Resource", "MultiD7E7E399"),
        ("MultiExplicit/Resource", "MultiExplicit0975195D"),
        ("Ts/Resource", "Ts34833F36"),
        ("Fmp4/Resource", "Fmp48902864E"),
        ("RecordingBucket/Resource", "RecordingBucket03AEF6D2"),
        (
            "RecordingConfiguration/Resource",
            "RecordingConfigurationA528CBBF",
        ),
        ("Custom/Resource", "Custom8166710A"),
        ("All/Resource", "All865E4291"),
        ("None/Resource", "NoneF149F709"),
        ("CustomAll/Resource", "CustomAll50FADE15"),
        ("Interval/Resource", "Interval8E75D02F"),
        ("Disabled/Resource", "Disabled47082E4F"),
        ("IntervalDefault/Resource", "IntervalDefaultBC3BEC07"),
        ("IntervalOne/Resource", "IntervalOne027BCC9A"),
        ("Channel/Key/Resource", "ChannelKey24C306D7"),
        ("Keep/Resource", "Keep4E804DFF"),
        ("Drop/Resource", "Drop89C17749"),
        ("Bucket/Resource", "Bucket83908E77"),
        ("my-app_v2/Raw", "myappv2RawE44AADD7"),
    ];

    /// Ids directly below the stack in the same templates.
    const SINGLE: &[&str] = &[
        "Ads",
        "Bucket",
        "Channel",
        "ChannelArn",
        "ChannelName",
        "Countries",
        "Either",
        "Enc",
        "Encoder",
        "EncoderDefault",
        "Env",
        "Excluded",
        "Fingerprint",
        "Ing",
        "Ingest",
        "IngestArn",
        "IngestEndpoint",
        "IngestParticipant",
        "IngestState",
        "IngestStreamKey",
        "IsProd",
        "Key",
        "KeyArn",
        "KeyFingerprint",
        "Latency",
        "Log",
        "NotProd",
        "Pair",
        "PairArn",
        "PlaybackUrl",
        "Pol",
        "Policy",
        "PolicyEmpty",
        "ProdArn",
        "ProdInOregon",
        "ProdOnly",
        "Pub",
        "PublicKey",
        "Raw",
        "Rec",
        "Recording",
        "RecordingId",
        "RetainOnUpdate",
        "Roo",
        "Sta",
        "Stage",
        "Sto",
        "Storage",
        "Store",
        "StreamKeyArn",
        "StreamKeyValue",
        "Window",
    ];

    #[test]
    fn as_the_cdk() {
        for &(path, id) in EDGES.iter().chain(TEMPLATES) {
            assert_eq!(logical_id(path).as_deref(), Ok(id), "{path}");
        }
        for &id in SINGLE {
            assert_eq!(logical_id(id).as_deref(), Ok(id));
        }
    }

    /// `initial` followed by as many of `filler` as make `length` characters.
    fn long(initial: char, filler: &str, length: usize) -> String {
        format!("{initial}{}", filler.repeat(length - 1))
    }

    #[test]
    fn long_ids() {
        for length in [250, 254, 255] {
            let id = long('L', "x", length);
            assert_eq!(logical_id(&id), Ok(id));
        }
        assert_eq!(
            logical_id(&long('L', "x", 256)),
            Ok(long('L', "x", 240) + "D2E83A11")
        );
        assert_eq!(
            logical_id(&(long('M', "y", 250) + "/Resource")),
            Ok(long('M', "y", 240) + "D24C4C74")
        );
        let [p, q, r] = [('P', "a"), ('Q', "b"), ('R', "c")]
            .map(|(initial, filler)| long(initial, filler, 100));
        assert_eq!(
            logical_id(&format!("{p}/{q}/{r}/Resource")),
            Ok(p + &q + &long('R', "c", 40) + "878369F2")
        );
    }

    #[test]
    fn errors() {
        for (path, error) in [
            ("", PathError::Empty),
            ("/", PathError::EmptyId),
            ("a//b", PathError::EmptyId),
            ("/Channel", PathError::EmptyId),
            ("Channel/", PathError::EmptyId),
            ("Default", PathError::OnlyDefault),
            ("Default/Default", PathError::OnlyDefault),
            ("---", PathError::NothingLeft),
            ("チャンネル/Default", PathError::NothingLeft),
        ] {
            assert_eq!(logical_id(path), Err(error), "{path}");
        }
    }
}
