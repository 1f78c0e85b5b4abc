//! The public keys that Amazon IVS verifies tokens with.
//!
//! A playback key pair (private channels) and a public key (stages) are given as the PEM text of an
//! ECDSA key on the curve P-384, also called secp384r1. The schema of a public key has a pattern
//! that every PEM-like text passes, that of a playback key pair has none: a wrong key would be
//! noticed when the stack is deployed, or when the first viewer is turned away.
//!
//! Sources: Low-Latency Streaming User Guide, "private-channels-create-key"; Real-Time Streaming
//! User Guide, "getting-started-distribute-tokens"; the pattern of `AWS::IVS::PublicKey`.

use crate::md5::md5;
use crate::names::Spelling;
use crate::p384;
use crate::redact;
use std::fmt;
use std::ops::Range;

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const HEADER: &str = "-----BEGIN PUBLIC KEY-----";
const FOOTER: &str = "-----END PUBLIC KEY-----";

/// The length of a public key in bytes.
const LENGTH: usize = 120;

/// What the DER form of every P-384 public key begins with, before its x and y: an RFC 5480
/// `SubjectPublicKeyInfo` with the curve's name and an uncompressed point.
const PREFIX: [u8; 24] = [
    0x30, 0x76, // SEQUENCE
    0x30, 0x10, // SEQUENCE
    0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, // id-ecPublicKey
    0x06, 0x05, 0x2b, 0x81, 0x04, 0x00, 0x22, // secp384r1
    0x03, 0x62, 0x00, // BIT STRING
    0x04, // uncompressed
];

/// A public key on the curve P-384. `Debug` prints its fingerprint.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PublicKey {
    der: [u8; LENGTH],
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "PublicKey({})", self.fingerprint())
    }
}

impl PublicKey {
    /// Reads the text of a PEM file with a P-384 public key, as `openssl ec -pubout` writes it.
    ///
    /// The lines may end with `\n` or `\r\n`; white space around the block is ignored.
    ///
    /// # Errors
    ///
    /// What else the text is, or where it is damaged; see [`KeyError`].
    ///
    /// ```
    /// # use ivs_schema::key::{KeyError, PublicKey};
    /// let key = PublicKey::from_pem(
    ///     "-----BEGIN PUBLIC KEY-----\n\
    ///      MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEwOR43ETwEoWif1i14aL8GtDMNkT/kBQm\n\
    ///      h4sas9P//bjCU988rmQQXVBfftKT9xngg+W6hzOEpeUlCRlAtz6b6U79naYYRaSk\n\
    ///      K/UhYGWkXlbJlc9zn13imYWgVGe/BMFp\n\
    ///      -----END PUBLIC KEY-----\n",
    /// )?;
    /// assert_eq!(key.fingerprint(), "ad:7b:32:4a:7b:ab:88:f2:4c:17:36:a2:46:d5:a0:11");
    ///
    /// let error = PublicKey::from_pem("keys/viewers.pem").unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "is the name of the file `keys/viewers.pem`, not its content",
    /// );
    /// assert_eq!(error.help().as_deref(), Some("write `include_str!(\"keys/viewers.pem\")`"));
    /// # Ok::<(), KeyError>(())
    /// ```
    pub fn from_pem(material: &str) -> Result<Self, KeyError> {
        if holds_private_key(material) {
            return Err(KeyError::PrivateKey);
        }
        let (base64, line) = body(material)?;
        Self::from_der(&decode(base64, line)?)
    }

    /// Reads the DER form of a P-384 public key, a `SubjectPublicKeyInfo`, as AWS KMS returns it from
    /// `GetPublicKey`.
    ///
    /// # Errors
    ///
    /// What else the bytes are, or that they are damaged; see [`KeyError`].
    pub fn from_der(der: &[u8]) -> Result<Self, KeyError> {
        let Ok(der) = <[u8; LENGTH]>::try_from(der) else {
            return Err(other_der(der));
        };
        match der.split_first_chunk() {
            Some((&PREFIX, point)) => match point.as_chunks() {
                ([x, y], []) if p384::is_on_curve(x, y) => Ok(Self { der }),
                _ => Err(KeyError::NotOnCurve),
            },
            _ => Err(other_der(&der)),
        }
    }

    /// Reads an uncompressed point (SEC 1, section 2.3.3): the byte 4, x and y.
    ///
    /// # Errors
    ///
    /// The bytes are something else, or the point is not on the curve.
    pub fn from_point(point: &[u8]) -> Result<Self, KeyError> {
        let (start, [4]) = PREFIX.split_at(PREFIX.len() - 1) else {
            return Err(KeyError::BadStructure);
        };
        Self::from_der(&[start, point].concat())
    }

    /// Returns the uncompressed point: the byte 4, x and y.
    #[must_use]
    pub fn point(&self) -> &[u8] {
        self.der.get(PREFIX.len() - 1..).unwrap_or_default()
    }

    /// Returns the key as the text of a PEM file, with a line break at the end.
    #[must_use]
    pub fn to_pem(&self) -> String {
        let mut pem = format!("{HEADER}\n");
        // 48 bytes make a line of 64 characters.
        for line in self.der.chunks(48) {
            for group in line.chunks(3) {
                pem.push_str(&encode(group));
            }
            pem.push('\n');
        }
        pem + FOOTER + "\n"
    }

    /// The key as DER, without the PEM text around it. Equal for two texts of the same key, which
    /// an account can import once per region.
    #[must_use]
    pub fn der(&self) -> &[u8; 120] {
        &self.der
    }

    /// The fingerprint by which Amazon IVS shows the key: the MD5 of the DER bytes, as 16 pairs of
    /// hexadecimal digits. AWS does not document how it is made; the acceptance tests of the
    /// Terraform provider for AWS compare it like this.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        md5(&self.der).map(|byte| format!("{byte:02x}")).join(":")
    }
}

/// What must not reach a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secret {
    /// The private half of a key pair.
    PrivateKey,
    /// The value of a stream key.
    StreamKey,
}

/// The secret that a text holds. Of several kinds, a private key.
#[must_use]
pub fn secret(text: &str) -> Option<Secret> {
    if holds_private_key(text) {
        Some(Secret::PrivateKey)
    } else if stream_keys(text).next().is_some() {
        Some(Secret::StreamKey)
    } else {
        None
    }
}

/// Whether a text contains a private key, wherever it is in the text: the first line of a PEM block of
/// any kind, or the base64 of the DER form or of a PEM file. Line ends may be written as `\n`.
///
/// ```
/// # use ivs_schema::key::holds_private_key;
/// assert!(holds_private_key("-----BEGIN EC PRIVATE KEY-----\nMIGkAgEB"));
/// assert!(holds_private_key(r"key=-----BEGIN PRIVATE KEY-----\nMIG2AgEA"));
/// assert!(holds_private_key("MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC"));
/// assert!(!holds_private_key("-----BEGIN PUBLIC KEY-----\nMHYwEAYH"));
/// ```
#[must_use]
pub fn holds_private_key(text: &str) -> bool {
    labels(text).any(is_private) || encoded_private_keys(text).next().is_some()
}

