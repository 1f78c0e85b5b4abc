//! Tokens that only AWS can make: what its calls take.

use super::arn;
use super::error::{TokenError, TokenFault};
use super::json::Object;
use super::participant::{Capabilities, attributes_fault, attributes_json, user_id_fault};
use crate::{ivs, ivs_chat};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

const PARTICIPANT_MINUTES: RangeInclusive<u32> = 1..=20_160;
const CHAT_MINUTES: RangeInclusive<u32> = 1..=180;

/// A call of `CreateParticipantToken`, which makes a token for a stage without a key of one's own.
///
/// ```
/// use ivs_core::tokens::{Capabilities, CreateParticipantToken};
///
/// # let stage_arn = "arn:aws:ivs:us-west-2:123456789012:stage/abcdABCDefgh";
/// let json = CreateParticipantToken::new(stage_arn)
///     .capabilities(Capabilities::Subscribe)
///     .duration_minutes(60)
///     .to_json()?;
/// // `aws ivs-realtime create-participant-token --cli-input-json` takes it, as does the call itself.
/// assert_eq!(
///     json,
///     r#"{"stageArn":"arn:aws:ivs:us-west-2:123456789012:stage/abcdABCDefgh","duration":60,"capabilities":["SUBSCRIBE"]}"#
/// );
/// # Ok::<(), ivs_core::tokens::TokenError>(())
/// ```
///
/// Source: Real-Time Streaming API Reference, `CreateParticipantToken`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "nothing is called: pass the JSON to AWS"]
pub struct CreateParticipantToken {
    stage_arn: String,
    duration_minutes: Option<u32>,
    user_id: Option<String>,
    capabilities: Option<Capabilities>,
    attributes: BTreeMap<String, String>,
}

impl CreateParticipantToken {
    /// Asks for a token for the stage with this ARN: an output `talk.arn` of its stack.
    pub fn new(stage_arn: impl Into<String>) -> Self {
        Self {
            stage_arn: stage_arn.into(),
            duration_minutes: None,
            user_id: None,
            capabilities: None,
            attributes: BTreeMap::new(),
        }
    }

    /// Sets for how long the participant can join: 1 to 20,160 minutes, which are 14 days. It is 12 hours
    /// if it is not set.
    pub const fn duration_minutes(mut self, minutes: u32) -> Self {
        self.duration_minutes = Some(minutes);
        self
    }

    /// Sets what the application calls the participant: 128 characters at most. All participants see it.
    pub fn user_id(mut self, id: impl Into<String>) -> Self {
        self.user_id = Some(id.into());
        self
    }

    /// Sets what the participant may do: everything if it is not set.
    pub const fn capabilities(mut self, capabilities: Capabilities) -> Self {
        self.capabilities = Some(capabilities);
        self
    }

    /// Adds an attribute: 1 KB at most, all keys and values together. All participants see it.
    pub fn attribute(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.attributes.insert(key.into(), value.into());
        self
    }

    /// Returns the input of the call.
    ///
    /// # Errors
    ///
    /// Everything that the call would refuse.
    pub fn to_json(&self) -> Result<String, TokenError> {
        let mut faults = Vec::new();
        faults.extend(arn::fault::<ivs::Stage>("stageArn", &self.stage_arn));
        faults.extend(minutes_fault(
            "duration",
            self.duration_minutes,
            &PARTICIPANT_MINUTES,
        ));
        faults.extend(user_id_fault("userId", self.user_id.as_deref()));
        faults.extend(attributes_fault(&self.attributes));
        TokenError::check(faults)?;
        Ok(Object::new()
            .string("stageArn", &self.stage_arn)
            .optional(self.duration_minutes, |object, minutes| {
                object.integer("duration", minutes)
            })
            .optional(self.user_id.as_deref(), |object, id| {
                object.string("userId", id)
            })
            .optional(self.capabilities, |object, capabilities| {
                let publish = capabilities.publish().then_some("PUBLISH");
                let subscribe = capabilities.subscribe().then_some("SUBSCRIBE");
                object.strings("capabilities", publish.into_iter().chain(subscribe))
            })
            .optional(
                (!self.attributes.is_empty()).then_some(&self.attributes),
                |object, attributes| object.object("attributes", attributes_json(attributes)),
            )
            .finish())
    }
}

