//! The keys that a stack declares, to hold a signer against them.

use crate::key::PublicKey;
use crate::property::ResourceType;
use crate::value::Value;
use crate::{Template, ivs};
use std::fmt;

/// The property that holds the key, of both types.
const MATERIAL: &str = "PublicKeyMaterial";

impl Template {
    /// Returns the public keys of the playback key pairs, with which viewers of private channels are let
    /// in.
    #[must_use]
    pub fn playback_keys(&self) -> StackKeys {
        StackKeys::playback(self)
    }

    /// Returns the public keys of the resources of type `PublicKey`, with which participants of stages are let
    /// in.
    #[must_use]
    pub fn stage_keys(&self) -> StackKeys {
        StackKeys::stages(self)
    }
}

/// Whether CloudFormation may add resources when it reads the template: those of loops and of macros. The
/// transforms of AWS itself add none of IVS.
fn may_add_resources(template: &Template) -> bool {
    let is_macro = |name: &Value| !matches!(name, Value::String(name) if name.starts_with("AWS::"));
    let has_macro = match &template.transform {
        None => false,
        Some(Value::List(names)) => names.iter().any(is_macro),
        Some(name) => is_macro(name),
    };
    has_macro
        || template
            .resources
            .iter()
            .any(|resource| resource.id.starts_with("Fn::"))
}

/// The public keys of one kind that a stack declares.
///
/// ```
/// use ivs_core::{Template, ivs::PlaybackKeyPair};
///
/// let mut template = Template::new();
/// template.add(
///     "Viewers",
///     PlaybackKeyPair::new().public_key_material(
///         "-----BEGIN PUBLIC KEY-----
/// MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEwOR43ETwEoWif1i14aL8GtDMNkT/kBQm
/// h4sas9P//bjCU988rmQQXVBfftKT9xngg+W6hzOEpeUlCRlAtz6b6U79naYYRaSk
/// K/UhYGWkXlbJlc9zn13imYWgVGe/BMFp
/// -----END PUBLIC KEY-----",
///     ),
/// );
/// let keys = template.playback_keys();
/// assert!(keys.are_all_known());
/// assert_eq!(
///     keys.fingerprints().collect::<Vec<_>>(),
///     [("Viewers", "ad:7b:32:4a:7b:ab:88:f2:4c:17:36:a2:46:d5:a0:11".to_owned())]
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StackKeys {
    /// The type of their resources, such as `PlaybackKeyPair`.
    type_name: &'static str,
    keys: Vec<(String, PublicKey)>,
    are_all_known: bool,
}

impl StackKeys {
    pub(super) fn playback(template: &Template) -> Self {
        Self::of::<ivs::PlaybackKeyPair>(template)
    }

    pub(super) fn stages(template: &Template) -> Self {
        Self::of::<ivs::PublicKey>(template)
    }

    fn of<T: ResourceType>(template: &Template) -> Self {
        let is_of_type = |name: &str| name == T::METADATA.cloudformation;
        let mut found = Self {
            type_name: T::METADATA.name,
            keys: Vec::new(),
            are_all_known: !may_add_resources(template)
                && !template
                    .imports
                    .iter()
                    .any(|import| is_of_type(import.resource_type.cloudformation)),
        };
        for resource in &template.resources {
            if is_of_type(resource.type_name()) {
                match resource.properties().and_then(|all| all.entry(MATERIAL)) {
                    Some(value) => found.add(&resource.id, value),
                    None => found.are_all_known = false,
                }
            }
        }
        found
    }

    fn add(&mut self, id: &str, value: &Value) {
        match value {
            Value::String(pem) => match PublicKey::from_pem(pem) {
                Ok(key) => self.keys.push((id.to_owned(), key)),
                Err(_) => self.are_all_known = false,
            },
            Value::Function(name, argument) if name == "Fn::If" => match &**argument {
                Value::List(items) => items.iter().skip(1).for_each(|item| self.add(id, item)),
                _ => self.are_all_known = false,
            },
            _ => self.are_all_known = false,
        }
    }

    /// Returns the fingerprints of the known keys, each with the logical id of its resource.
    pub fn fingerprints(&self) -> impl Iterator<Item = (&str, String)> {
        self.keys
            .iter()
            .map(|(id, key)| (id.as_str(), key.fingerprint()))
    }

    /// Whether there are no other keys: none is imported, and no material is a parameter or otherwise
    /// known only at deployment.
    #[must_use]
    pub const fn are_all_known(&self) -> bool {
        self.are_all_known
    }

    pub(super) fn check(&self, public_key: &PublicKey) -> Result<(), KeyMismatch> {
        if !self.are_all_known || self.keys.iter().any(|(_, key)| key == public_key) {
            return Ok(());
        }
        Err(KeyMismatch {
            signer: public_key.fingerprint(),
            type_name: self.type_name,
            others: self
                .fingerprints()
                .map(|(id, fingerprint)| (Some(id.to_owned()), fingerprint))
                .collect(),
        })
    }
}

/// Tokens of a signer that would be refused, because its key is none of those that are deployed.
///
/// `Debug` prints what `Display` prints, because that is what `fn main() -> Result<..>` shows.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyMismatch {
    signer: String,
    type_name: &'static str,
    /// Logical ids and fingerprints.
    others: Vec<(Option<String>, String)>,
}

impl KeyMismatch {
    pub(super) fn check_deployed(public_key: &PublicKey, fingerprint: &str) -> Result<(), Self> {
        let signer = public_key.fingerprint();
        if fingerprint.trim().eq_ignore_ascii_case(&signer) {
            return Ok(());
        }
        Err(Self {
            signer,
            type_name: "",
            others: vec![(None, fingerprint.trim().to_owned())],
        })
    }

    /// Returns the fingerprint of the signer's key.
    #[must_use]
    pub fn signer_fingerprint(&self) -> &str {
        &self.signer
    }

    /// Returns the fingerprints of the keys that are deployed.
    pub fn deployed_fingerprints(&self) -> impl Iterator<Item = &str> {
        self.others
            .iter()
            .map(|(_, fingerprint)| fingerprint.as_str())
    }
}

impl fmt::Display for KeyMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            signer, type_name, ..
        } = self;
        write!(
            f,
            "error: the key of the signer has the fingerprint `{signer}`, but "
        )?;
        let mut ids = Vec::new();
        for (index, (id, fingerprint)) in self.others.iter().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            match id {
                Some(id) => {
                    ids.push(format!("`{id}`"));
                    write!(f, "that of `{id}` is `{fingerprint}`")?;
                }
                None => write!(f, "that of the deployed key is `{fingerprint}`")?,
            }
        }
        if self.others.is_empty() {
            return write!(
                f,
                "the stack declares no `{type_name}`\n       help: declare a `{type_name}` with the public key of the signer"
            );
        }
        f.write_str("\n       help: sign with the private key of ")?;
        match &ids[..] {
            [] => f.write_str("the deployed key, or deploy the public key of the signer"),
            _ => write!(
                f,
                "{}, or declare another `{type_name}` with the public key of the signer",
                ids.join(" or ")
            ),
        }
    }
}

impl fmt::Debug for KeyMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // On a line of its own after the `Error: ` of `main`.
        write!(f, "the tokens of this signer are refused\n{self}")
    }
}

impl std::error::Error for KeyMismatch {}