fn is_private(label: &str) -> bool {
    // PGP's label goes on with `BLOCK`.
    label.trim_end_matches(" BLOCK").ends_with("PRIVATE KEY")
}

/// Where the private keys of a text are. A PEM block without an end goes up to the end of the text.
pub(crate) fn private_keys(text: &str) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let mut searched = 0;
    while let Some(rest) = text.get(searched..)
        && let Some(found) = rest.find(BEGIN)
    {
        let start = searched + found;
        let block = text.get(start..).unwrap_or_default();
        searched = start + BEGIN.len();
        if !labels(block).next().is_some_and(is_private) {
            continue;
        }
        let end = block.find(END).map_or(block.len(), |end| {
            let label = block.get(end + END.len()..).unwrap_or_default();
            let length = label.find("-----").map_or(label.len(), |at| at + 5);
            end + END.len() + length
        });
        blocks.push(start..start + end);
        searched = start + end;
    }
    blocks.extend(encoded_private_keys(text));
    blocks.sort_by_key(|block| block.start);
    blocks
}

/// Where the base64 of a private key is in a text: of its DER form, or of a PEM file.
fn encoded_private_keys(text: &str) -> impl Iterator<Item = Range<usize>> {
    /// The base64 of `-----BEGIN`.
    const PEM: &str = "LS0tLS1CRUdJTi";
    /// So many digits tell what is encoded. No private key is shorter.
    const TELLING: usize = 64;

    let bytes = text.as_bytes();
    // Most texts are too short.
    let mut searched = if text.len() < TELLING { text.len() } else { 0 };
    std::iter::from_fn(move || {
        loop {
            let rest = bytes.get(searched..)?;
            let start = searched + rest.iter().position(|byte| matches!(byte, b'M' | b'L'))?;
            searched = start + 1;
            let is_inside = match bytes.get(..start).unwrap_or_default() {
                // The end of an escape, as in JSON.
                [.., b'\\', b'n' | b'r' | b't'] | [] => false,
                [.., before] => before.is_ascii_alphanumeric() || b"+/".contains(before),
            };
            let rest = text.get(start..).unwrap_or_default();
            if is_inside || rest.len() < TELLING {
                continue;
            }
            let (digits, _) = digits_of(rest, TELLING);
            let Ok(encoded) = decode(whole_quanta(&digits), 1) else {
                continue;
            };
            let is_key = if rest.starts_with('L') {
                let pem = String::from_utf8_lossy(&encoded);
                digits.starts_with(PEM) && labels(&pem).next().is_some_and(is_private)
            } else {
                digits.len() == TELLING && is_private_der(&encoded)
            };
            if is_key {
                let (_, length) = digits_of(rest, usize::MAX);
                searched = start + length;
                return Some(start..searched);
            }
        }
    })
}

/// The first digits of the base64 at the start of a text, which may have line ends in it, and how much
/// of the text that is. The digits that are safe in URLs are replaced.
fn digits_of(text: &str, most: usize) -> (String, usize) {
    /// So many bytes between two digits are not a line end.
    const WIDEST_GAP: usize = 80;

    let mut digits = String::new();
    let mut length = 0;
    let mut at = 0;
    while digits.len() < most
        && at - length < WIDEST_GAP
        && let Some(rest) = text.get(at..)
        && let Some(next) = rest.chars().next()
    {
        let digit = match next {
            'A'..='Z' | 'a'..='z' | '0'..='9' | '+' | '/' => Some(next),
            '-' if !rest.starts_with("-----") => Some('+'),
            '_' => Some('/'),
            _ => None,
        };
        if let Some(digit) = digit {
            digits.push(digit);
            at += 1;
            length = at;
        } else if next.is_ascii_whitespace() {
            at += 1;
        } else {
            // An escape, which may be escaped again.
            let escapes = rest.bytes().take(WIDEST_GAP);
            let escapes = escapes.take_while(|byte| *byte == b'\\').count();
            match rest.as_bytes().get(escapes) {
                Some(b'n' | b'r' | b't') if escapes > 0 => at += escapes + 1,
                _ => break,
            }
        }
    }
    (digits, length)
}

fn whole_quanta(digits: &str) -> &str {
    digits.get(..digits.len() / 4 * 4).unwrap_or_default()
}

/// Where the values of stream keys are in a text: `sk_us-west-2_..` of channels, and
/// `rt_123456789012_us-west-2_..` of ingest configurations.
pub(crate) fn stream_keys(text: &str) -> impl Iterator<Item = Range<usize>> {
    /// The examples in the documentation have 25 characters after the region.
    const SHORTEST: usize = 12;

    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let starts = text
        .match_indices('_')
        .filter_map(|(at, _)| at.checked_sub(2));
    starts.filter_map(move |start| {
        let before = text.as_bytes().get(..start)?;
        let is_inside = match before {
            // The end of an escape, as in JSON.
            [.., b'\\', b'n' | b'r' | b't'] | [] => false,
            [.., last] => is_word(last),
        };
        // Only what begins a word is measured: the time stays linear.
        if is_inside {
            return None;
        }
        let rest = text.get(start..)?;
        let rest = match rest.strip_prefix("rt_") {
            Some(rest) => {
                let (account, rest) = rest.split_once('_')?;
                let is_account =
                    !account.is_empty() && account.bytes().all(|byte| byte.is_ascii_digit());
                is_account.then_some(rest)?
            }
            None => rest.strip_prefix("sk_")?,
        };
        let (region, key) = rest.split_once('_')?;
        let length = key.bytes().take_while(is_word).count();
        let is_key = is_region(region) && length >= SHORTEST;
        is_key.then(|| start..text.len() - key.len() + length)
    })
}

