//! The URL that a player loads.

use super::arn::channel_of;
use super::error::{TokenError, TokenFault, shown};

/// Puts a token into the query of a playback URL, before its fragment.
pub(super) fn with_token(url: &str, token: &str, channel_arn: &str) -> Result<String, TokenError> {
    let host = url
        .strip_prefix("https://")
        .and_then(|rest| rest.split(['/', '?', '#']).next());
    let is_url = host.is_some_and(|host| !host.is_empty())
        && !url.contains(|c: char| c.is_whitespace() || c.is_control());
    if !is_url {
        let message = format!(
            "`playback_url` is {}, which is not an `https` URL",
            shown(url)
        );
        return Err(TokenError::one(
            TokenFault::new("playback_url", message)
                .with_help("take it from an output `main.playback_url` of the stack"),
        ));
    }
    if let Some(other) = channel_of(url)
        && other != channel_arn
    {
        let message = format!(
            "`playback_url` is the URL of another channel: the token is for `{channel_arn}`, the URL of `{other}`"
        );
        return Err(TokenError::one(
            TokenFault::new("playback_url", message)
                .with_help("take the ARN and the URL from outputs of the same channel"),
        ));
    }
    let (rest, fragment) = match url.split_once('#') {
        Some((rest, fragment)) => (rest, Some(fragment)),
        None => (url, None),
    };
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let mut result = format!("{path}?");
    // The characters of a token need no escapes.
    for parameter in query
        .split('&')
        .filter(|parameter| !parameter.is_empty() && parameter.split('=').next() != Some("token"))
    {
        result.push_str(parameter);
        result.push('&');
    }
    result.push_str("token=");
    result.push_str(token);
    if let Some(fragment) = fragment {
        result.push('#');
        result.push_str(fragment);
    }
    Ok(result)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    const ARN: &str = "arn:aws:ivs:us-west-2:123456789012:channel/abcd";

    #[test]
    fn the_token_goes_into_the_query() {
        for (url, expected) in [
            ("https://a/b.m3u8", "https://a/b.m3u8?token=T"),
            ("https://a/b.m3u8?", "https://a/b.m3u8?token=T"),
            ("https://a/b.m3u8?c=d", "https://a/b.m3u8?c=d&token=T"),
            ("https://a/b.m3u8?c=d&", "https://a/b.m3u8?c=d&token=T"),
            ("https://a/b.m3u8?token=old", "https://a/b.m3u8?token=T"),
            ("https://a/b?token=o&c=d", "https://a/b?c=d&token=T"),
            ("https://a/b?my_token=o", "https://a/b?my_token=o&token=T"),
            ("https://a/b.m3u8#live", "https://a/b.m3u8?token=T#live"),
            ("https://a/b?c=d#e?f", "https://a/b?c=d&token=T#e?f"),
        ] {
            assert_eq!(with_token(url, "T", ARN).unwrap(), expected);
        }
    }

    #[test]
    fn what_is_no_url() {
        for url in [
            "",
            "https://",
            "http://a/b",
            "/b.m3u8",
            "https://a/b c",
            "https:///b",
        ] {
            let error = with_token(url, "T", ARN).unwrap_err();
            assert!(error.is_about("playback_url"), "{url}: {error}");
        }
    }

    #[test]
    fn the_url_of_another_channel() {
        let host = "https://a1.us-west-2.playback.live-video.net/api/video/v1";
        for (name, is_same) in [
            ("us-west-2.123456789012.channel.abcd.m3u8", true),
            ("aws.ivs.us-west-2.123456789012.channel.abcd.m3u8", true),
            ("us-west-2.123456789012.channel.abcd.m3u8?x=y", true),
            ("us-west-2.123456789012.channel.efgh.m3u8", false),
            ("us-west-2.210987654321.channel.abcd.m3u8", false),
            ("eu-west-1.123456789012.channel.abcd.m3u8", false),
            // A form that is not known is not held against the URL.
            ("master.m3u8", true),
        ] {
            let result = with_token(&format!("{host}/{name}"), "T", ARN);
            assert_eq!(result.is_ok(), is_same, "{name}: {result:?}");
        }
    }
}
