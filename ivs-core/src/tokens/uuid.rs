//! Random ids.

use super::base64url;
use aws_lc_rs::rand;

/// Unpredictable bytes.
///
/// AWS-LC aborts the process if the system has no randomness, so the call can't fail.
fn bytes() -> [u8; 16] {
    let mut bytes = [0; 16];
    let filled = rand::fill(&mut bytes);
    debug_assert!(filled.is_ok(), "there is randomness");
    bytes
}

/// A random UUID (RFC 9562, version 4).
pub(super) fn random() -> String {
    let bits = u128::from_be_bytes(bytes());
    let bits = bits & !(0xf000 << 64) & !(0xc000 << 48) | (0x4000 << 64) | (0x8000 << 48);
    let digits = format!("{bits:032x}");
    let mut parts = Vec::new();
    let mut rest = digits.as_str();
    for length in [8, 4, 4, 4, 12] {
        let (part, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        parts.push(part);
        rest = after;
    }
    parts.join("-")
}

/// A random id of 22 letters, digits, `-` and `_`.
pub(super) fn random_id() -> String {
    base64url::encode(&bytes())
}

/// Whether a text is a UUID of any version.
pub(super) fn is_uuid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12])
        && text
            .bytes()
            .all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_uuids() {
        let (one, other) = (random(), random());
        assert_ne!(one, other);
        assert!(is_uuid(&one), "{one}");
        let mut parts = one.split('-').skip(2);
        assert!(parts.next().is_some_and(|part| part.starts_with('4')));
        assert!(
            parts
                .next()
                .is_some_and(|part| part.starts_with(['8', '9', 'a', 'b']))
        );
        assert_eq!(random_id().len(), 22);
    }

    #[test]
    fn what_is_a_uuid() {
        assert!(is_uuid("1e760ed4-29c0-4ee3-987d-a5dc60734b58"));
        assert!(is_uuid("1E760ED4-29C0-4EE3-987D-A5DC60734B58"));
        for text in [
            "",
            "1e760ed429c04ee3987da5dc60734b58",
            "1e760ed4-29c0-4ee3-987d-a5dc60734b5",
            "1e760ed4-29c0-4ee3-987d-a5dc60734b5g",
            "{1e760ed4-29c0-4ee3-987d-a5dc60734b58}",
        ] {
            assert!(!is_uuid(text), "{text}");
        }
    }
}