/// Whether it has the form of the name of a region, such as `us-west-2`.
fn is_region(name: &str) -> bool {
    let mut parts = name.rsplit('-');
    let number = parts.next().unwrap_or_default();
    !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && parts.clone().count() >= 2
        && parts.all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// Which line ends around the PEM block of a public key the service refuses, with what to write.
///
/// The pattern of `ImportPublicKey` is `.*<block>(\r?\n)?.*`, where `.` is no line end. A raw string
/// easily has one more. Playback key pairs have no pattern.
pub(crate) fn refused_line_end(text: &str) -> Option<(&'static str, &'static str)> {
    let is_line_end = ['\r', '\n'];
    let (before, rest) = text.split_once(HEADER)?;
    let (_, after) = rest.split_once(FOOTER)?;
    let after = after
        .strip_prefix("\r\n")
        .or_else(|| after.strip_prefix('\n'))
        .unwrap_or(after);
    if before.contains(is_line_end) {
        Some((
            "has a line before `-----BEGIN PUBLIC KEY-----`",
            "begin the string with `-----BEGIN PUBLIC KEY-----`",
        ))
    } else if after.contains(is_line_end) {
        Some((
            "has a line after `-----END PUBLIC KEY-----`",
            "end the string with `-----END PUBLIC KEY-----` and one line end at most",
        ))
    } else {
        None
    }
}

/// The labels of all PEM blocks that begin in a text, even if not all of `-----` follows them.
fn labels(text: &str) -> impl Iterator<Item = &str> {
    text.split(BEGIN)
        .skip(1)
        .filter_map(|rest| rest.split(['-', '\\', '\r', '\n']).next())
}

/// Takes the base64 out of the block, from the end of the header on, and says which line of the
/// text that is.
fn body(text: &str) -> Result<(&str, usize), KeyError> {
    let labels: Vec<&str> = labels(text).collect();
    match labels[..] {
        [] => return Err(without_header(text)),
        ["PUBLIC KEY"] => {}
        _ if labels.contains(&"PUBLIC KEY") => return Err(KeyError::SeveralBlocks(labels.len())),
        ["RSA PUBLIC KEY", ..] => return Err(KeyError::Rsa),
        [label, ..] if label.ends_with("CERTIFICATE") => return Err(KeyError::Certificate),
        [label, ..] => return Err(KeyError::OtherLabel(redact::value(label))),
    }
    let (before, rest) = text.split_once(HEADER).ok_or(KeyError::NoHeader)?;
    let (base64, after) = rest.split_once(FOOTER).ok_or(KeyError::NoFooter)?;
    if base64.starts_with(r"\n") || base64.starts_with(r"\r") {
        return Err(KeyError::EscapedLineEnds);
    }
    for outside in [before, after] {
        if let Some(line) = outside.trim_ascii().lines().next() {
            let start: String = line.chars().take(40).collect();
            return Err(KeyError::TextOutside(redact::without_secrets(&start)));
        }
    }
    let header_ends = base64.starts_with('\n') || base64.starts_with("\r\n");
    // An indented footer is left to the decoder, which says in which line the spaces are.
    let footer_begins = base64.trim_end_matches([' ', '\t']).ends_with('\n');
    if header_ends && footer_begins {
        Ok((base64, 1 + before.matches('\n').count()))
    } else {
        Err(KeyError::NotOnOwnLine)
    }
}

/// What a text is that has no PEM block.
fn without_header(text: &str) -> KeyError {
    let text = text.trim_ascii();
    if text.is_empty() {
        return KeyError::Empty;
    }
    let mut words = text.split_ascii_whitespace();
    if let (Some(algorithm), Some(_)) = (words.next(), words.next())
        && ["ssh-", "ecdsa-sha2-", "sk-"]
            .iter()
            .any(|prefix| algorithm.starts_with(prefix))
    {
        return KeyError::OpenSsh(redact::value(algorithm));
    }
    if let Some((_, extension)) = text.rsplit_once('.')
        && ["pem", "pub", "key", "crt", "cer", "der", "txt"]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(extension))
        && !text.contains('\n')
    {
        return KeyError::FileName(redact::value(text));
    }
    // Base64 alone is not accepted, but what it holds may tell more.
    match decode(text, 1) {
        Ok(der) if der.starts_with(&PREFIX) => KeyError::BodyOnly,
        Ok(der) => match other_der(&der) {
            error @ (KeyError::Base64OfPem | KeyError::PrivateKey) => error,
            _ => KeyError::NoHeader,
        },
        Err(_) => KeyError::NoHeader,
    }
}

/// Encodes three bytes as four characters. The length of a key is a multiple of three.
fn encode(group: &[u8]) -> String {
    let bits = group
        .iter()
        .fold(0, |bits: u32, byte| (bits << 8) | u32::from(*byte));
    let digits = [18, 12, 6, 0].map(|shift| {
        let [.., digit] = ((bits >> shift) & 63).to_be_bytes();
        match digit {
            0..26 => digit + b'A',
            26..52 => digit - 26 + b'a',
            52..62 => digit - 52 + b'0',
            62 => b'+',
            _ => b'/',
        }
    });
    digits.map(char::from).iter().collect()
}

/// Decodes base64 that begins on the given line and may have line ends anywhere.
fn decode(base64: &str, mut line: usize) -> Result<Vec<u8>, KeyError> {
    let digits = base64.trim_end_matches(['=', '\r', '\n']);
    let padding = base64.matches('=').count();
    let mut count = padding;
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3);
    // The lowest `pending` bits don't make a byte yet.
    let (mut bits, mut pending) = (0_u32, 0);
    for character in digits.chars() {
        let digit = match character {
            'A'..='Z' => u32::from(character) - u32::from('A'),
            'a'..='z' => u32::from(character) - u32::from('a') + 26,
            '0'..='9' => u32::from(character) - u32::from('0') + 52,
            '+' => 62,
            '/' => 63,
            '\r' => continue,
            '\n' => {
                line += 1;
                continue;
            }
            _ => return Err(KeyError::BadCharacter { character, line }),
        };
        count += 1;
        bits = (bits << 6) | digit;
        pending += 6;
        if pending >= 8 {
            pending -= 8;
            let [.., byte] = (bits >> pending).to_be_bytes();
            bytes.push(byte);
        }
    }
    if count.is_multiple_of(4) && padding <= 2 {
        Ok(bytes)
    } else {
        Err(KeyError::BadBase64Length { characters: count })
    }
}

// DER tags.
const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const OCTET_STRING: u8 = 0x04;
const OBJECT_IDENTIFIER: u8 = 0x06;
const SEQUENCE: u8 = 0x30;

// Object identifiers of algorithms and curves.
/// 1.2.840.113549.1.1, above all kinds of RSA.
const PKCS_1: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01];
/// 1.2.840.113549.1.5, above all kinds of encryption with a password.
const PKCS_5: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05];
/// 1.3.101.112
const ED25519: &[u8] = &[0x2b, 0x65, 0x70];
/// 1.2.840.10045.2.1
const EC: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];
/// 1.2.840.10045.3.1.7
const P_256: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];
/// 1.3.132.0.34
const P_384: &[u8] = &[0x2b, 0x81, 0x04, 0x00, 0x22];
/// 1.3.132.0.35
const P_521: &[u8] = &[0x2b, 0x81, 0x04, 0x00, 0x23];
/// 1.3.132.0.10
const SECP256K1: &[u8] = &[0x2b, 0x81, 0x04, 0x00, 0x0a];

/// What decoded base64 is, if not a P-384 key as it should be.
fn other_der(der: &[u8]) -> KeyError {
    if der.starts_with(BEGIN.as_bytes()) {
        return if holds_private_key(&String::from_utf8_lossy(der)) {
            KeyError::PrivateKey
        } else {
            KeyError::Base64OfPem
        };
    }
    other_key(der).unwrap_or(match der.len() {
        LENGTH => KeyError::BadStructure,
        bytes => KeyError::BadLength { bytes },
    })
}

