//! Reads private keys.
//!
//! A file with a private key is told apart by its PEM label and the outer layers of its DER, so that each
//! kind of wrong file has an error of its own. The numbers themselves are left to AWS-LC.

use super::der::{EXPLICIT_0, INTEGER, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE, element, expect};
use aws_lc_rs::signature::{ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair};
use std::fmt;
use zeroize::Zeroizing;

/// Why a file is not a private key that tokens can be signed with.
///
/// It never holds any part of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PrivateKeyError {
    /// Nothing but white space.
    Empty,
    /// The name of a file instead of its contents.
    FileName,
    /// No line `-----BEGIN .. PRIVATE KEY-----`.
    NoPemBlock,
    /// No line `-----END .. PRIVATE KEY-----` after the key.
    NoFooter,
    /// The lines are separated by the characters `\` and `n`.
    EscapedLineEnds,
    /// More than one private key.
    SeveralKeys,
    /// A public key.
    PublicKey,
    /// A certificate.
    Certificate,
    /// A private key that is encrypted with a password.
    Encrypted,
    /// A private key in the format of OpenSSH.
    OpenSsh,
    /// An RSA key.
    Rsa,
    /// An Ed25519 key.
    Ed25519,
    /// A key of another algorithm that is not ECDSA.
    OtherAlgorithm,
    /// A key on another curve, with its name if it is a common one.
    OtherCurve(Option<&'static str>),
    /// A key with the parameters of its curve instead of the curve's name.
    ExplicitCurve,
    /// The base64 has a character that does not belong there, or ends too early, on this line of the
    /// file.
    DamagedBase64 {
        /// The line, counted from 1.
        line: usize,
    },
    /// The structure of the key is damaged.
    Damaged,
    /// The numbers are not a key pair: the private one is out of range, or the public one does not
    /// belong to it.
    NotAKeyPair,
    /// The file can't be read.
    Unreadable(std::io::ErrorKind),
}

impl PrivateKeyError {
    /// Returns what to do about it.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        match self {
            Self::Empty | Self::NoPemBlock | Self::NoFooter => {
                "pass the whole file that `openssl ecparam -name secp384r1 -genkey -noout -out private.pem` writes"
            }
            Self::FileName => "call `Signer::from_pem_file`, which reads the file",
            Self::EscapedLineEnds => r#"write `pem.replace("\\n", "\n")`"#,
            Self::SeveralKeys => "keep one key in a file",
            Self::PublicKey => {
                "pass the private key; the public one belongs into the stack, as `public_key_material`"
            }
            Self::Certificate => "pass the private key alone",
            Self::Encrypted => {
                "decrypt it with `openssl pkey -in encrypted.pem -out private.pem`, and keep the result in a secret store"
            }
            Self::OpenSsh
            | Self::Rsa
            | Self::Ed25519
            | Self::OtherAlgorithm
            | Self::OtherCurve(_) => {
                "create a key pair with `openssl ecparam -name secp384r1 -genkey -noout -out private.pem`, and its public key with `openssl ec -in private.pem -pubout -out public.pem`"
            }
            Self::ExplicitCurve => {
                "name the curve with `openssl ec -in private.pem -param_enc named_curve -out named.pem`"
            }
            Self::DamagedBase64 { .. } | Self::Damaged | Self::NotAKeyPair => {
                "copy the file again from where the key was created"
            }
            Self::Unreadable(_) => "check the path and the permissions of the file",
        }
    }
}

impl fmt::Display for PrivateKeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the private key ")?;
        match self {
            Self::Empty => f.write_str("is empty"),
            Self::FileName => f.write_str("is the name of a file, not its contents"),
            Self::NoPemBlock => f.write_str("has no line `-----BEGIN PRIVATE KEY-----`"),
            Self::NoFooter => f.write_str("has no line `-----END PRIVATE KEY-----` at its end"),
            Self::EscapedLineEnds => f.write_str(r"has `\n` where its lines end"),
            Self::SeveralKeys => f.write_str("is one of several in the file"),
            Self::PublicKey => f.write_str("is a public key"),
            Self::Certificate => f.write_str("is a certificate"),
            Self::Encrypted => f.write_str("is encrypted"),
            Self::OpenSsh => f.write_str("is in the format of OpenSSH"),
            Self::Rsa => f.write_str("is an RSA key, but tokens need ECDSA on P-384 (secp384r1)"),
            Self::Ed25519 => {
                f.write_str("is an Ed25519 key, but tokens need ECDSA on P-384 (secp384r1)")
            }
            Self::OtherAlgorithm => {
                f.write_str("is of another algorithm, but tokens need ECDSA on P-384 (secp384r1)")
            }
            Self::OtherCurve(Some(curve)) => {
                write!(f, "is on {curve}, but tokens need P-384 (secp384r1)")
            }
            Self::OtherCurve(None) => {
                f.write_str("is on another curve, but tokens need P-384 (secp384r1)")
            }
            Self::ExplicitCurve => f.write_str("has parameters instead of the name of its curve"),
            Self::DamagedBase64 { line } => write!(f, "is damaged: line {line} is not base64"),
            Self::Damaged => f.write_str("is damaged: it is not a PKCS#8 or SEC1 key"),
            Self::NotAKeyPair => f.write_str("is damaged: its numbers are not a key pair on P-384"),
            Self::Unreadable(kind) => write!(f, "can't be read: {kind}"),
        }
    }
}

