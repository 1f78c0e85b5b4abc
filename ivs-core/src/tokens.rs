//! Tokens for the viewers of private channels and the participants of stages.
//!
//! A stack deploys the public half of a key pair. The application signs tokens with the private half: JSON
//! Web Tokens with the algorithm ES384. Amazon IVS admits each viewer or participant with a valid token:
//!
//! | for | signed here | created by AWS |
//! |---|---|---|
//! | a viewer of a private channel | [`PlaybackToken`], with the key of a `PlaybackKeyPair` | |
//! | a participant of a stage | [`ParticipantToken`], with the key of a `PublicKey` | [`CreateParticipantToken`] |
//! | a participant who moves between stages | [`ConnectionToken`], with the key of a `PublicKey` | |
//! | a chatter in a room | | [`CreateChatToken`] |
//!
//! A [`Signer`] holds the private key, or asks one that is [kept elsewhere](SigningKey), and
//! [knows](Signer::check) whether the stack has deployed its other half. A [`Verifier`] checks tokens as
//! Amazon IVS does. What AWS documents as a limit is an error before anything is signed.
//!
//! ```
//! use ivs_core::tokens::{PlaybackToken, Signer};
//! use ivs_core::{Outputs, ivs_stack};
//! use std::time::Duration;
//!
//! ivs_stack! {
//!     stack Private(public_key: String) {
//!         let viewers = PlaybackKeyPair { public_key_material: public_key };
//!         let main = Channel { authorized: true };
//!         let encoder = main.add_stream_key();
//!         output channel_arn = main.arn;
//!         output playback_url = main.playback_url;
//!     }
//! }
//!
//! # let private_pem = "-----BEGIN PRIVATE KEY-----
//! # MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDBrnT2tLhuMHAWxmHW2
//! # ZZ9N4jw7Znvyl7qapHdAeHE32JbVck5McKgl+HLJ6mDS7fWhZANiAATsOk5BW04Z
//! # pFaGGAKfQn+l2pqLxK6S4C4GquUoazAMZN748OqQVYZgZKJUUVSAvBOAFdm3LX1X
//! # JE6o75rAxiGJZwilk2f537n1TKhLPxydsSiLIxw64NT+c0T9JTMmRyA=
//! # -----END PRIVATE KEY-----";
//! let signer = Signer::from_pem(private_pem)?;
//! let stack = Private { public_key: signer.public_key().to_pem() };
//! signer.check(&stack.template()?)?;
//!
//! // What `cdk deploy --outputs-file outputs.json` wrote.
//! let json = r#"{ "live": {
//!     "ChannelArn": "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh",
//!     "PlaybackUrl": "https://a1b2.us-west-2.playback.live-video.net/api/video/v1/us-west-2.123456789012.channel.abcdABCDefgh.m3u8"
//! } }"#;
//! let outputs = PrivateOutputs::from_outputs_file(json, "live")?;
//! let token = PlaybackToken::new(&outputs.channel_arn, Duration::from_secs(300)).sign(&signer)?;
//! println!("play {}", token.url(&outputs.playback_url)?);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The feature `tokens` adds this module. It needs a C compiler, because it builds AWS-LC.

mod arn;
mod base64url;
mod clock;
mod connection;
mod der;
mod error;
mod json;
mod participant;
mod playback;
mod private_key;
mod request;
mod signature;
mod signer;
mod stack;
mod token;
mod url;
mod uuid;
mod verify;

pub use clock::Expiry;
pub use connection::{ConnectionClaims, ConnectionToken};
pub use error::{TokenError, TokenFault};
pub use participant::{Capabilities, ParticipantClaims, ParticipantToken, StageEndpoints};
pub use playback::{MaximumResolution, PlaybackClaims, PlaybackToken};
pub use private_key::PrivateKeyError;
pub use request::{ChatCapability, CreateChatToken, CreateParticipantToken};
pub use signature::{Signature, SignatureError};
pub use signer::{Signer, SigningKey, StageSigner};
pub use stack::{KeyMismatch, StackKeys};
pub use token::{SignedToken, UnsignedToken};
pub use verify::Verifier;

/// The kinds of tokens.
pub mod kind {
    pub use super::token::{Playback, Stage};
}