/// What key the DER form holds; `None` if it is not known or a damaged P-384 key.
fn other_key(der: &[u8]) -> Option<KeyError> {
    let (SEQUENCE, key, _) = element(der)? else {
        return None;
    };
    let (algorithm, bit_string) = match element(key)? {
        (SEQUENCE, algorithm, bit_string) => (algorithm, bit_string),
        // The version, which only private keys have (RFC 5208, RFC 5915, RFC 8017).
        (INTEGER, [0 | 1], _) => return Some(KeyError::PrivateKey),
        // The modulus, as in `RSA PUBLIC KEY`.
        (INTEGER, ..) => return Some(KeyError::Rsa),
        _ => return None,
    };
    let parameters = match element(algorithm)? {
        (OBJECT_IDENTIFIER, EC, parameters) => parameters,
        (OBJECT_IDENTIFIER, ED25519, _) => return Some(KeyError::Ed25519),
        (OBJECT_IDENTIFIER, name, _) if name.starts_with(PKCS_1) => return Some(KeyError::Rsa),
        (OBJECT_IDENTIFIER, ..) => return Some(KeyError::OtherAlgorithm),
        _ => return None,
    };
    match element(parameters)? {
        (OBJECT_IDENTIFIER, P_384, _) => match element(bit_string)? {
            (BIT_STRING, [0, 2 | 3, ..], _) => Some(KeyError::PointForm("compressed")),
            (BIT_STRING, [0, 6 | 7, ..], _) => Some(KeyError::PointForm("hybrid")),
            _ => None,
        },
        (OBJECT_IDENTIFIER, curve, _) => Some(KeyError::OtherCurve(match curve {
            P_256 => Some("P-256 (prime256v1)"),
            P_521 => Some("P-521 (secp521r1)"),
            SECP256K1 => Some("secp256k1"),
            _ => None,
        })),
        (SEQUENCE, ..) => Some(KeyError::ExplicitCurve),
        _ => None,
    }
}

/// Whether the DER form is that of a private key, also one that is encrypted.
fn is_private_der(der: &[u8]) -> bool {
    let Some((SEQUENCE, key, _)) = element(der) else {
        return false;
    };
    match element(key) {
        // The version, which only private keys have, followed by the algorithm (RFC 5208), the key
        // (RFC 5915) or the modulus (RFC 8017).
        Some((INTEGER, [0 | 1], rest)) => {
            matches!(rest.first(), Some(&(SEQUENCE | OCTET_STRING | INTEGER)))
        }
        Some((SEQUENCE, algorithm, _)) => matches!(
            element(algorithm),
            Some((OBJECT_IDENTIFIER, name, _)) if name.starts_with(PKCS_5)
        ),
        _ => false,
    }
}

/// Splits off a DER element: its tag, its content, which may be cut short, and what follows it.
fn element(der: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (tag, length, rest) = match *der {
        [tag, length @ ..=0x7f, ref rest @ ..] | [tag, 0x81, length, ref rest @ ..] => {
            (tag, u16::from(length), rest)
        }
        [tag, 0x82, high, low, ref rest @ ..] => (tag, u16::from_be_bytes([high, low]), rest),
        _ => return None,
    };
    let (content, rest) = rest.split_at_checked(length.into()).unwrap_or((rest, &[]));
    Some((tag, content, rest))
}

/// Why a text is not a public key that Amazon IVS can use.
///
/// The message fits after the name of a property, such as "`public_key_material` ".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyError {
    /// The text is empty or white space.
    Empty,
    /// The text is the name of this file instead of its content.
    FileName(String),
    /// There is a private key in the text.
    PrivateKey,
    /// The text is an X.509 certificate.
    Certificate,
    /// The text is an OpenSSH public key with this algorithm, such as `ssh-ed25519`.
    OpenSsh(String),
    /// The PEM block has this label instead of `PUBLIC KEY`.
    OtherLabel(String),
    /// No line `-----BEGIN PUBLIC KEY-----`, and nothing else that is known.
    NoHeader,
    /// The base64 of a P-384 key alone, without the lines around it.
    BodyOnly,
    /// No line `-----END PUBLIC KEY-----`.
    NoFooter,
    /// The header or the footer shares its line with something.
    NotOnOwnLine,
    /// The lines are separated by the characters `\` and `n`.
    EscapedLineEnds,
    /// There is text before or after the block; the start of its first line.
    TextOutside(String),
    /// So many blocks, at least one of them a public key.
    SeveralBlocks(usize),
    /// A character that is not base64.
    BadCharacter {
        /// The character.
        character: char,
        /// Its line in the whole text, from 1.
        line: usize,
    },
    /// Not a multiple of four base64 characters, or more than two `=`.
    BadBase64Length {
        /// The number of characters with `=`, without line ends.
        characters: usize,
    },
    /// The base64 of a whole PEM file.
    Base64OfPem,
    /// An RSA key.
    Rsa,
    /// An Ed25519 key.
    Ed25519,
    /// A key of another algorithm that is not ECDSA.
    OtherAlgorithm,
    /// An EC key on another curve, with its name if it is a usual one.
    OtherCurve(Option<&'static str>),
    /// An EC key with the parameters of its curve instead of the curve's name.
    ExplicitCurve,
    /// A P-384 key with its point in this form, `compressed` or `hybrid`.
    PointForm(&'static str),
    /// Not 120 bytes.
    BadLength {
        /// The number of bytes that the base64 holds.
        bytes: usize,
    },
    /// 120 bytes that don't begin like a P-384 key.
    BadStructure,
    /// The point is not on the curve.
    NotOnCurve,
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "is empty"),
            Self::FileName(name) => {
                write!(f, "is the name of the file `{name}`, not its content")
            }
            Self::PrivateKey => write!(
                f,
                "holds a private key, which must never reach a template; AWS takes the public key"
            ),
            Self::Certificate => write!(f, "is a certificate, not a public key"),
            Self::OpenSsh(algorithm) => {
                write!(f, "is an OpenSSH key (`{algorithm}`), not a PEM text")
            }
            Self::OtherLabel(label) => {
                write!(f, "is a PEM block of the kind `{label}`, not `PUBLIC KEY`")
            }
            Self::NoHeader => write!(f, "has no line `{HEADER}`"),
            Self::BodyOnly => write!(
                f,
                "is the body of a PEM file without its first and its last line"
            ),
            Self::NoFooter => write!(f, "has no line `{FOOTER}`"),
            Self::NotOnOwnLine => write!(
                f,
                "must have `{HEADER}` and `{FOOTER}` on lines of their own, without white space \
                 at their ends"
            ),
            Self::EscapedLineEnds => write!(f, r"has the characters `\n` where a line must end"),
            Self::TextOutside(text) => write!(
                f,
                "has text outside its PEM block: `{}`",
                text.escape_debug()
            ),
            Self::SeveralBlocks(count) => {
                write!(f, "has {count} PEM blocks, where one public key belongs")
            }
            Self::BadCharacter { character, line } => {
                let character = character.escape_debug();
                write!(
                    f,
                    "has `{character}` on line {line}, where base64 has letters, digits, `+` and `/`"
                )
            }
            Self::BadBase64Length { characters } => write!(
                f,
                "has {characters} characters of base64, which is not a whole number of bytes"
            ),
            Self::Base64OfPem => write!(f, "is a PEM file encoded in base64 once more"),
            Self::Rsa => write!(f, "is an RSA key, and {ONLY}"),
            Self::Ed25519 => write!(f, "is an Ed25519 key, and {ONLY}"),
            Self::OtherAlgorithm => write!(f, "is not an ECDSA key, and {ONLY}"),
            Self::OtherCurve(Some(curve)) => {
                write!(f, "is an EC key on the curve {curve}, and {ONLY}")
            }
            Self::OtherCurve(None) => write!(f, "is an EC key on another curve, and {ONLY}"),
            Self::ExplicitCurve => write!(
                f,
                "has the parameters of its curve in place of the name `secp384r1`"
            ),
            Self::PointForm(form) => write!(
                f,
                "has its point in {form} form, where the uncompressed form belongs"
            ),
            Self::BadLength { bytes } => write!(
                f,
                "holds {bytes} bytes, and a P-384 public key has {LENGTH}"
            ),
            Self::BadStructure => write!(
                f,
                "holds {LENGTH} bytes that don't begin like a P-384 public key"
            ),
            Self::NotOnCurve => write!(
                f,
                "is not a point on the curve P-384: it is a copied placeholder or has a typing \
                 error"
            ),
        }
    }
}

