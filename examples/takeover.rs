//! Takes over a stack that the AWS CDK has deployed, without replacing anything in it.
//!
//! CloudFormation knows a resource by its logical id. The CDK makes that id from the path of the
//! construct; `#[cdk_path(..)]` makes the same one, so the resource stays what it is. This was the
//! stack:
//!
//! ```ts
//! const recordings = new s3.Bucket(this, 'Recordings');
//! const recording = new ivs.RecordingConfiguration(this, 'Recording', {
//!   bucket: recordings,
//!   renditionConfiguration: ivs.RenditionConfiguration.custom([ivs.Resolution.HD, ivs.Resolution.SD]),
//!   recordingReconnectWindow: Duration.seconds(60),
//! });
//! new ivs.PlaybackKeyPair(this, 'Viewers', { publicKeyMaterial: readFileSync('viewers.pub.pem', 'utf8') });
//! const channel = new ivs.Channel(this, 'Channel', {
//!   channelName: 'show',
//!   type: ivs.ChannelType.ADVANCED_HD,
//!   preset: ivs.Preset.HIGHER_BANDWIDTH_DELIVERY,
//!   authorized: true,
//!   recordingConfiguration: recording,
//! });
//! channel.addStreamKey('Encoder');
//! new CfnOutput(this, 'PlaybackUrl', { value: channel.channelPlaybackUrl });
//! ```
//!
//! 1. Declare it as it is, each resource with its path: what `cdk synth` shows as `aws:cdk:path`,
//!    without the name of the stack. A class that wraps a resource ends in `/Resource`.
//! 2. Compare with what is deployed: `diff` says what would be added, updated, replaced or deleted. All
//!    that goes is what the CDK adds for itself, `CDKMetadata` and the parameter `BootstrapVersion`.
//!
//!    ```sh
//!    aws cloudformation get-template --stack-name LiveStack --query TemplateBody > deployed.json
//!    cargo run -q --example takeover -- diff deployed.json
//!    ```
//! 3. Deploy under the old name, and from there on change what you like.
//!
//!    ```sh
//!    cargo run -q --example takeover > live.json
//!    aws cloudformation deploy --stack-name LiveStack --template-file live.json
//!    ```

use ivs_core::ivs_stack;
use std::process::ExitCode;

ivs_stack! {
    stack LiveStack {
        // The CDK keeps buckets, unless it is told not to.
        #[cdk_path("Recordings/Resource")]
        #[deletion_policy(Retain)]
        #[update_replace_policy(Retain)]
        let recordings = AWS::S3::Bucket {};

        #[cdk_path("Recording/Resource")]
        let recording = RecordingConfiguration {
            destination_configuration: { s3: { bucket_name: recordings } },
            rendition_configuration: { rendition_selection: Custom, renditions: [Hd, Sd] },
            recording_reconnect_window_seconds: 60,
        };

        #[cdk_path("Viewers/Resource")]
        let viewers = PlaybackKeyPair {
            public_key_material: include_str!("keys/viewers.pub.pem"),
        };

        #[cdk_path("Channel/Resource")]
        let channel = Channel {
            name: "show",
            type: AdvancedHd,
            preset: HigherBandwidthDelivery,
            authorized: true,
            recording_configuration_arn: recording,
        };
        // `addStreamKey` puts the construct into that of the channel.
        #[cdk_path("Channel/Encoder/Resource")]
        let encoder = channel.add_stream_key();

        output playback_url = channel.playback_url;
    }
}

fn main() -> ExitCode {
    ivs_core::app().stack("LiveStack", LiveStack).run()
}
