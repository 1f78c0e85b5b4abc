//! `AWS::IVS::PlaybackKeyPair`

/// Hands the rows of `AWS::IVS::PlaybackKeyPair` to the macro `$callback`.
#[doc(hidden)]
#[macro_export]
macro_rules! playback_key_pair {
    ($callback:path) => {
        $callback! {
            /// The public half of a key whose private half signs viewers' tokens for channels with
            /// `authorized: true`.
            ///
            /// It counts for every such channel of the account and region; no channel names it.
            /// There can be three per account and region, and a change needs a free one among them,
            /// because the new key pair is made before the old one is deleted.
            resource PlaybackKeyPair "AWS::IVS::PlaybackKeyPair" {
                module ivs::playback_key_pair;
                page "aws-resource-ivs-playbackkeypair";
                arn "ivs" "playback-key";
                properties {
                    /// What the key pair is called. Names need not be unique.
                    name "Name": String(0..=128, NAME), create_only;
                    /// The public key: ECDSA on the curve P-384, as PEM. The same key can be
                    /// imported only once per account and region, and a private key never belongs
                    /// here.
                    public_key_material "PublicKeyMaterial":
                        String, required, create_only, write_only;
                    /// The key pair's tags.
                    tags "Tags": Tags(0..=256, pattern);
                }
                attributes {
                    /// The key pair's ARN.
                    arn "Arn";
                    /// The MD5 digest of the public key, as pairs of hexadecimal digits between
                    /// colons.
                    fingerprint "Fingerprint";
                }
            }
        }
    };
}

crate::playback_key_pair!(crate::__metadata);
