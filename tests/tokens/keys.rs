//! Which private keys a signer takes, and what is said of others.

use super::{PKCS8, PUBLIC, SEC1, signer};
use ivs_core::key::PublicKey;
use ivs_core::tokens::{PrivateKeyError, Signer};
use std::path::Path;

fn error(pem: &str) -> PrivateKeyError {
    Signer::from_pem(pem).unwrap_err()
}

#[test]
fn all_forms_of_a_key() {
    let public_key = PublicKey::from_pem(PUBLIC).unwrap();
    let with_crlf = SEC1.replace('\n', "\r\n");
    let in_text = format!("Bag Attributes\n    localKeyID: 01\n{PKCS8}{PUBLIC}");
    let on_one_line = SEC1
        .trim()
        .replace('\n', "")
        .replace("KEY-----M", "KEY-----\nM");
    for pem in [
        SEC1,
        PKCS8,
        include_str!("keys/no_public.pem"),
        include_str!("keys/with_parameters.pem"),
        SEC1.trim_end(),
        &with_crlf,
        &in_text,
        &on_one_line,
    ] {
        let signer = Signer::from_pem(pem)
            .map_err(|error| format!("{error}\n{pem}"))
            .unwrap();
        assert_eq!(signer.public_key(), &public_key);
    }
}

#[test]
fn wrong_keys() {
    use PrivateKeyError as Error;

    for (pem, expected) in [
        ("", Error::Empty),
        (" \n", Error::Empty),
        ("keys/viewers.pem", Error::FileName),
        ("not a key", Error::NoPemBlock),
        (PUBLIC, Error::PublicKey),
        (include_str!("keys/rsa_public.pem"), Error::PublicKey),
        (include_str!("keys/certificate.pem"), Error::Certificate),
        (include_str!("keys/encrypted.pem"), Error::Encrypted),
        (include_str!("keys/encrypted_sec1.pem"), Error::Encrypted),
        (include_str!("keys/openssh.pem"), Error::OpenSsh),
        (include_str!("keys/rsa.pem"), Error::Rsa),
        (include_str!("keys/rsa_pkcs1.pem"), Error::Rsa),
        (include_str!("keys/ed25519.pem"), Error::Ed25519),
        (include_str!("keys/x25519.pem"), Error::OtherAlgorithm),
        (
            include_str!("keys/p256.pem"),
            Error::OtherCurve(Some("P-256 (prime256v1)")),
        ),
        (
            include_str!("keys/p521.pem"),
            Error::OtherCurve(Some("P-521 (secp521r1)")),
        ),
        (
            include_str!("keys/secp256k1.pem"),
            Error::OtherCurve(Some("secp256k1")),
        ),
        (include_str!("keys/brainpool.pem"), Error::OtherCurve(None)),
        (include_str!("keys/explicit.pem"), Error::ExplicitCurve),
        (include_str!("keys/mismatch.pem"), Error::NotAKeyPair),
        (include_str!("keys/zero.pem"), Error::NotAKeyPair),
        (include_str!("keys/too_large.pem"), Error::NotAKeyPair),
        (include_str!("keys/truncated.pem"), Error::Damaged),
        (&SEC1.replace('\n', r"\n"), Error::EscapedLineEnds),
        (&SEC1.repeat(2), Error::SeveralKeys),
        (&format!("{SEC1}{PKCS8}"), Error::SeveralKeys),
        (&SEC1.replace("-----END", "----END"), Error::NoFooter),
        (&SEC1.replace("END EC ", "END "), Error::NoFooter),
        (
            &SEC1.replace("+HLJ6", "+HL!6"),
            Error::DamagedBase64 { line: 3 },
        ),
        (
            &SEC1.replace("RyA=", "RyA"),
            Error::DamagedBase64 { line: 5 },
        ),
    ] {
        assert_eq!(error(pem), expected, "{pem}");
    }
}

#[test]
fn messages_say_what_to_do() {
    let error = error(include_str!("keys/p256.pem"));
    assert_eq!(
        error.to_string(),
        "the private key is on P-256 (prime256v1), but tokens need P-384 (secp384r1)"
    );
    assert!(error.help().contains("-name secp384r1"));
}

#[test]
fn threads_share_a_signer() {
    fn is_shared<T: Send + Sync>(_: &T) {}
    is_shared(&signer());
    is_shared(&super::stage_signer());
    is_shared(&super::verifier());
}

#[test]
fn files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tokens/keys");
    let signer = Signer::from_pem_file(folder.join("pkcs8.pem")).unwrap();
    assert_eq!(signer.public_key().to_pem(), PUBLIC);
    let error = Signer::from_pem_file(folder.join("missing.pem")).unwrap_err();
    assert!(matches!(error, PrivateKeyError::Unreadable(_)), "{error}");
}

/// Neither a key nor an error shows any part of a private key, however it is damaged.
#[test]
fn nothing_shows_key_material() {
    let shows = |text: &str| {
        // Eight characters of the base64 that are not in the header every key has.
        let secret: String = SEC1.lines().skip(1).take(2).collect::<String>()[10..].into();
        (0..secret.len() - 8).any(|start| text.contains(&secret[start..start + 8]))
            || text.to_lowercase().contains("6b9d3dad")
            || text.contains("107, 157, 61, 173")
    };
    assert!(shows(SEC1), "the search works");
    assert!(!shows(&format!("{:?} {:#?}", signer(), signer())));
    let stage_signer = signer().for_stages(super::KEY).unwrap();
    assert!(!shows(&format!("{stage_signer:?}")));

    for pem in [SEC1, PKCS8] {
        for at in (0..pem.len()).filter(|at| pem.is_char_boundary(*at)) {
            let (start, end) = pem.split_at(at);
            for damaged in [
                start.to_owned(),
                end.to_owned(),
                format!("{start}!{end}"),
                format!("{start}\n{end}"),
                format!("{start}A{}", end.get(1..).unwrap_or_default()),
                format!("{start}-----BEGIN {end}"),
            ] {
                if let Err(error) = Signer::from_pem(&damaged) {
                    assert!(
                        !shows(&format!("{error} {error:?} {}", error.help())),
                        "{damaged}"
                    );
                }
            }
        }
    }
}

#[test]
fn der() {
    let fault = Signer::from_der(b"").unwrap_err();
    assert_eq!(fault, PrivateKeyError::Damaged);
    // Any bytes get an answer.
    for length in 0..=u8::MAX {
        for tag in [0x30, 0x02, 0x04, 0xa0] {
            let _ = Signer::from_der(&[0x30, length, tag, length, 0x30, 0x81, length]);
            let _ = Signer::from_der(&[0x30, 6, 0x02, 1, 1, tag, 1, length]);
        }
    }
}