const ONLY: &str = "Amazon IVS takes ECDSA keys on the curve P-384 only";
const INCLUDE: &str = "write `include_str!(\"public.pem\")` with the path of the file";
const COPY_AGAIN: &str = "copy the key again, or write `include_str!(\"public.pem\")`";
const CONTENT: &str = "give the content of the file, with `\\n` where a line ends";
const NEW_PAIR: &str = "make a key pair with `openssl ecparam -name secp384r1 -genkey -noout -out \
     private.pem` and `openssl ec -in private.pem -pubout -out public.pem`";

impl KeyError {
    /// Whether AWS documents that it takes no such key: it is private, of another algorithm or on
    /// another curve. Of other texts it only does not say that it takes them.
    #[must_use]
    pub fn is_known_to_be_refused(&self) -> bool {
        match self {
            Self::PrivateKey
            | Self::Rsa
            | Self::Ed25519
            | Self::OtherAlgorithm
            | Self::OtherCurve(_) => true,
            Self::OpenSsh(algorithm) => algorithm != "ecdsa-sha2-nistp384",
            _ => false,
        }
    }

    /// What to write or do instead, where the message does not say that already.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        self.help_in(Spelling::Rust)
    }

    /// [`help`](Self::help), in Rust or in a template.
    #[must_use]
    pub fn help_in(&self, spelling: Spelling) -> Option<String> {
        let help = match self {
            Self::FileName(name) => {
                let path = name.strip_prefix("file://").unwrap_or(name);
                return Some(match spelling {
                    Spelling::Rust => format!("write `include_str!({path:?})`"),
                    Spelling::CloudFormation => CONTENT.into(),
                });
            }
            Self::BodyOnly => {
                "put it between the lines `-----BEGIN PUBLIC KEY-----` and `-----END PUBLIC KEY-----`"
            }
            Self::Empty | Self::NoHeader | Self::EscapedLineEnds => match spelling {
                Spelling::Rust => INCLUDE,
                Spelling::CloudFormation => CONTENT,
            },
            Self::PrivateKey => {
                "give the public key, which `openssl ec -in private.pem -pubout -out public.pem` \
                 writes"
            }
            Self::Certificate => {
                "take the public key out with `openssl x509 -in certificate.pem -noout -pubkey`"
            }
            Self::OpenSsh(algorithm) if algorithm == "ecdsa-sha2-nistp384" => {
                "convert the key with `ssh-keygen -e -m PKCS8 -f key.pub`"
            }
            Self::BadCharacter {
                character: ' ' | '\t',
                ..
            } => "begin each line in the first column, and end it without white space",
            Self::BadCharacter {
                character: '-' | '_',
                ..
            } => "write `+` for `-` and `/` for `_`: PEM has no URL-safe base64",
            Self::Base64OfPem => "decode it with `openssl base64 -d -A`",
            Self::ExplicitCurve => {
                "name the curve with `openssl ec -pubin -in public.pem -param_enc named_curve \
                 -pubout`"
            }
            Self::PointForm(_) => {
                "convert the key with `openssl ec -pubin -in public.pem -conv_form uncompressed \
                 -pubout`"
            }
            Self::NoFooter
            | Self::NotOnOwnLine
            | Self::BadCharacter { .. }
            | Self::BadBase64Length { .. }
            | Self::BadLength { .. }
            | Self::BadStructure
            | Self::NotOnCurve => match spelling {
                Spelling::Rust => COPY_AGAIN,
                Spelling::CloudFormation => CONTENT,
            },
            Self::OpenSsh(_)
            | Self::OtherLabel(_)
            | Self::Rsa
            | Self::Ed25519
            | Self::OtherAlgorithm
            | Self::OtherCurve(_) => NEW_PAIR,
            Self::TextOutside(_) | Self::SeveralBlocks(_) => return None,
        };
        Some(help.into())
    }
}

