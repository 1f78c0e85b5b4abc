//! Tokens of viewers and participants: `ivs_core::tokens`.
//!
//! `tests/oracles/tokens` compares them with those of other libraries. The key pair in `keys/` is that of
//! RFC 6979, appendix A.2.6, in several forms; the other keys there were generated for these tests.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod claims;
mod keys;
mod memory;
mod properties;
mod requests;
mod signatures;
mod stack;
mod verify;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair, EcdsaSigningAlgorithm};
use ivs_core::tokens::{Signer, StageEndpoints, StageSigner, TokenError, TokenFault, Verifier};
use serde_json::Value;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const SEC1: &str = include_str!("keys/sec1.pem");
const PKCS8: &str = include_str!("keys/pkcs8.pem");
const PUBLIC: &str = include_str!("keys/public.pem");

const CHANNEL: &str = "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh";
const STAGE: &str = "arn:aws:ivs:us-east-1:123456789012:stage/oRmLNwuCeMlQ";
const KEY: &str = "arn:aws:ivs:us-east-1:123456789012:public-key/abcdefg12345";

const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A time in the seconds since 1970.
fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn signer() -> Signer {
    Signer::from_pem(SEC1).unwrap()
}

fn stage_signer() -> StageSigner {
    signer().for_stages(KEY).unwrap()
}

fn verifier() -> Verifier {
    Verifier::from_pem(PUBLIC).unwrap()
}

fn endpoints() -> StageEndpoints {
    StageEndpoints {
        events_url: "wss://global.events.live-video.net".into(),
        whip_url: "https://114ddfabadaf.global-bm.whip.live-video.net".into(),
    }
}

/// The header and the claims of a token, read without `ivs_core`.
fn parts(token: &str) -> [Value; 2] {
    let mut parts = token.split('.');
    [parts.next(), parts.next()]
        .map(|part| serde_json::from_slice(&decoded(part.unwrap())).unwrap())
}

fn decoded(text: &str) -> Vec<u8> {
    let mut bits = Vec::new();
    for byte in text.bytes() {
        let digit = DIGITS.iter().position(|digit| *digit == byte).unwrap();
        bits.extend((0..6).rev().map(|shift| (digit >> shift) & 1));
    }
    bits.chunks_exact(8)
        .map(|byte| {
            byte.iter()
                .fold(0, |byte, bit| byte << 1 | u8::try_from(*bit).unwrap())
        })
        .collect()
}

/// The subjects of all faults.
fn subjects(error: &TokenError) -> Vec<&str> {
    error.faults().iter().map(TokenFault::subject).collect()
}

/// Signs anything, with AWS-LC alone.
fn sign(algorithm: &'static EcdsaSigningAlgorithm, message: &[u8]) -> Vec<u8> {
    let der = PKCS8
        .lines()
        .filter(|line| !line.starts_with('-'))
        .collect::<String>();
    let der = decoded(&der.replace('+', "-").replace('/', "_").replace('=', ""));
    let key = EcdsaKeyPair::from_pkcs8(algorithm, &der).unwrap();
    key.sign(&SystemRandom::new(), message)
        .unwrap()
        .as_ref()
        .to_vec()
}

/// A token with any header and any claims, which no builder would sign.
fn token(header: &str, claims: &str) -> String {
    let message = format!(
        "{}.{}",
        encoded(header.as_bytes()),
        encoded(claims.as_bytes())
    );
    let signature = sign(&ECDSA_P384_SHA384_FIXED_SIGNING, message.as_bytes());
    format!("{message}.{}", encoded(&signature))
}

fn encoded(bytes: &[u8]) -> String {
    let bits: Vec<u8> = bytes
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |shift| (byte >> shift) & 1))
        .collect();
    bits.chunks(6)
        .map(|digit| {
            let padded = digit.iter().chain(&[0; 6]).take(6);
            let index = padded.fold(0, |index, bit| index << 1 | usize::from(*bit));
            char::from(DIGITS[index])
        })
        .collect()
}
