//! Secrets for tests, generated and the same each time.

use serde_json::{Map, Value};

/// Numbers that look random and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn byte(&mut self) -> u8 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let [first, ..] = self.0.to_be_bytes();
        first
    }
}

/// A DER element.
fn element(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = u8::try_from(content.len()).unwrap_or(u8::MAX);
    let mut der = vec![tag];
    if length > 0x7f {
        der.push(0x81);
    }
    der.push(length);
    der.extend(content);
    der
}

/// The curve P-384.
const CURVE: [u8; 7] = [0x06, 0x05, 0x2b, 0x81, 0x04, 0x00, 0x22];

/// A private key as in RFC 5915, without its public half.
pub fn sec1(seed: u64) -> Vec<u8> {
    let mut numbers = Numbers(seed);
    let key: Vec<u8> = (0..48).map(|_| numbers.byte()).collect();
    let parameters = element(0xa0, &CURVE);
    element(
        0x30,
        &[&[2, 1, 1][..], &element(4, &key), &parameters].concat(),
    )
}

/// A private key as in RFC 5208.
pub fn pkcs8(seed: u64) -> Vec<u8> {
    let algorithm = [
        &[0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01][..],
        &CURVE,
    ]
    .concat();
    let key = element(4, &sec1(seed));
    element(
        0x30,
        &[&[2, 1, 0][..], &element(0x30, &algorithm), &key].concat(),
    )
}

pub fn base64(bytes: &[u8]) -> String {
    let digit = |value: u32| match u8::try_from(value).unwrap_or_default() {
        value @ 0..26 => b'A' + value,
        value @ 26..52 => b'a' + value - 26,
        value @ 52..62 => b'0' + value - 52,
        62 => b'+',
        _ => b'/',
    };
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let mut bits = 0_u32;
        for index in 0..3 {
            bits = bits << 8 | u32::from(group.get(index).copied().unwrap_or_default());
        }
        for (position, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            text.push(if position > group.len() {
                '='
            } else {
                char::from(digit(bits >> shift & 63))
            });
        }
    }
    text
}

/// Base64 in lines, as in a PEM file.
pub fn lines(base64: &str) -> String {
    let lines: Vec<&str> = (0..base64.len())
        .step_by(64)
        .filter_map(|start| base64.get(start..base64.len().min(start + 64)))
        .collect();
    lines.join("\n")
}

/// A PEM file.
pub fn pem(label: &str, der: &[u8]) -> String {
    let body = lines(&base64(der));
    format!("-----BEGIN {label}-----\n{body}\n-----END {label}-----\n")
}

/// A secret as it may be written into a stack, and the characters of it that nobody may see.
pub struct Secret {
    pub written: String,
    pub body: String,
}

/// The private keys and the stream key in all forms.
pub fn all() -> Vec<Secret> {
    let (sec1, pkcs8) = (sec1(1), pkcs8(2));
    let secret = |written: String, der: &[u8]| Secret {
        written,
        body: base64(der),
    };
    let stream_key = "sk_us-west-2_Zx9QmT4vKpLw_81fEd20cBa76hJ".to_owned();
    vec![
        secret(pem("EC PRIVATE KEY", &sec1), &sec1),
        secret(pem("PRIVATE KEY", &pkcs8), &pkcs8),
        secret(pem("PRIVATE KEY", &pkcs8).replace('\n', "\\n"), &pkcs8),
        secret(base64(&sec1), &sec1),
        secret(lines(&base64(&pkcs8)), &pkcs8),
        secret(lines(&base64(&sec1)).replace('\n', "\\n"), &sec1),
        Secret {
            body: stream_key.trim_start_matches("sk_us-west-2_").to_owned(),
            written: stream_key,
        },
    ]
}

/// The first twelve characters of a secret in a row that a text shows.
pub fn shown<'s>(text: &str, body: &'s str) -> Option<&'s str> {
    (0..body.len())
        .filter_map(|start| body.get(start..start + 12))
        .find(|run| text.contains(run))
}

/// A template with a secret in each of its places: each scalar and each key is one.
pub fn placed(template: &Value, secret: &str) -> impl Iterator<Item = Value> {
    (0..).map_while(move |first| {
        let mut place = first;
        let changed = with_secret(template, &mut place, secret);
        // It counts down, and on from the place.
        (place > usize::MAX / 2).then_some(changed)
    })
}

fn with_secret(value: &Value, place: &mut usize, secret: &str) -> Value {
    let mut is_here = || {
        *place = place.wrapping_sub(1);
        *place == usize::MAX
    };
    match value {
        Value::Object(entries) => {
            let mut changed = Map::new();
            for (key, value) in entries {
                *place = place.wrapping_sub(1);
                let key = if *place == usize::MAX { secret } else { key };
                changed.insert(key.to_owned(), with_secret(value, place, secret));
            }
            changed.into()
        }
        Value::Array(items) => items
            .iter()
            .map(|item| with_secret(item, place, secret))
            .collect(),
        _ if is_here() => secret.into(),
        scalar => scalar.clone(),
    }
}