impl std::error::Error for KeyError {}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use super::*;

    // The base64 of keys, without header and footer.

    /// The guides' example.
    const GUIDE: &str = "\
        MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEVjYMV+P4ML6xemanCrtse/FDwsNnpYmS\n\
        S6vRV9Wx37mjwi02hObKuCJqpj7x0lpz0bHm5v1JBvdZYAd/r2LR5aChK+/GM2Wj\n\
        l8MG9NJIVFaw1u3bvjEjzTASSfS1BDX1";

    /// The example of `AWS::IVS::PlaybackKeyPair`.
    const REFERENCE: &str = "\
        MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEwOR43ETwEoWif1i14aL8GtDMNkT/kBQm\n\
        h4sas9P//bjCU988rmQQXVBfftKT9xngg+W6hzOEpeUlCRlAtz6b6U79naYYRaSk\n\
        K/UhYGWkXlbJlc9zn13imYWgVGe/BMFp";

    /// A throw-away key.
    const OWN: &str = "\
        MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEmMrYij6ey2BKu+s6chBFY5AJhX5Kk28J\n\
        LWK9yBJfgWF0A393xwO2OAQ84VY+p7xeytUAEffTuVkTp0m2v8vdTsZ2ArJJopJZ\n\
        eBhIaV8sHDsViQcv9cX1vVAEGkcReTOd";

    // Throw-away keys of other kinds, made with OpenSSL 3.0.

    /// prime256v1
    const P_256_KEY: &str = "\
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEgITeOGZ3ZaqWZ2dwX56bctU60m0e\n\
        MxbJ4xEgXdfFsgUXVzzNleBOav5+6szeSvrnrHQU9QvzLTMdyKoNRWmW5A==";

    /// secp521r1
    const P_521_KEY: &str = "\
        MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQAk//U2rX38h1DNMSbkGG7zfT7CQJH\n\
        YcLisMW8yS1vyNIQxcB1grlwoy600ZEFOwtYO8ftcdL7I2Zi1vxce/IK7FEB6ZKG\n\
        BAnefiA1Q95wEtJgWgQu6LuO2qajyLoz5/kiRFVh0v++r0dcUlap8YLzxaw3DdMm\n\
        ZNX61HIC3362eukax8Y=";

    /// secp256k1
    const SECP256K1_KEY: &str = "\
        MFYwEAYHKoZIzj0CAQYFK4EEAAoDQgAET7bOHS9iQfiELFU6Ez2PXPKmrLrKkNVc\n\
        r3CQ0N2hQqfFQbySzzyFB94cIydNj/f4ho+tpUmARzO7HhIpR9rP1g==";

    /// brainpoolP384r1
    const BRAINPOOL_KEY: &str = "\
        MHowFAYHKoZIzj0CAQYJKyQDAwIIAQELA2IABH3h7e9whYB7620LMWo11OEkfZJd\n\
        cM/mjkQV2j9k556HFxVTCgwSoA6f39e9eFDUvHsL1XI35AfsVpWF11G9YwMsRjXz\n\
        ZGDEeuasDHgqcChtmr3zM7zsnigN/JeTe+3NNg==";

    /// secp384r1 with `-conv_form compressed`
    const COMPRESSED_KEY: &str = "\
        MEYwEAYHKoZIzj0CAQYFK4EEACIDMgACpT38a8naj7ch0O/t0n1SMvZn2EmVVyc+\n\
        MZ1vT0TC5sJpOGw7H2r0DpIOdhGewAYy";

    /// secp384r1 with `-conv_form hybrid`
    const HYBRID_KEY: &str = "\
        MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAGWx44nD5sMwFmpQ9BnClXtPdOtOLChSuE\n\
        TSlkKiFUhu1xciCd0m1j9G55BaqFHam7LIJEFJEOEwygMwWD5JPn5kQEry+2bcL3\n\
        4niYZEu071JEDbXRtGB53m+NWNz16XgE";

    /// secp384r1 with `-param_enc explicit`
    const EXPLICIT_KEY: &str = "\
        MIIBzDCCAWQGByqGSM49AgEwggFXAgEBMDwGByqGSM49AQECMQD/////////////\n\
        /////////////////////////////v////8AAAAAAAAAAP////8wewQw////////\n\
        //////////////////////////////////7/////AAAAAAAAAAD////8BDCzMS+n\n\
        4j7n5JiOBWvj+C0ZGB2cbv6BQRIDFAiPUBOHWsZWOY2KLtGdKoXI7dPsKu8DFQCj\n\
        NZJqoxmieh0AiWpnc6SCes2scwRhBKqHyiK+iwU3jrHHHvMgrXRuHTtii6ebmFn3\n\
        QeCCVCo4VQLyXb9VKWw6VF44cnYKtzYX3kqWJixvXZ6Yv5KS3Cn49B29KJoUfOna\n\
        MRO18LjACmCxzh1+gZ16Qx18kOoOXwIxAP//////////////////////////////\n\
        /8djTYH0Ny3fWBoNskiwp3rs7BlqzMUpcwIBAQNiAATf6zTcDY7OtLPjORpVh/WI\n\
        ocwtwa1QoXzj+uuF59nHcNB66WC+G5YPw+626crSNUI9/eeBfHpNsQQNHFpgQtdD\n\
        iiP5dZ5WacDfpUI0x4NcWu5fcbEqOsIwZIunfWZ7n+o=";

    /// RSA, 1024 bits
    const RSA_KEY: &str = "\
        MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDPay/BWQJUe508HpVak+cKEwHp\n\
        rn11/7M31TfA1izMKMiZooQDVgciqaSGXlUXf0yF7Zi5EwqwrCmaUF8rrAY0h4yE\n\
        ybVyAzJKCVnztiCR1epJPiuWo7SAaS10qvwESSZq6rnigsS3VU7VIFVgvX3wWhyz\n\
        N+qaQf8u9Gjaw+j/CQIDAQAB";

    /// The same in the form of PKCS #1
    const RSA_PKCS_1_KEY: &str = "\
        MIGJAoGBAM9rL8FZAlR7nTwelVqT5woTAemufXX/szfVN8DWLMwoyJmihANWByKp\n\
        pIZeVRd/TIXtmLkTCrCsKZpQXyusBjSHjITJtXIDMkoJWfO2IJHV6kk+K5ajtIBp\n\
        LXSq/ARJJmrqueKCxLdVTtUgVWC9ffBaHLM36ppB/y70aNrD6P8JAgMBAAE=";

    /// Ed25519
    const ED25519_KEY: &str = "\
        MCowBQYDK2VwAyEAsCyHCJioRG36D8smec/jr2yrgUgVRB65jZGijWDdZRI=";

    /// X25519
    const X25519_KEY: &str = "\
        MCowBQYDK2VuAyEAVjrcYtz/G6/QKrMCJWxQ5MwMkblvYMLV6nBgwHg8t2A=";

    fn pem(base64: &str) -> String {
        format!("{HEADER}\n{base64}\n{FOOTER}\n")
    }

    fn error(material: &str) -> KeyError {
        PublicKey::from_pem(material).unwrap_err()
    }

    #[test]
    fn fingerprints() {
        for (base64, fingerprint) in [
            (GUIDE, "cb:d1:7b:f3:bc:5e:0e:d1:3a:e0:ab:76:08:d7:e5:16"),
            (REFERENCE, "ad:7b:32:4a:7b:ab:88:f2:4c:17:36:a2:46:d5:a0:11"),
            (OWN, "c4:19:30:23:00:76:7e:8a:55:08:28:c9:f3:b6:20:c1"),
        ] {
            let key = PublicKey::from_pem(&pem(base64)).unwrap();
            assert_eq!(key.fingerprint(), fingerprint);
            assert!(key.der().starts_with(&PREFIX));
        }
    }

    #[test]
    fn line_ends_and_white_space_make_no_other_key() {
        let key = PublicKey::from_pem(&pem(OWN)).unwrap();
        for material in [
            pem(OWN).replace('\n', "\r\n"),
            pem(OWN).trim_end().into(),
            format!("\r\n\t {}\n  \n", pem(OWN)),
            pem(&OWN.replace('\n', "")),
            pem(&OWN.replace('\n', "\n\n")),
        ] {
            assert_eq!(
                PublicKey::from_pem(&material).as_ref(),
                Ok(&key),
                "{material:?}"
            );
        }
    }

    #[test]
    fn other_texts() {
        for (material, expected) in [
            ("", KeyError::Empty),
            (" \r\n\t", KeyError::Empty),
            ("keys/x.pem", KeyError::FileName("keys/x.pem".into())),
            (
                " ./my keys/x.PUB\n",
                KeyError::FileName("./my keys/x.PUB".into()),
            ),
            (
                r"C:\keys\x.pem",
                KeyError::FileName(r"C:\keys\x.pem".into()),
            ),
            (
                "ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQ me@example.com",
                KeyError::OpenSsh("ecdsa-sha2-nistp384".into()),
            ),
            (
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 x.pem",
                KeyError::OpenSsh("ssh-ed25519".into()),
            ),
            ("public key", KeyError::NoHeader),
            (OWN, KeyError::BodyOnly),
            ("ssh-", KeyError::NoHeader),
            (FOOTER, KeyError::NoHeader),
            ("----BEGIN PUBLIC KEY----", KeyError::NoHeader),
            (
                "-----BEGIN PUBLIC KEY----\n-----END PUBLIC KEY-----",
                KeyError::NoHeader,
            ),
            (HEADER, KeyError::NoFooter),
        ] {
            assert_eq!(error(material), expected, "{material:?}");
        }
    }

    #[test]
    fn other_blocks() {
        let block = |label: &str| pem("AAAA").replace("PUBLIC KEY", label);
        assert_eq!(error(&block("CERTIFICATE")), KeyError::Certificate);
        assert_eq!(
            error(&block("CERTIFICATE").repeat(2)),
            KeyError::Certificate
        );
        assert_eq!(error(&block("RSA PUBLIC KEY")), KeyError::Rsa);
        assert_eq!(
            error(&block("EC PARAMETERS")),
            KeyError::OtherLabel("EC PARAMETERS".into())
        );
        assert_eq!(error(&pem(OWN).repeat(2)), KeyError::SeveralBlocks(2));
        assert_eq!(
            error(&(block("CERTIFICATE") + &block("EC PARAMETERS") + &pem(OWN))),
            KeyError::SeveralBlocks(3)
        );
    }

    #[test]
    fn private_keys() {
        let block = |label: &str| pem("AAAA").replace("PUBLIC KEY", label);
        for label in [
            "PRIVATE KEY",
            "EC PRIVATE KEY",
            "RSA PRIVATE KEY",
            "ENCRYPTED PRIVATE KEY",
            "OPENSSH PRIVATE KEY",
            "PGP PRIVATE KEY BLOCK",
        ] {
            for text in [
                block(label),
                block("EC PARAMETERS") + &block(label),
                pem(OWN) + &block(label),
                block(label).replace('\n', r"\n"),
                block(label).replace('\n', " "),
                block(label).replace("-----\n", "--\n"),
                block(label).replace('\n', "\r\n"),
            ] {
                assert!(holds_private_key(&text), "{text}");
                assert_eq!(error(&text), KeyError::PrivateKey, "{text}");
            }
        }
        for text in [
            "",
            "PRIVATE KEY",
            "-----BEGIN ",
            &pem(OWN),
            &block("EC PARAMETERS"),
        ] {
            assert!(!holds_private_key(text), "{text}");
        }

        // Base64 of `-----BEGIN PRIVATE KEY-----`, and the versions that private keys begin with.
        assert_eq!(
            error("LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t"),
            KeyError::PrivateKey
        );
        for der in ["MIG2AgEAMBAG", "MIGkAgEBBDAA"] {
            assert_eq!(error(&pem(der)), KeyError::PrivateKey);
            assert_eq!(error(der), KeyError::PrivateKey);
        }
    }

    #[test]
    fn encoded_private_keys() {
        let sec1 = "MD4CAQEEMGyCpWLLgI0Q1jK+ichRPr9skp803fqMn2PJlg7240ijUoyKP8wvBE45o/xblEkvj6AHBgUrgQQAIg==";
        let ed25519 = "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC";
        let encrypted = "MIGjMF8GCSqGSIb3DQEFDTBSMDEGCSqGSIb3DQEFDDAkBBAU5BRgrkyHFoPPVsPLdTVdAgIIADAMBggqhkiG9w0CCQUA";
        let of_pem = "LS0tLS1CRUdJTiBFQyBQUklWQVRFIEtFWS0tLS0tCk1ENENBUUVFTUd5Q3BXTExnSTBRMWpLK2ljaFJQcjlza3A4MDNmcU1u";
        for key in [sec1, ed25519, encrypted, of_pem] {
            for text in [
                key.to_owned(),
                format!("key={key}"),
                format!(r#"{{"key":"{key}"}}"#),
                format!("{}\n{}", &key[..32], &key[32..]),
                format!("{}\r\n  {}", &key[..32], &key[32..]),
                format!(r"a\n{}\n{}", &key[..32], &key[32..]),
                format!(r"{}\\n{}", &key[..32], &key[32..]),
                key.replace('+', "-").replace('/', "_"),
            ] {
                assert!(holds_private_key(&text), "{text}");
            }
        }
        for other in [
            OWN,
            P_256_KEY,
            RSA_KEY,
            RSA_PKCS_1_KEY,
            ED25519_KEY,
            "M",
            &"M ".repeat(200),
        ] {
            assert!(!holds_private_key(other), "{other}");
            assert!(!holds_private_key(&other.replace('\n', r"\n")), "{other}");
        }
        // A request for a certificate begins like a key within another element.
        let request = "MIHJMHECAQAwDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABFsGvqVf5n6m8q4Dk2";
        assert!(!holds_private_key(request));
    }

    #[test]
    fn stream_keys_in_texts() {
        for key in [
            "sk_us-west-2_abcdABCDefgh_567890abcdef",
            "rt_123456789012_eu-central-1_abcdABCDefgh_567890abcdef",
            "sk_us-gov-west-1_abcdABCDefgh",
        ] {
            for text in [
                key.to_owned(),
                format!("rtmps://a/app/{key}?x=1"),
                format!(r"a\n{key}"),
            ] {
                let found: Vec<_> = stream_keys(&text)
                    .filter_map(|range| text.get(range))
                    .collect();
                assert_eq!(found, [key]);
            }
        }
        for text in [
            "sk_us-west-2_abc",
            "sk_uswest2_abcdABCDefgh_567890abcdef",
            "task_us-west-2_abcdABCDefgh",
            "rt_us-west-2_abcdABCDefgh",
            "rt__us-west-2_abcdABCDefgh",
            "sk_",
            "é_sk_",
        ] {
            assert_eq!(stream_keys(text).count(), 0, "{text}");
        }
    }

    #[test]
    fn other_layouts() {
        let text = pem(OWN);
        for (material, expected) in [
            (text.replace('\n', r"\n"), KeyError::EscapedLineEnds),
            (text.replace('\n', r"\r\n"), KeyError::EscapedLineEnds),
            (text.replace('\n', " "), KeyError::NotOnOwnLine),
            (text.replace('\n', ""), KeyError::NotOnOwnLine),
            (text.replace('\n', "\r"), KeyError::NotOnOwnLine),
            (
                text.replace("-----\nM", "----- \nM"),
                KeyError::NotOnOwnLine,
            ),
            (text.replace("\n-----E", "-----E"), KeyError::NotOnOwnLine),
            (
                text.replace('\n', "\n    "),
                KeyError::BadCharacter {
                    character: ' ',
                    line: 2,
                },
            ),
            (
                text.replace("\n-----E", "\n\t-----E"),
                KeyError::BadCharacter {
                    character: '\t',
                    line: 5,
                },
            ),
            (text.replace(FOOTER, ""), KeyError::NoFooter),
            (
                format!("Public-Key: (384 bit)\npub:\n{text}"),
                KeyError::TextOutside("Public-Key: (384 bit)".into()),
            ),
            (format!("{text}\n;\n"), KeyError::TextOutside(";".into())),
            (
                format!("\u{feff}{text}"),
                KeyError::TextOutside("\u{feff}".into()),
            ),
        ] {
            assert_eq!(error(&material), expected, "{material:?}");
        }
    }

    #[test]
    fn damaged_base64() {
        let character = |character, line| KeyError::BadCharacter { character, line };
        for (material, expected) in [
            (pem(&OWN.replace("+s6c", "-s6c")), character('-', 2)),
            (pem(&OWN.replace("V8sH", "V8ßH")), character('ß', 4)),
            (
                format!("\n\r\n{}", pem(&OWN.replace("V8sH", "V8=H"))),
                character('=', 6),
            ),
            (
                pem(&OWN.replace("V8sH", "V8s")),
                KeyError::BadBase64Length { characters: 159 },
            ),
            (
                pem(&OWN.replace("TOd", "T===")),
                KeyError::BadBase64Length { characters: 161 },
            ),
            (pem("A==="), KeyError::BadBase64Length { characters: 4 }),
            (
                pem(&OWN.replace("TOd", "TO=")),
                KeyError::BadLength { bytes: 119 },
            ),
            (
                pem(&OWN.replace("TOd", "==")),
                KeyError::BadBase64Length { characters: 159 },
            ),
            (pem(""), KeyError::BadLength { bytes: 0 }),
        ] {
            assert_eq!(error(&material), expected, "{material}");
        }
    }

    #[test]
    fn other_forms_of_a_key() {
        let key = PublicKey::from_pem(&pem(OWN)).unwrap();
        assert_eq!(PublicKey::from_der(key.der()).as_ref(), Ok(&key));
        assert_eq!(PublicKey::from_pem(&key.to_pem()).as_ref(), Ok(&key));
        assert_eq!(key.to_pem().trim_end(), pem(OWN).trim());
        assert_eq!(
            PublicKey::from_der(&key.der()[1..]),
            Err(KeyError::BadLength { bytes: 119 })
        );
    }

    #[test]
    fn base64_alone() {
        let error = error(OWN);
        assert_eq!(error, KeyError::BodyOnly);
        let help = error.help().unwrap();
        assert!(help.contains(HEADER) && help.contains(FOOTER), "{help}");
        let text = format!("{HEADER}\n{OWN}\n{FOOTER}\n");
        assert!(PublicKey::from_pem(&text).is_ok());
    }

    #[test]
    fn base64_of_a_pem_file() {
        // `openssl base64` of the first two lines.
        let twice = "LS0tLS1CRUdJTiBQVUJMSUMgS0VZLS0tLS0KTUhZd0VBWUhLb1pJemowQ0FRWUZL\n\
                     NEVFQUNJRFlnQUVtTXJZaWo2ZXkyQkt1K3M2Y2hCRlk1QUpoWDVLazI4Sgo=\n";
        assert_eq!(error(twice), KeyError::Base64OfPem);
        assert_eq!(error(&pem(twice)), KeyError::Base64OfPem);
    }

    #[test]
    fn other_keys() {
        for (base64, expected) in [
            (RSA_KEY, KeyError::Rsa),
            (RSA_PKCS_1_KEY, KeyError::Rsa),
            (ED25519_KEY, KeyError::Ed25519),
            (X25519_KEY, KeyError::OtherAlgorithm),
            (P_256_KEY, KeyError::OtherCurve(Some("P-256 (prime256v1)"))),
            (P_521_KEY, KeyError::OtherCurve(Some("P-521 (secp521r1)"))),
            (SECP256K1_KEY, KeyError::OtherCurve(Some("secp256k1"))),
            (BRAINPOOL_KEY, KeyError::OtherCurve(None)),
            (EXPLICIT_KEY, KeyError::ExplicitCurve),
            (COMPRESSED_KEY, KeyError::PointForm("compressed")),
            (HYBRID_KEY, KeyError::PointForm("hybrid")),
        ] {
            assert_eq!(error(&pem(base64)), expected, "{base64}");
        }
    }

    #[test]
    fn damaged_keys() {
        // One letter differs; the end is made up.
        assert_eq!(
            error(&pem(&OWN.replace("mMrY", "nMrY"))),
            KeyError::NotOnCurve
        );
        assert_eq!(
            error(&pem(&OWN.replace("ReTOd", "MPLEe"))),
            KeyError::NotOnCurve
        );
        // The last line is missing; all lines are there twice.
        let (start, _) = OWN.rsplit_once('\n').unwrap();
        assert_eq!(error(&pem(start)), KeyError::BadLength { bytes: 96 });
        assert_eq!(
            error(&pem(&OWN.repeat(2))),
            KeyError::BadLength { bytes: 240 }
        );
        assert_eq!(
            error(&pem(&OWN.replace("MHYwE", "AHYwE"))),
            KeyError::BadStructure
        );
        assert_eq!(
            error(&pem(&OWN.replace("gAEm", "gAFm"))),
            KeyError::BadStructure
        );
    }

    #[test]
    fn messages() {
        let private = error("-----BEGIN PRIVATE KEY-----");
        assert_eq!(
            format!("`public_key_material` {private}"),
            "`public_key_material` holds a private key, which must never reach a template; AWS \
             takes the public key"
        );
        assert_eq!(
            private.help().unwrap(),
            "give the public key, which `openssl ec -in private.pem -pubout -out public.pem` writes"
        );
        for (material, message) in [
            (pem(P_256_KEY), "P-256 (prime256v1)"),
            (pem(&OWN.replace("+s6c", "-s6c")), "`-` on line 2"),
            (format!("\u{feff}{}", pem(OWN)), r"`\u{feff}`"),
            (pem(&OWN.repeat(2)), "240 bytes"),
            (pem(&OWN.repeat(2)), "has 120"),
        ] {
            let text = error(&material).to_string();
            assert!(text.contains(message), "{text}");
        }
        let url_safe = error(&pem(&OWN.replace("+s6c", "-s6c")));
        assert!(url_safe.help().unwrap().contains("`+` for `-`"));
    }

    /// Every text gets an answer, however it is cut or changed.
    #[test]
    fn no_panics() {
        for base64 in [
            OWN,
            P_256_KEY,
            RSA_KEY,
            RSA_PKCS_1_KEY,
            ED25519_KEY,
            EXPLICIT_KEY,
            COMPRESSED_KEY,
        ] {
            let text = pem(base64);
            for at in 0..text.len() {
                let (start, end) = text.split_at(at);
                assert!(PublicKey::from_pem(end).is_err() || at == 0);
                assert!(PublicKey::from_pem(start).is_err() || start.ends_with(FOOTER));
                for inserted in ["=", "A", "\n", "\r\n", " ", "ß", "-----BEGIN ", FOOTER] {
                    let _ = PublicKey::from_pem(&format!("{start}{inserted}{end}"));
                    let _ = PublicKey::from_pem(&format!(
                        "{start}{inserted}{}",
                        end.get(1..).unwrap_or_default()
                    ));
                }
            }
        }
        for length in 0..=u8::MAX {
            for rest in [&[][..], &[1], &[0x82], &[0x82, 1], &[0xff; 200]] {
                let _ = other_der(&[&[SEQUENCE, length], rest].concat());
                let _ = other_der(&[&[SEQUENCE, 0x7f, SEQUENCE, length], rest].concat());
            }
        }
    }
}
