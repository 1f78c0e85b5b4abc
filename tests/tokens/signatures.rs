//! Signatures of keys that are kept elsewhere.

use super::{CHANNEL, PUBLIC, at, seconds, subjects, verifier};
use aws_lc_rs::signature::ECDSA_P384_SHA384_ASN1_SIGNING;
use ivs_core::key::PublicKey;
use ivs_core::tokens::{PlaybackToken, Signature, SignatureError, Signer};

/// What KMS returns: the DER form of a signature.
fn kms_sign(message: &[u8]) -> Vec<u8> {
    super::sign(&ECDSA_P384_SHA384_ASN1_SIGNING, message)
}

#[test]
fn a_key_that_is_kept_elsewhere() {
    let public_key = PublicKey::from_pem(PUBLIC).unwrap();
    let kms = Signer::with_key(public_key, |message: &[u8]| {
        Ok(Signature::from_der(&kms_sign(message))?)
    });
    let token = PlaybackToken::new(CHANNEL, seconds(300));
    // Of hundreds of signatures, some have numbers of 47 and of 49 bytes in their DER.
    for _ in 0..600 {
        let token = token.sign_at(&kms, at(1_000)).unwrap();
        verifier().playback_at(&token, CHANNEL, at(1_001)).unwrap();
    }
    assert!(format!("{kms:?}").contains("d8:19:25"));
}

#[test]
fn a_signature_of_another_key_is_an_error_here() {
    let other = include_str!("../../examples/keys/viewers.pub.pem");
    let signer = Signer::with_key(PublicKey::from_pem(other).unwrap(), |message: &[u8]| {
        Ok(Signature::from_der(&kms_sign(message))?)
    });
    let error = PlaybackToken::new(CHANNEL, seconds(300))
        .sign_at(&signer, at(1_000))
        .unwrap_err();
    assert_eq!(subjects(&error), ["signature"]);
    assert!(
        error.to_string().contains("is not one of the key"),
        "{error}"
    );
}

#[test]
fn a_key_that_fails() {
    let signer = Signer::with_key(PublicKey::from_pem(PUBLIC).unwrap(), |_: &[u8]| {
        Err("AccessDeniedException".into())
    });
    let error = PlaybackToken::new(CHANNEL, seconds(300))
        .sign(&signer)
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "error: the signing key failed: AccessDeniedException"
    );
}

#[test]
fn a_signature_that_comes_later() {
    let public_key = PublicKey::from_pem(PUBLIC).unwrap();
    let unsigned = PlaybackToken::new(CHANNEL, seconds(300))
        .unsigned_at(at(1_000))
        .unwrap();
    let signature = Signature::from_der(&kms_sign(unsigned.message())).unwrap();
    let token = unsigned
        .clone()
        .with_signature(&signature, &public_key)
        .unwrap();
    verifier().playback_at(&token, CHANNEL, at(1_001)).unwrap();

    let other = PlaybackToken::new(CHANNEL, seconds(301))
        .unsigned_at(at(1_000))
        .unwrap();
    assert_ne!(other.digest(), unsigned.digest());
    let error = other.with_signature(&signature, &public_key).unwrap_err();
    assert_eq!(subjects(&error), ["signature"]);
}

#[test]
fn the_digest_of_a_message() {
    let unsigned = PlaybackToken::new(CHANNEL, seconds(300))
        .unsigned_at(at(1_000))
        .unwrap();
    // `sha384sum` of the message.
    let expected = "0530c5949d93111e8f77c5db1786b242b674f2f415a39c44f4e8ee6dd7344068d12a2114478a92f1346733b78f3bd13d";
    let digits = unsigned.digest().map(|byte| format!("{byte:02x}"));
    assert_eq!(digits.concat(), expected);
}

#[test]
fn der_that_is_no_signature() {
    let good = kms_sign(b"message");
    assert!(Signature::from_der(&good).is_ok());
    let (zero, negative) = ([0x30, 6, 2, 1, 0, 2, 1, 1], [0x30, 6, 2, 1, 0x80, 2, 1, 1]);
    let padded = [0x30, 7, 2, 2, 0, 1, 2, 1, 1];
    let long_form = [0x30, 0x81, 6, 2, 1, 1, 2, 1, 1];
    let after = [&good[..], &[0]].concat();
    let three = [0x30, 9, 2, 1, 1, 2, 1, 1, 2, 1, 1];
    for bytes in [
        &zero[..],
        &negative,
        &padded,
        &long_form,
        &after,
        &three,
        &good[..good.len() - 1],
        &[],
        &[0x30],
        &[1; 96],
    ] {
        assert_eq!(Signature::from_der(bytes), Err(SignatureError), "{bytes:?}");
    }
    // A number of P-521 is longer.
    let long = [&[0x30, 55, 2, 49][..], &[1; 49], &[2, 1, 1, 0]].concat();
    assert_eq!(Signature::from_der(&long), Err(SignatureError));
}
