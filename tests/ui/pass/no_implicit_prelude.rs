//! Nothing in the expansion depends on what is in scope where it stands.

#![no_implicit_prelude]
#![allow(dead_code, unused_macros)]

struct Option;
struct String;
struct Result;
struct Vec;
struct Box;
struct Some;
struct None;
struct Ok;
struct Err;
struct Channel;
struct Template;
struct Handle;
struct Violations;
struct Low;

trait Clone {}
trait Debug {}
trait From {}
trait Into {}
trait IntoIterator {}
trait ToString {}

macro_rules! include_str {
    ($($tokens:tt)*) => {
        ::core::compile_error!("the wrong `include_str!`")
    };
}
macro_rules! file {
    ($($tokens:tt)*) => {
        ::core::compile_error!("the wrong `file!`")
    };
}

::ivs_core::ivs_stack! {
    /// A show.
    #[tags({ "team": "live" })]
    pub stack Show(title: ::std::string::String, origins: ::std::vec::Vec<::std::string::String>) {
        let viewers = PlaybackKeyPair {
            public_key_material: include_str!("../../../examples/keys/viewers.pub.pem"),
        };
        let main = Channel {
            name: title,
            latency_mode: Low,
            authorized: true,
            tags: { "title": ::std::clone::Clone::clone(&title) },
        };
        #[depends_on(viewers)]
        #[deletion_policy(Retain)]
        let encoder = main.add_stream_key();
        let policy = PlaybackRestrictionPolicy { allowed_origins: origins };
        let elsewhere = Channel::from_id("abcdABCDefgh");
        for room in ["lobby", "hall"] {
            let chat = Room { name: room, maximum_message_length: 100 };
            output chat_id = chat.id;
        }

        /// Where viewers play it.
        #[export("playback-url")]
        output playback_url = main.playback_url;
        output region = aws::region;
        output elsewhere_arn = elsewhere.arn;
        for origin in &origins {
            output of_origin = aws::region;
        }
        if aws::region == "us-west-2" {
            output here = aws::region;
        }
    }
}

fn main() {
    let show = Show {
        title: ::std::convert::From::from("show"),
        origins: ::std::vec![::std::convert::From::from("https://example.com")],
    };
    let template = show.template().unwrap();
    ::std::assert!(template.to_json().contains("ChatLobby"));
    let pairs: [(&str, &str); 0] = [];
    let missing = <ShowOutputs as ::ivs_core::Outputs>::from_pairs(pairs).unwrap_err();
    ::std::assert_eq!(missing.faults().len(), 5);
}
