//! `AWS::IVS::EncoderConfiguration`

/// Hands the rows of `AWS::IVS::EncoderConfiguration` to the macro `$callback`.
#[doc(hidden)]
#[macro_export]
macro_rules! encoder_configuration {
    ($callback:path) => {
        $callback! {
            /// The size, rate and bandwidth of the video that a composition makes of a stage.
            ///
            /// Compositions are started with the API call `StartComposition`, not from a template;
            /// hand its caller the ARN of this one. A composition takes one for each bucket that it
            /// records to.
            resource EncoderConfiguration "AWS::IVS::EncoderConfiguration" {
                module ivs::encoder_configuration;
                page "aws-resource-ivs-encoderconfiguration";
                arn "ivs" "encoder-configuration";
                properties {
                    /// What the encoder configuration is called. Names need not be unique.
                    name "Name": String(0..=128, NAME), create_only;
                    /// The encoder configuration's tags.
                    tags "Tags": Tags(0..=256);
                    /// The video that comes out.
                    video "Video": Block(Video), create_only;
                }
                attributes {
                    /// The encoder configuration's ARN.
                    arn "Arn";
                }
            }

            /// The video that a composition makes.
            ///
            /// `width` times `height` is at most 2,073,600, as in 1920 by 1080 or 1080 by 1920; a
            /// side that is left out counts with its default.
            block Video {
                page "aws-properties-ivs-encoderconfiguration-video";
                properties {
                    /// The bandwidth, in bits per second.
                    bitrate "Bitrate": Integer(1..=8500000), create_only = "2500000";
                    /// The frames per second.
                    framerate "Framerate": Number(1..=60), create_only = "30";
                    /// The height in pixels, an even number. Together with `width` it has to stay
                    /// within 2,073,600 pixels.
                    height "Height": Integer(2..=1920), create_only = "720";
                    /// The width in pixels, an even number. Together with `height` it has to stay
                    /// within 2,073,600 pixels.
                    width "Width": Integer(2..=1920), create_only = "1280";
                }
            }
        }
    };
}

crate::encoder_configuration!(crate::__metadata);
