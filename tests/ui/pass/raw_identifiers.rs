//! `r#` is no part of a name in a template.

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(r#match: String) {
        let r#type = Channel { r#type: Basic, name: r#match };
        let r#loop = Channel { type: Standard };
        let encoder_ = r#type.add_stream_key();
        let r#fn = r#loop.add_stream_key();
        output r#where = r#type.playback_url;
        output r#ref = Ref(r#loop);
    }
}

fn main() {
    let made = Show {
        r#match: "final".to_owned(),
    }
    .template()
    .unwrap()
    .to_json();
    for part in [
        r#""Type":{"Type":"AWS::IVS::Channel""#,
        r#""Loop":{"Type":"AWS::IVS::Channel""#,
        r#""Encoder":{"Type":"AWS::IVS::StreamKey""#,
        r#""Fn":{"Type":"AWS::IVS::StreamKey""#,
        r#""Where":{"Value":{"Fn::GetAtt":["Type","PlaybackUrl"]}}"#,
        r#""Ref":{"Value":{"Ref":"Loop"}}"#,
        r#""Name":"final""#,
    ] {
        assert!(made.contains(part), "{part} is not in {made}");
    }
}
