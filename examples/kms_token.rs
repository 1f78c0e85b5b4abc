//! A token for a private channel, signed with a key that never leaves AWS KMS.
//!
//! ```sh
//! aws kms create-key --key-spec ECC_NIST_P384 --key-usage SIGN_VERIFY
//! cargo run -q --features tokens --example kms_token -- public-key KEY_ID > viewers.pub.pem
//! cargo run -q --features tokens --example kms_token -- token KEY_ID CHANNEL_ARN
//! ```
//!
//! The first command creates the key, the second writes the `public_key_material` for a stack, the third
//! signs. Here the AWS CLI calls KMS; a service would use the AWS SDK, whose calls are asynchronous:
//! `UnsignedToken` is for these.
//!
//! A private key that Secrets Manager keeps needs no signing function: pass the `SecretString` that
//! `GetSecretValue` returns to `Signer::from_pem`.

use ivs_core::key::PublicKey;
use ivs_core::tokens::{PlaybackToken, Signature, Signer, SigningKey};
use std::env;
use std::error::Error;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

type AnyError = Box<dyn Error + Send + Sync>;

/// A private key in KMS.
struct KmsKey {
    id: String,
}

impl KmsKey {
    fn public_key(&self) -> Result<PublicKey, AnyError> {
        let der = self.call("get-public-key", &["--query", "PublicKey"], b"")?;
        Ok(PublicKey::from_der(&der)?)
    }

    /// Calls KMS with the AWS CLI, which prints bytes as base64.
    fn call(&self, name: &str, arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, AnyError> {
        let mut command = Command::new("sh")
            .args([
                "-c",
                r#"aws kms "$@" --output text | base64 --decode"#,
                "aws",
            ])
            .args([name, "--key-id", &self.id])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        // Dropped after this statement, which ends the input.
        command.stdin.take().ok_or("no input")?.write_all(input)?;
        let output = command.wait_with_output()?;
        if output.stdout.is_empty() {
            return Err(format!("`aws kms {name}` failed").into());
        }
        Ok(output.stdout)
    }
}

impl SigningKey for KmsKey {
    fn sign(&self, message: &[u8]) -> Result<Signature, AnyError> {
        let arguments = [
            "--message-type",
            "RAW",
            "--signing-algorithm",
            "ECDSA_SHA_384",
            "--message",
            "fileb:///dev/stdin",
            "--query",
            "Signature",
        ];
        let der = self.call("sign", &arguments, message)?;
        Ok(Signature::from_der(&der)?)
    }
}

fn main() -> Result<(), AnyError> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["public-key", id] => print!("{}", KmsKey { id: id.into() }.public_key()?.to_pem()),
        ["token", id, channel_arn] => {
            let key = KmsKey { id: id.into() };
            let signer = Signer::with_key(key.public_key()?, key);
            let token = PlaybackToken::new(channel_arn, Duration::from_secs(300)).sign(&signer)?;
            println!("{token}");
        }
        _ => return Err("usage: kms_token public-key KEY_ID | token KEY_ID CHANNEL_ARN".into()),
    }
    Ok(())
}
