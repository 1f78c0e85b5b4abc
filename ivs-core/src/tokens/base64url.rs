//! Base64 as JSON Web Tokens use it: the URL-safe alphabet without padding (RFC 7515, section 2).

/// Appends the encoded bytes to a string.
pub(super) fn encode_into(bytes: &[u8], text: &mut String) {
    text.reserve(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let mut bits = 0_u32;
        for index in 0..3 {
            bits = (bits << 8) | u32::from(group.get(index).copied().unwrap_or(0));
        }
        // One byte needs two digits, two bytes need three.
        for shift in [18, 12, 6, 0].into_iter().take(group.len() + 1) {
            text.push(digit(bits >> shift));
        }
    }
}

pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::new();
    encode_into(bytes, &mut text);
    text
}

fn digit(bits: u32) -> char {
    let [.., value] = (bits & 63).to_be_bytes();
    char::from(match value {
        0..26 => b'A' + value,
        26..52 => b'a' + (value - 26),
        52..62 => b'0' + (value - 52),
        62 => b'-',
        _ => b'_',
    })
}

/// Decodes exactly what `encode` writes: other alphabets, padding and spare bits are refused, so that a
/// token has one spelling only.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    let (mut bits, mut pending) = (0_u32, 0);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        pending += 6;
        if pending >= 8 {
            pending -= 8;
            let [.., byte] = (bits >> pending).to_be_bytes();
            bytes.push(byte);
            bits &= (1 << pending) - 1;
        }
    }
    (pending < 6 && bits == 0).then_some(bytes)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn known_answers() {
        // RFC 4648, section 10, without padding; the last one has both URL-safe characters.
        for (bytes, text) in [
            (&b""[..], ""),
            (b"f", "Zg"),
            (b"fo", "Zm8"),
            (b"foo", "Zm9v"),
            (b"foob", "Zm9vYg"),
            (b"fooba", "Zm9vYmE"),
            (b"foobar", "Zm9vYmFy"),
            (&[0xfb, 0xff], "-_8"),
        ] {
            assert_eq!(encode(bytes), text);
            assert_eq!(decode(text).unwrap(), bytes);
        }
    }

    #[test]
    fn a_token_has_one_spelling() {
        for text in [
            "Z", "Zg==", "Zh", "Zm9", "Zm9v ", "+/8", "Zm8=", "Zm9v\n", "Zé",
        ] {
            assert_eq!(decode(text), None, "{text:?}");
        }
    }
}
