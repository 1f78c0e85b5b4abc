//! Names of the user and names of the library don't meet.

#![allow(dead_code, non_upper_case_globals)]
#![deny(unused_variables)]

mod aws {
    pub fn region() -> u8 {
        0
    }
}
mod property {}
mod ivs {
    pub struct Channel;
}
mod ivs_chat {}
mod core {}
mod std {}
mod ivs_schema {}

struct List;
struct Tags;
struct Object;
struct Declaration;
struct DeletionPolicy;

const Low: u8 = 0;

fn template() {}
fn main_channel() {}
fn playback_url() {}

ivs_core::ivs_stack! {
    #[metadata({ Purpose: { words: ["a", template] } })]
    stack Show(
        template: String,
        stack: String,
        self_: String,
        core: String,
        output: String,
        tags: String,
        name: String,
        value: String,
        show: String,
        r#type: String,
    ) {
        let main_channel = Channel { name, latency_mode: Low, tags: { "type": r#type } };
        #[deletion_policy(Retain)]
        let encoder = main_channel.add_stream_key();
        let ivs = Room { name: template, tags: { "core": core, "tags": tags } };
        let aws_region = aws::region;
        let ivs_core = Room { name: stack, tags: { "output": output, "value": value } };
        let handle = Room { name: self_.clone(), tags: { "show": show } };
        let resources = Stage {};
        let list = Stage {};

        output template = ivs.arn;
        output channel = main_channel.arn;
        output self_arn = handle.arn;
        output region = aws_region;
        output ivs_core = ivs_core.id;
    }
}

fn main() {
    let text = |text: &str| text.to_owned();
    let show = Show {
        template: text("template"),
        stack: text("stack"),
        self_: text("self"),
        core: text("core"),
        output: text("output"),
        tags: text("tags"),
        name: text("name"),
        value: text("value"),
        show: text("show"),
        r#type: text("type"),
    };
    let made = show.template().unwrap().to_json();
    for part in [
        r#""Name":"template""#,
        r#""Name":"stack""#,
        r#""Name":"self""#,
        r#""Name":"name""#,
        r#""LatencyMode":"LOW""#,
        r#"{"Key":"core","Value":"core"}"#,
        r#""words":["a","template"]"#,
        r#"{"Ref":"AWS::Region"}"#,
    ] {
        assert!(made.contains(part), "{part} is not in {made}");
    }
}
