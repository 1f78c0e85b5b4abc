//! Origins, as browsers send them in the header `Origin`.

/// What is wrong with an origin.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It has no `https://` or the like; with one it would be this.
    Scheme(String),
    /// Something follows the host; without it this is left.
    Path(String),
    /// The host or the port is none.
    Host,
}

/// What is wrong with an origin; the host may begin with `*`.
pub(crate) fn fault(text: &str) -> Option<Fault> {
    // What browsers send for pages that come from nowhere and from a file; the guides write `*`, which
    // allows all, in tokens.
    if matches!(text, "null" | "file://" | "*") {
        return None;
    }
    let Some((scheme, rest)) = text.split_once("://") else {
        let host = text.split('/').next().unwrap_or_default();
        return Some(if is_host_and_port(host) {
            Fault::Scheme(format!("https://{host}"))
        } else {
            Fault::Host
        });
    };
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if !is_scheme || !is_host_and_port(host) {
        Some(Fault::Host)
    } else if host.len() < rest.len() {
        Some(Fault::Path(format!("{scheme}://{host}")))
    } else {
        None
    }
}

fn is_host_and_port(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':') {
        // The colons of an address in brackets are its own.
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (text, None),
    };
    let is_port =
        |port: &str| port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok();
    !host.is_empty() && is_host(host) && port.is_none_or(is_port)
}

fn is_host(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[') {
        let is_inside = |byte: u8| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.');
        return address
            .strip_suffix(']')
            .is_some_and(|address| !address.is_empty() && address.bytes().all(is_inside));
    }
    let name = host.strip_prefix('*').unwrap_or(host);
    !name.contains("..")
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_told_from_what_is_none() {
        for text in [
            "https://example.com",
            "http://localhost:8080",
            "https://*.example.com",
            "https://xn--bcher-kva.example",
            "https://127.0.0.1:65535",
            "https://[::1]:3000",
            "capacitor://localhost",
            "null",
            "file://",
            "*",
        ] {
            assert_eq!(fault(text), None, "{text}");
        }
        for (text, expected) in [
            ("", Fault::Host),
            ("https://", Fault::Host),
            ("https:///shows", Fault::Host),
            ("not an origin", Fault::Host),
            ("https://exa mple.com", Fault::Host),
            ("https://www.*.example.com", Fault::Host),
            ("https://example..com", Fault::Host),
            ("https://example.com:65536", Fault::Host),
            ("https://example.com:", Fault::Host),
            ("1http://example.com", Fault::Host),
            ("https://viewer@example.com", Fault::Host),
            ("example.com", Fault::Scheme("https://example.com".into())),
            (
                "example.com/shows",
                Fault::Scheme("https://example.com".into()),
            ),
            (
                "*.example.com:8080",
                Fault::Scheme("https://*.example.com:8080".into()),
            ),
            (
                "https://example.com/",
                Fault::Path("https://example.com".into()),
            ),
            (
                "https://example.com:8080/shows?live",
                Fault::Path("https://example.com:8080".into()),
            ),
            (
                "https://example.com?live",
                Fault::Path("https://example.com".into()),
            ),
        ] {
            assert_eq!(fault(text), Some(expected), "{text}");
        }
    }
}
