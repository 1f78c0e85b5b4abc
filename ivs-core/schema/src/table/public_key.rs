//! `AWS::IVS::PublicKey`

/// Hands the rows of `AWS::IVS::PublicKey` to the macro `$callback`.
#[doc(hidden)]
#[macro_export]
macro_rules! public_key {
    ($callback:path) => {
        $callback! {
            /// The public half of a key whose private half signs participants' tokens for stages.
            ///
            /// A token names the key by its ARN. There can be three per account and region, and a
            /// change needs a free one among them, because the new key is made before the old one
            /// is deleted.
            resource PublicKey "AWS::IVS::PublicKey" {
                module ivs::public_key;
                page "aws-resource-ivs-publickey";
                arn "ivs" "public-key";
                properties {
                    /// What the key is called. Names need not be unique.
                    name "Name": String(0..=128, NAME), create_only;
                    /// The public key: ECDSA on the curve P-384, as PEM. A private key never
                    /// belongs here.
                    public_key_material "PublicKeyMaterial":
                        String(PUBLIC_KEY_PEM), required, create_only;
                    /// The key's tags.
                    tags "Tags": Tags(0..=256);
                }
                attributes {
                    /// The key's ARN, which a token gives as its `kid`.
                    arn "Arn";
                    /// A short digest of the public key, to recognise it by.
                    fingerprint "Fingerprint";
                }
            }
        }
    };
}

crate::public_key!(crate::__metadata);