/// What a chatter may do besides reading messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChatCapability {
    /// `SEND_MESSAGE`.
    SendMessage,
    /// `DISCONNECT_USER`.
    DisconnectUser,
    /// `DELETE_MESSAGE`.
    DeleteMessage,
}

impl ChatCapability {
    /// Returns the name of it in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SendMessage => "SEND_MESSAGE",
            Self::DisconnectUser => "DISCONNECT_USER",
            Self::DeleteMessage => "DELETE_MESSAGE",
        }
    }
}

/// A call of `CreateChatToken`, the only origin of tokens for chat rooms.
///
/// ```
/// use ivs_core::tokens::{ChatCapability, CreateChatToken};
///
/// # let room_arn = "arn:aws:ivschat:us-west-2:123456789012:room/abcdABCDefgh";
/// let json = CreateChatToken::new(room_arn, "viewer-7")
///     .capability(ChatCapability::SendMessage)
///     .to_json()?;
/// // `aws ivschat create-chat-token --cli-input-json` takes it, as does the call itself.
/// assert_eq!(
///     json,
///     r#"{"roomIdentifier":"arn:aws:ivschat:us-west-2:123456789012:room/abcdABCDefgh","userId":"viewer-7","capabilities":["SEND_MESSAGE"]}"#
/// );
/// # Ok::<(), ivs_core::tokens::TokenError>(())
/// ```
///
/// Source: Chat API Reference, `CreateChatToken`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "nothing is called: pass the JSON to AWS"]
pub struct CreateChatToken {
    room_arn: String,
    user_id: String,
    capabilities: Vec<ChatCapability>,
    session_minutes: Option<u32>,
    attributes: BTreeMap<String, String>,
}

impl CreateChatToken {
    /// Asks for a token for a user of the room with this ARN: an output `audience.arn` of its stack.
    pub fn new(room_arn: impl Into<String>, user_id: impl Into<String>) -> Self {
        Self {
            room_arn: room_arn.into(),
            user_id: user_id.into(),
            capabilities: Vec::new(),
            session_minutes: None,
            attributes: BTreeMap::new(),
        }
    }

    /// Adds something that the user may do. All may read.
    pub fn capability(mut self, capability: ChatCapability) -> Self {
        if !self.capabilities.contains(&capability) {
            self.capabilities.push(capability);
        }
        self
    }

    /// Sets how long the session lasts: 1 to 180 minutes. It is 60 if it is not set.
    pub const fn session_minutes(mut self, minutes: u32) -> Self {
        self.session_minutes = Some(minutes);
        self
    }

    /// Adds an attribute, which comes with each message of the user: 1 KB at most, all keys and values
    /// together.
    pub fn attribute(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.attributes.insert(key.into(), value.into());
        self
    }

    /// Returns the input of the call.
    ///
    /// # Errors
    ///
    /// Everything that the call would refuse.
    pub fn to_json(&self) -> Result<String, TokenError> {
        let mut faults = Vec::new();
        faults.extend(arn::fault::<ivs_chat::Room>(
            "roomIdentifier",
            &self.room_arn,
        ));
        if self.user_id.is_empty() {
            faults.push(TokenFault::new("userId", "`userId` is empty"));
        }
        faults.extend(minutes_fault(
            "sessionDurationInMinutes",
            self.session_minutes,
            &CHAT_MINUTES,
        ));
        faults.extend(attributes_fault(&self.attributes));
        TokenError::check(faults)?;
        Ok(Object::new()
            .string("roomIdentifier", &self.room_arn)
            .string("userId", &self.user_id)
            .optional(
                (!self.capabilities.is_empty()).then_some(&self.capabilities),
                |object, capabilities| {
                    let names = capabilities.iter().map(|capability| capability.as_str());
                    object.strings("capabilities", names)
                },
            )
            .optional(self.session_minutes, |object, minutes| {
                object.integer("sessionDurationInMinutes", minutes)
            })
            .optional(
                (!self.attributes.is_empty()).then_some(&self.attributes),
                |object, attributes| object.object("attributes", attributes_json(attributes)),
            )
            .finish())
    }
}

fn minutes_fault(
    name: &'static str,
    minutes: Option<u32>,
    range: &RangeInclusive<u32>,
) -> Option<TokenFault> {
    let minutes = minutes?;
    (!range.contains(&minutes)).then(|| {
        let message = format!(
            "`{name}` is {minutes} minutes, but takes {} to {}",
            range.start(),
            range.end()
        );
        TokenFault::new(name, message)
    })
}
