//! `#[cdk_path(..)]` gives the logical ids of the AWS CDK v2, so that a stack takes over what the CDK
//! deployed and no resource is replaced.

use ivs_core::ivs_stack;
use serde_json::{Value, json};
use std::error::Error;

/// Declares a channel at each construct path, and compares its logical id with the CDK's.
macro_rules! same_ids {
    ($($name:ident: $path:tt => $id:literal,)*) => {
        ivs_stack! {
            #[allow(channel_without_stream_key)]
            stack Channels {
                $(
                    #[cdk_path($path)]
                    #[metadata({ "path": $path })]
                    let $name = Channel {};
                    output $name = $name.arn;
                )*
            }
        }

        /// Construct paths, each with the logical id that the CDK makes of it.
        const IDS: &[(&str, &str)] = &[$(($path, $id)),*];
    };
}

same_ids! {
    // One id stays as it is, but for its letters and digits.
    alone: "Channel" => "Channel",
    letters_and_digits: "Bare-Name_1" => "BareName1",
    digit_first: "1Channel" => "1Channel",
    // Several get a hash; `Resource` counts in the hash alone.
    wrapped: "Channel/Resource" => "Channel4048F119",
    wrapped_twice: "Channel/Resource/Resource" => "ChannelB631A9AD",
    only_resource: "Resource/Resource" => "CF9390BA",
    nested: "Live/Channel/Resource" => "LiveChannelC240A49D",
    // What the end of the path repeats is read once.
    repeated: "Live/Live/Channel/Resource" => "LiveChannel9EABF9EA",
    repeated_at_end: "MyLive/Live/Resource" => "MyLiveBBAE88CE",
    not_repeated: "Live/MyLive/Resource" => "LiveMyLiveF10951B7",
    other_case: "channel/Channel/Resource" => "channelChannelFD07D659",
    repeated_as_written: "ab/a-b/Resource" => "ababB0305229",
    // `Default` is left out.
    default: "Default/Main/Resource" => "Main54E5BC70",
    default_alone: "Solo/Default" => "Solo",
    // The hash is that of the path as it is written.
    slash: "a--b/Resource" => "abE8DB01CD",
    spaces: "my.app/chan nel/Resource" => "myappchannelCB5C7A91",
    line_feed: "line\nbreak/Resource" => "linebreak0E5C9935",
    umlaut: "Kanal-Ü/Resource" => "KanalA03959F6",
    nothing_readable: "チャンネル/Resource" => "B8EA88A6",
}

fn template() -> Result<Value, Box<dyn Error>> {
    Ok(serde_json::from_str(&Channels.template()?.to_json())?)
}

#[test]
fn as_the_cdk() -> Result<(), Box<dyn Error>> {
    let template = template()?;
    let path_at = |id| template.pointer(&format!("/Resources/{id}/Metadata/path"));
    for (path, id) in IDS {
        assert_eq!(path_at(id), Some(&Value::from(*path)), "{id}");
    }
    Ok(())
}

/// What reads from a resource names it by its new id.
#[test]
fn references_follow() -> Result<(), Box<dyn Error>> {
    assert_eq!(
        template()?.pointer("/Outputs/Wrapped/Value"),
        Some(&json!({ "Fn::GetAtt": ["Channel4048F119", "Arn"] })),
    );
    Ok(())
}
