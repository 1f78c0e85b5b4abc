//! From a deployed stack to the URL that a viewer of a private channel plays.
//!
//! ```sh
//! openssl ecparam -name secp384r1 -genkey -noout -out viewers.pem
//! openssl ec -in viewers.pem -pubout -out viewers.pub.pem
//! cargo run -q --features tokens --example viewer_token -- template viewers.pub.pem > private.json
//! aws cloudformation deploy --stack-name private-show --template-file private.json
//! aws cloudformation describe-stacks --stack-name private-show --output json > outputs.json
//! cargo run -q --features tokens --example viewer_token -- url outputs.json viewers.pem viewer-7
//! ```

use ivs_core::tokens::{PlaybackToken, Signer};
use ivs_core::{Outputs, ivs_stack};
use std::error::Error;
use std::time::Duration;
use std::{env, fs};

ivs_stack! {
    /// A private show.
    stack PrivateShow(public_key: String) {
        let viewers = PlaybackKeyPair { name: "viewers", public_key_material: public_key };
        let show = Channel { name: "show", authorized: true };
        let encoder = show.add_stream_key();

        /// The channel that tokens are for.
        output channel_arn = show.arn;
        /// Where viewers with a token play the show.
        output playback_url = show.playback_url;
        /// Which key tokens are signed with.
        output key_fingerprint = viewers.fingerprint;
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["template", public_key] => {
            let public_key = fs::read_to_string(public_key)?;
            let show = PrivateShow { public_key };
            println!("{}", show.template()?.to_json_pretty());
        }
        ["url", outputs, private_key, viewer_id] => {
            let outputs = PrivateShowOutputs::from_describe_stacks(&fs::read_to_string(outputs)?)?;
            println!("{}", url(&outputs, private_key, viewer_id)?);
        }
        _ => {
            return Err(
                "usage: viewer_token template PUBLIC_KEY | url OUTPUTS PRIVATE_KEY VIEWER_ID"
                    .into(),
            );
        }
    }
    Ok(())
}

/// The URL for the player of one viewer, valid for five minutes.
fn url(
    outputs: &PrivateShowOutputs,
    private_key: &str,
    viewer_id: &str,
) -> Result<String, Box<dyn Error>> {
    let signer = Signer::from_pem_file(private_key)?;
    // With another key, each viewer would be turned away.
    signer.check_fingerprint(&outputs.key_fingerprint)?;
    let token = PlaybackToken::new(&outputs.channel_arn, Duration::from_secs(300))
        .viewer_id(viewer_id)
        .sign(&signer)?;
    Ok(token.url(&outputs.playback_url)?)
}
