//! `AWS::IVS::PlaybackRestrictionPolicy`

/// Hands the rows of `AWS::IVS::PlaybackRestrictionPolicy` to the macro `$callback`.
#[doc(hidden)]
#[macro_export]
macro_rules! playback_restriction_policy {
    ($callback:path) => {
        $callback! {
            /// From which countries and web sites a public channel can be played.
            ///
            /// A template can make one, but attaching it to a channel takes the API call
            /// `UpdateChannel`: CloudFormation's channel has no property for it. A channel with
            /// `authorized: true` ignores it.
            resource PlaybackRestrictionPolicy "AWS::IVS::PlaybackRestrictionPolicy" {
                module ivs::playback_restriction_policy;
                page "aws-resource-ivs-playbackrestrictionpolicy";
                arn "ivs" "playback-restriction-policy";
                properties {
                    /// The countries of the viewers, as assigned ISO 3166-1 codes of two letters,
                    /// such as `US`. An empty list allows every country, and a viewer whose country
                    /// is unknown is always served.
                    allowed_countries "AllowedCountries": List(String(2..=2), unique) = "[]";
                    /// The web sites on which players may stand, as in `https://example.com` or
                    /// `https://*.example.com`, without a path or a final `/`. An empty list allows
                    /// every site.
                    allowed_origins "AllowedOrigins": List(String(0..=128)) = "[]";
                    /// Whether every player, even outside a browser, must send the header `Origin`
                    /// with each request. Says something only together with `allowed_origins`.
                    enable_strict_origin_enforcement "EnableStrictOriginEnforcement":
                        Boolean = "false";
                    /// What the policy is called. Names need not be unique.
                    name "Name": String(0..=128, NAME);
                    /// The policy's tags.
                    tags "Tags": Tags(0..=256, pattern);
                }
                attributes {
                    /// The policy's ARN.
                    arn "Arn";
                }
            }
        }
    };
}

crate::playback_restriction_policy!(crate::__metadata);
