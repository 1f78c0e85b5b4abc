//! Signs and verifies tokens for `tokens.py`, which compares them with those of other libraries.
//!
//! ```text
//! tokens PRIVATE_KEY           # answers requests, a JSON object on each line
//! tokens PRIVATE_KEY SECONDS   # signs one token after the other, and prints how many in a second
//! ```

use ivs_core::tokens::{
    Capabilities, ConnectionToken, MaximumResolution, ParticipantToken, PlaybackToken, SignedToken,
    Signer, StageEndpoints, StageSigner, TokenError, TokenFault, Verifier,
};
use serde_json::{Map, Value, json};
use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use std::{env, io};

type AnyResult<T> = Result<T, Box<dyn Error>>;

fn main() -> AnyResult<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments[..] {
        [key] => answer(key),
        [key, seconds] => {
            let rate = measure(&Signer::from_pem_file(key)?, seconds.parse()?)?;
            println!("{rate:.0}");
            Ok(())
        }
        _ => Err("usage: tokens PRIVATE_KEY [SECONDS]".into()),
    }
}

/// Tokens signed in a second, after a moment of warming up.
fn measure(signer: &Signer, seconds: f64) -> AnyResult<f64> {
    let arn = "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh";
    let sign = || {
        PlaybackToken::new(arn, Duration::from_secs(300))
            .origin("https://example.com")
            .viewer_id("viewer-7")
            .sign(signer)
    };
    for _ in 0..100 {
        black_box(sign()?);
    }
    let (start, mut count) = (Instant::now(), 0.0);
    while start.elapsed().as_secs_f64() < seconds {
        black_box(sign()?);
        count += 1.0;
    }
    Ok(count / start.elapsed().as_secs_f64())
}

fn answer(key: &str) -> AnyResult<()> {
    for line in io::stdin().lines() {
        let request = Request(serde_json::from_str(&line?)?);
        let answer = match request.text("op")? {
            "sign" => request.sign(Signer::from_pem_file(key)?)?,
            "verify" => request.verify(&Signer::from_pem_file(key)?)?,
            other => return Err(format!("there is no `{other}`").into()),
        };
        let answer = answer.unwrap_or_else(|error| {
            let subjects: Vec<&str> = error.faults().iter().map(TokenFault::subject).collect();
            json!({ "refused": subjects, "says": error.to_string() })
        });
        println!("{answer}");
    }
    Ok(())
}

/// A line of the input.
struct Request(Map<String, Value>);

impl Request {
    fn text(&self, name: &str) -> AnyResult<&str> {
        self.optional(name)
            .ok_or_else(|| format!("`{name}` is missing").into())
    }

    fn optional(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_str()
    }

    fn number(&self, name: &str) -> Option<u64> {
        self.0.get(name)?.as_u64()
    }

    fn now(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(self.number("now").unwrap_or(0))
    }

    fn life(&self) -> Duration {
        Duration::from_secs(self.number("life").unwrap_or(0))
    }

    fn stage_signer(&self, signer: Signer) -> AnyResult<StageSigner> {
        Ok(signer.for_stages(self.text("key_arn")?)?)
    }

    fn sign(&self, signer: Signer) -> AnyResult<Result<Value, TokenError>> {
        let now = self.now();
        let token = match self.text("kind")? {
            "playback" => self
                .playback()?
                .sign_at(&signer, now)
                .map(SignedToken::into_string),
            "participant" => self
                .participant()?
                .sign_at(&self.stage_signer(signer)?, now)
                .map(SignedToken::into_string),
            "connection" => ConnectionToken::new(self.life())
                .token_id(self.text("id")?)
                .sign_at(&self.stage_signer(signer)?, now)
                .map(SignedToken::into_string),
            other => return Err(format!("there is no token `{other}`").into()),
        };
        Ok(token.map(|token| json!({ "token": token })))
    }

    fn playback(&self) -> AnyResult<PlaybackToken> {
        let mut token = PlaybackToken::new(self.text("arn")?, self.life());
        for origin in self
            .0
            .get("origins")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            token = token.origin(origin.as_str().unwrap_or_default());
        }
        if self.0.get("strict") == Some(&Value::Bool(true)) {
            token = token.strict_origin_enforcement();
        }
        if let Some(uuid) = self.optional("uuid") {
            token = token.single_use_uuid(uuid);
        }
        if let Some(id) = self.optional("viewer") {
            token = token.viewer_id(id);
        }
        if let Some(version) = self.number("version") {
            token = token.viewer_session_version(version.try_into()?);
        }
        Ok(match self.optional("resolution") {
            None => token,
            Some("SD") => token.maximum_resolution(MaximumResolution::Sd),
            Some("HD") => token.maximum_resolution(MaximumResolution::Hd),
            Some(_) => token.maximum_resolution(MaximumResolution::FullHd),
        })
    }

    fn participant(&self) -> AnyResult<ParticipantToken> {
        let endpoints = StageEndpoints {
            events_url: self.text("events_url")?.into(),
            whip_url: self.text("whip_url")?.into(),
        };
        let capabilities = match self.text("may")? {
            "publish" => Capabilities::Publish,
            "subscribe" => Capabilities::Subscribe,
            _ => Capabilities::PublishAndSubscribe,
        };
        let mut token = ParticipantToken::new(self.text("arn")?, endpoints, capabilities)
            .participant_id(self.text("id")?)
            .expiry(self.life());
        if let Some(id) = self.optional("user") {
            token = token.user_id(id);
        }
        for (key, value) in self
            .0
            .get("attributes")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            token = token.attribute(key, value.as_str().unwrap_or_default());
        }
        Ok(token)
    }

    fn verify(&self, signer: &Signer) -> AnyResult<Result<Value, TokenError>> {
        let verifier = Verifier::new(signer.public_key().clone());
        let (token, now) = (self.text("token")?, self.now());
        Ok(match self.text("kind")? {
            "playback" => verifier
                .playback_at(token, self.text("arn")?, now)
                .map(|claims| {
                    json!({
                        "arn": claims.channel_arn,
                        "origins": claims.origins,
                        "strict": claims.strict_origin_enforcement,
                        "uuid": claims.single_use_uuid,
                        "viewer": claims.viewer_id,
                        "version": claims.viewer_session_version,
                        "resolution": claims.maximum_resolution.map(MaximumResolution::as_str),
                        "exp": claims.expires_at,
                    })
                }),
            "participant" => verifier
                .participant_at(token, self.text("arn")?, now)
                .map(|claims| {
                    json!({
                        "arn": claims.stage_arn,
                        "id": claims.participant_id,
                        "user": claims.user_id,
                        "may": match claims.capabilities {
                            Capabilities::Publish => "publish",
                            Capabilities::Subscribe => "subscribe",
                            Capabilities::PublishAndSubscribe => "both",
                        },
                        "attributes": claims.attributes,
                        "events_url": claims.endpoints.events_url,
                        "whip_url": claims.endpoints.whip_url,
                        "iat": claims.issued_at,
                        "exp": claims.expires_at,
                    })
                }),
            "connection" => verifier.connection_at(token, now).map(|claims| {
                json!({
                    "id": claims.token_id,
                    "account": claims.account_id,
                    "region": claims.region,
                    "iat": claims.issued_at,
                    "exp": claims.expires_at,
                })
            }),
            other => return Err(format!("there is no token `{other}`").into()),
        })
    }
}
