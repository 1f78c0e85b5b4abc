//! `for` is unrolled; what is in it can be read from outside by its key.

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(title: String) {
        let limit = 100;
        for (camera, kind) in [("front", AdvancedHd), ("back", Basic)] {
            let channel = Channel { name: camera, type: kind };
            let encoder = channel.add_stream_key();
            for (language, length) in [("de", limit), ("en", 200)] {
                let chat = Room {
                    name: format!("{title}-{camera}-{language}"),
                    maximum_message_length: length,
                    tags: { "camera": camera, "channel": channel.arn },
                };
            }
            output playback = channel.playback_url;
            let both = [camera, "both"];
            output cameras = Fn::join("-", both);
        }
        for number in [1, 2] {
            let stage = Stage {};
        }
        #[depends_on(backup)]
        let after = Room { tags: { "front": channel["front"].arn, "chat": chat["back"]["de"].id } };
        let backup = StreamKey { channel_arn: existing["west"] };
        for place in ["west", "east"] {
            let existing = Channel::from_arn("arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh");
        }
        output second = Ref(stage[2]);
        output key = encoder["back"].arn;
    }
}

fn main() {
    let made = Show {
        title: "show".to_owned(),
    }
    .template()
    .unwrap()
    .to_json();
    for part in [
        r#""ChannelFront":{"Type":"AWS::IVS::Channel","Properties":{"Name":"front","Type":"ADVANCED_HD"}}"#,
        r#""ChatBackEn":{"#,
        r#""Name":"show-back-de","MaximumMessageLength":100"#,
        r#""PlaybackBack":{"Value":{"Fn::GetAtt":["ChannelBack","PlaybackUrl"]}}"#,
        r#""CamerasFront":{"Value":{"Fn::Join":["-",["front","both"]]}}"#,
        r#"["ChannelFront","Arn"]"#,
        r#"["ChatBackDe","Id"]"#,
        r#""DependsOn":["Backup"]"#,
        r#""Second":{"Value":{"Ref":"Stage2"}}"#,
        r#"["EncoderBack","Arn"]"#,
    ] {
        assert!(made.contains(part), "{part} is not in {made}");
    }
}
