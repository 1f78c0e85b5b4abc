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
//! 2. Deploy the template under the old name:
//!    `cargo run -q --example takeover > live.json`, then
//!    `aws cloudformation deploy --stack-name LiveStack --template-file live.json`.
//!    Nothing of IVS changes.
//! 3. From there on change what you like.

use ivs_core::{Violations, ivs_stack};

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

fn main() -> Result<(), Violations> {
    println!("{}", LiveStack.template()?.to_json_pretty());
    Ok(())
}
