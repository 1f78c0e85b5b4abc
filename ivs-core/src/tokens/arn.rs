//! The ARNs and URLs of deployed resources, as a stack's outputs hold them.

use super::error::{TokenError, TokenFault, shown};
use crate::ivs;
use crate::property::ResourceType;
use ivs_schema::arn;
use ivs_schema::names::with_article;

/// What is wrong with the ARN of a resource of this type; `None` if nothing is.
pub(super) fn fault<T: ResourceType>(subject: &'static str, text: &str) -> Option<TokenFault> {
    let shape = T::METADATA.arn?;
    let fault = arn::fault(shape, text)?;
    let message = format!(
        "`{subject}` is {}, which is not the ARN of {}: {fault}",
        shown(text),
        with_article(T::METADATA.name)
    );
    Some(
        TokenFault::new(subject, message)
            .with_help(format!("write it as `{}`", arn::example(shape))),
    )
}

/// The part after the `/`.
pub(super) fn id(text: &str) -> &str {
    arn::parse(text)
        .and_then(|arn| arn.id())
        .unwrap_or_default()
}

/// The region and the account.
pub(super) fn region_and_account(text: &str) -> (&str, &str) {
    arn::parse(text).map_or(("", ""), |arn| (arn.region, arn.account))
}

/// The ARN of the channel that a playback URL of Amazon IVS belongs to; `None` if it is another URL.
///
/// The file is called `<region>.<account>.channel.<id>.m3u8`, in older URLs with `aws.ivs.` before it.
pub(super) fn channel_of(playback_url: &str) -> Option<String> {
    let (_, rest) = playback_url.split_once("://")?;
    let (host, path) = rest.split_once('/')?;
    if !host.ends_with(".playback.live-video.net") {
        return None;
    }
    let path = path.split(['?', '#']).next()?;
    let name = path.rsplit('/').next()?.strip_suffix(".m3u8")?;
    let name = name.strip_prefix("aws.ivs.").unwrap_or(name);
    let (region, rest) = name.split_once('.')?;
    let (account, id) = rest.split_once(".channel.")?;
    let found = format!("arn:aws:ivs:{region}:{account}:channel/{id}");
    fault::<ivs::Channel>("url", &found)
        .is_none()
        .then_some(found)
}

/// The ARN of the channel, or that there is none in the URL.
pub(super) fn channel_of_url(playback_url: &str) -> Result<String, TokenError> {
    channel_of(playback_url).ok_or_else(|| {
        let message = format!(
            "`playback_url` is {}, in which there is no channel",
            shown(playback_url)
        );
        TokenError::one(TokenFault::new("playback_url", message).with_help(
            "take it from an output `main.playback_url`, or output `main.arn` and call `PlaybackToken::new`",
        ))
    })
}