impl std::error::Error for PrivateKeyError {}

/// Reads the text of a PEM file.
pub(super) fn from_pem(text: &str) -> Result<EcdsaKeyPair, PrivateKeyError> {
    from_der(&pem_block(text)?)
}

/// Reads a PKCS#8 or SEC1 key.
pub(super) fn from_der(der: &[u8]) -> Result<EcdsaKeyPair, PrivateKeyError> {
    check_kind(der)?;
    EcdsaKeyPair::from_private_key_der(&ECDSA_P384_SHA384_FIXED_SIGNING, der)
        .map_err(|_| PrivateKeyError::NotAKeyPair)
}

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const DASHES: &str = "-----";

/// The DER in the only block with a private key. Other text around it does no harm: tools write
/// attributes, curve parameters and public keys there.
fn pem_block(text: &str) -> Result<Zeroizing<Vec<u8>>, PrivateKeyError> {
    let mut keys = Vec::new();
    let mut other = None;
    for (at, _) in text.match_indices(BEGIN) {
        let rest = text.get(at + BEGIN.len()..).unwrap_or_default();
        let Some((label, body)) = rest.split_once(DASHES) else {
            continue;
        };
        match label {
            "PRIVATE KEY" | "EC PRIVATE KEY" => {
                let line = text.get(..at).unwrap_or_default().matches('\n').count() + 1;
                keys.push((label, body, line));
            }
            "EC PARAMETERS" => {}
            _ => other = other.or_else(|| other_label(label)),
        }
    }
    let (label, body, line) = match keys[..] {
        [key] => key,
        [] => return Err(other.unwrap_or_else(|| without_key(text))),
        _ => return Err(PrivateKeyError::SeveralKeys),
    };
    if body.starts_with(r"\n") || body.starts_with(r"\r") {
        return Err(PrivateKeyError::EscapedLineEnds);
    }
    let (base64, footer) = body.split_once(END).ok_or(PrivateKeyError::NoFooter)?;
    if !footer
        .strip_prefix(label)
        .is_some_and(|rest| rest.starts_with(DASHES))
    {
        return Err(PrivateKeyError::NoFooter);
    }
    if base64.contains("Proc-Type:") && base64.contains("ENCRYPTED") {
        return Err(PrivateKeyError::Encrypted);
    }
    decode(base64, line)
}

fn other_label(label: &str) -> Option<PrivateKeyError> {
    Some(match label {
        "ENCRYPTED PRIVATE KEY" => PrivateKeyError::Encrypted,
        "OPENSSH PRIVATE KEY" => PrivateKeyError::OpenSsh,
        "RSA PRIVATE KEY" => PrivateKeyError::Rsa,
        _ if label.ends_with("PRIVATE KEY") => PrivateKeyError::OtherAlgorithm,
        _ if label.ends_with("PUBLIC KEY") => PrivateKeyError::PublicKey,
        _ if label.ends_with("CERTIFICATE") => PrivateKeyError::Certificate,
        _ => return None,
    })
}

/// What a text is that has no PEM block of a key.
fn without_key(text: &str) -> PrivateKeyError {
    let text = text.trim();
    let is_file_name = !text.contains(char::is_whitespace)
        && [".pem", ".key", ".p8", ".der"]
            .iter()
            .any(|extension| text.ends_with(extension));
    match text {
        "" => PrivateKeyError::Empty,
        _ if is_file_name => PrivateKeyError::FileName,
        _ => PrivateKeyError::NoPemBlock,
    }
}

/// Decodes base64 with line breaks and spaces; `line` is where it begins in the file.
fn decode(base64: &str, mut line: usize) -> Result<Zeroizing<Vec<u8>>, PrivateKeyError> {
    let mut bytes = Zeroizing::new(Vec::new());
    // A larger buffer that is needed later would leave a copy of the smaller one.
    bytes.reserve_exact(base64.len());
    let (mut bits, mut pending, mut digits, mut padding) = (0_u32, 0, 0_usize, 0_usize);
    for character in base64.bytes() {
        let value = match character {
            b'A'..=b'Z' => character - b'A',
            b'a'..=b'z' => character - b'a' + 26,
            b'0'..=b'9' => character - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => {
                padding += 1;
                continue;
            }
            b'\n' => {
                line += 1;
                continue;
            }
            b' ' | b'\t' | b'\r' => continue,
            _ => return Err(PrivateKeyError::DamagedBase64 { line }),
        };
        if padding > 0 {
            return Err(PrivateKeyError::DamagedBase64 { line });
        }
        digits += 1;
        bits = (bits << 6) | u32::from(value);
        pending += 6;
        if pending >= 8 {
            pending -= 8;
            let [.., byte] = (bits >> pending).to_be_bytes();
            bytes.push(byte);
        }
    }
    if (digits + padding).is_multiple_of(4) && padding <= 2 {
        Ok(bytes)
    } else {
        Err(PrivateKeyError::DamagedBase64 {
            // The last line, which the line of the footer follows.
            line: line.saturating_sub(1),
        })
    }
}

// Object identifiers of algorithms and curves.
/// 1.2.840.10045.2.1
const EC: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];
/// 1.2.840.113549.1.1, which all kinds of RSA are below.
const PKCS_1: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01];
/// 1.2.840.113549.1.5, which the kinds of password encryption are below.
const PKCS_5: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05];
/// 1.3.101.112
const ED25519: &[u8] = &[0x2b, 0x65, 0x70];
/// 1.2.840.10045.3.1.7
const P_256: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];
/// 1.3.132.0.34
const P_384: &[u8] = &[0x2b, 0x81, 0x04, 0x00, 0x22];
/// 1.3.132.0.35
const P_521: &[u8] = &[0x2b, 0x81, 0x04, 0x00, 0x23];
/// 1.3.132.0.10
const SECP256K1: &[u8] = &[0x2b, 0x81, 0x04, 0x00, 0x0a];

/// Whether the DER is a private key on P-384, as far as its outer layers tell.
fn check_kind(der: &[u8]) -> Result<(), PrivateKeyError> {
    let (key, rest) = expect(der, SEQUENCE).ok_or(PrivateKeyError::Damaged)?;
    if !rest.is_empty() {
        return Err(PrivateKeyError::Damaged);
    }
    match element(key) {
        // PKCS#8 (RFC 5208), SEC1 (RFC 5915) and PKCS#1 begin with a version.
        Some((INTEGER, _, rest)) => match element(rest) {
            Some((SEQUENCE, algorithm, rest)) => {
                check_algorithm(algorithm)?;
                let (key, _) = expect(rest, OCTET_STRING).ok_or(PrivateKeyError::Damaged)?;
                expect(key, SEQUENCE).ok_or(PrivateKeyError::Damaged)?;
                Ok(())
            }
            Some((OCTET_STRING, number, rest)) => check_sec1(number, rest),
            Some((INTEGER, ..)) => Err(PrivateKeyError::Rsa),
            _ => Err(PrivateKeyError::Damaged),
        },
        // A `SubjectPublicKeyInfo` or an encrypted PKCS#8 key begin with an algorithm.
        Some((SEQUENCE, algorithm, _)) => match expect(algorithm, OBJECT_IDENTIFIER) {
            Some((name, _)) if name.starts_with(PKCS_5) => Err(PrivateKeyError::Encrypted),
            Some(_) => Err(PrivateKeyError::PublicKey),
            None => Err(PrivateKeyError::Damaged),
        },
        _ => Err(PrivateKeyError::Damaged),
    }
}

/// The algorithm of a PKCS#8 key.
fn check_algorithm(algorithm: &[u8]) -> Result<(), PrivateKeyError> {
    let (name, parameters) =
        expect(algorithm, OBJECT_IDENTIFIER).ok_or(PrivateKeyError::Damaged)?;
    match name {
        EC => check_curve(parameters),
        ED25519 => Err(PrivateKeyError::Ed25519),
        _ if name.starts_with(PKCS_1) => Err(PrivateKeyError::Rsa),
        _ => Err(PrivateKeyError::OtherAlgorithm),
    }
}

/// A SEC1 key, after its version: its private number, and what follows.
fn check_sec1(number: &[u8], rest: &[u8]) -> Result<(), PrivateKeyError> {
    match element(rest) {
        Some((EXPLICIT_0, parameters, _)) => check_curve(parameters),
        // The name of the curve is optional, and the length of the number identifies common curves.
        _ => match number.len() {
            48 => Ok(()),
            32 => Err(PrivateKeyError::OtherCurve(None)),
            66 => Err(PrivateKeyError::OtherCurve(Some("P-521 (secp521r1)"))),
            _ => Err(PrivateKeyError::Damaged),
        },
    }
}

fn check_curve(parameters: &[u8]) -> Result<(), PrivateKeyError> {
    match element(parameters) {
        Some((OBJECT_IDENTIFIER, P_384, _)) => Ok(()),
        Some((OBJECT_IDENTIFIER, curve, _)) => Err(PrivateKeyError::OtherCurve(match curve {
            P_256 => Some("P-256 (prime256v1)"),
            P_521 => Some("P-521 (secp521r1)"),
            SECP256K1 => Some("secp256k1"),
            _ => None,
        })),
        Some((SEQUENCE, ..)) => Err(PrivateKeyError::ExplicitCurve),
        _ => Err(PrivateKeyError::Damaged),
    }
}
