//! What must not be seen.

use crate::key::{self, Secret};
use crate::metadata::{Kind, Property};
use crate::names::Spelling;
use crate::report::{Report, Rule};
use crate::view::{Indexed, Node, Part, Path, Place, Resource, Stack, Step, Way};

const SECRET: &str = "AWS::SecretsManager::Secret";

/// The private half of a key stays out of the template.
///
/// Why: the viewer of a stack can read its template; a private key in it lets them sign tokens. It is
/// found as PEM and as the base64 of its DER form, in values, keys, names and descriptions.
///
/// ```text,wrong
/// let chat = Room { };
/// let notes = AWS::SNS::Topic {
///     DisplayName: "-----BEGIN PRIVATE KEY-----\nMIG2AgEAMBAGByqGSM49AgEGBSuBBAAi\n-----END PRIVATE KEY-----",
/// };
/// ```
///
/// ```text,right
/// let signing_key = AWS::SecretsManager::Secret { description: "Signs tokens" };
/// let chat = Room { };
/// ```
///
/// Source: IVS Low-Latency User Guide, "Create or Import a Playback Key".
pub(super) fn private_key_in_template(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    for path in places_of(stack, Secret::PrivateKey) {
        // There `public_key_must_be_p384` says it better.
        if !is_key_material(stack, &path) {
            report
                .add(rule, path, "a private key must never reach a template")
                .help(KEEP_IT);
        }
    }
}

/// The value of a stream key is not written into a stack.
///
/// Why: the viewer of a stack can read its template; a stream key in it lets them stream to the
/// channel. A key that a resource of the stack creates is read from its attribute.
///
/// ```text,wrong
/// let encoder = AWS::SSM::Parameter {
///     Type: "String",
///     Value: "sk_us-west-2_abcdABCDefgh_567890abcdef",
/// };
/// let chat = Room { };
/// ```
///
/// ```text,right
/// let main = Channel { };
/// let encoder = main.add_stream_key();
/// let secret = AWS::SecretsManager::Secret { secret_string: encoder.value };
/// ```
///
/// Source: IVS API reference, `StreamKeyValue`, marked sensitive.
pub(super) fn stream_key_in_template(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    for path in places_of(stack, Secret::StreamKey) {
        report
            .add(
                rule,
                path,
                "a stream key must not be written into a template",
            )
            .help(KEEP_IT);
    }
}

const KEEP_IT: &str = "keep it in Secrets Manager and read it when the program runs";

/// Where the secrets of a kind are, each place once.
fn places_of(stack: &Indexed<'_, '_>, kind: Secret) -> Vec<Path> {
    let mut places = Vec::new();
    if stack.census().secrets {
        stack.each_text(&mut |text, path| {
            if key::secret(text) == Some(kind) {
                places.push(path());
            }
        });
    }
    places.dedup();
    places
}

/// Whether a public key belongs there.
fn is_key_material(stack: &Stack<'_>, path: &Path) -> bool {
    let Place::Resource(index) = path.place else {
        return false;
    };
    let is_material = matches!(
        &*path.steps,
        [Step::Key(section), Step::Key(key)]
            if section == "Properties" && key == "PublicKeyMaterial"
    );
    is_material
        && path.part == Part::Value
        && stack.resources.get(index).is_some_and(takes_key_material)
}

/// Whether it is a resource with the material of a public key.
pub(crate) fn takes_key_material(resource: &Resource<'_>) -> bool {
    ["AWS::IVS::PlaybackKeyPair", "AWS::IVS::PublicKey"].contains(&&*resource.type_name)
}

/// A stream key's value flows into a Secrets Manager secret and nowhere else.
///
/// Why: whoever knows it can stream to the channel. Outputs, tags, names and metadata can be read by
/// everybody who may describe the stack, a function's environment and a parameter of Systems Manager
/// by everybody who may describe those.
///
/// ```text,wrong
/// let main = Channel { };
/// let encoder = main.add_stream_key();
/// output key = encoder.value;
/// ```
///
/// ```text,right
/// let main = Channel { };
/// let encoder = main.add_stream_key();
/// let secret = AWS::SecretsManager::Secret { secret_string: encoder.value };
/// ```
///
/// Source: IVS API reference, `StreamKeyValue`, marked sensitive.
pub(super) fn secret_outside_secrets_manager(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    let census = stack.census();
    // A function may read an attribute in its text.
    let secrets = if census.attributes || census.functions {
        secrets(stack)
    } else {
        Vec::new()
    };
    if secrets.is_empty() {
        return;
    }
    let mut look = |way: &Way<'_>, node: &Node<'_>| {
        // Most attributes are told by their names to be none, which is cheaper than to look up
        // whose they are.
        let Node::Reference {
            to,
            attribute: Some(attribute),
            ..
        } = node
        else {
            return;
        };
        if !secrets.contains(&&**attribute) {
            return;
        }
        let Some(resource) = stack
            .declared(to)
            .filter(|resource| has_secret(resource, attribute))
        else {
            return;
        };
        let path = way.path();
        if is_kept(stack, &path) || is_refused_anyway(&path) {
            return;
        }
        let value = format!("{}.{}", resource.name, stack.spelling.property(attribute));
        let message = format!("`{value}` is a secret; {}", leak(stack, &path));
        let help = how_to_keep(stack, &path, &value);
        report.add(rule, path, message).help(help);
    };
    stack.walk_deployed(&mut look);
    if let Some(metadata) = &stack.metadata {
        metadata.walk(&Way::Section(Place::Stack, "Metadata"), &mut look);
    }
}

/// What to write in place of a secret. An encoder of `MediaLive` has no program that could read it, so that
/// CloudFormation must.
fn how_to_keep(stack: &Stack<'_>, path: &Path, value: &str) -> String {
    let is_encoder = matches!(path.place, Place::Resource(index)
        if stack.resources.get(index).is_some_and(|it| it.type_name.starts_with("AWS::MediaLive::")));
    match (stack.spelling, is_encoder) {
        (Spelling::Rust, false) => format!(
            "keep it with `let secret = {SECRET} {{ secret_string: {value} }};` and read it when the \
             program runs"
        ),
        (Spelling::Rust, true) => format!(
            "keep it with `let secret = {SECRET} {{ secret_string: {value} }};` and write \
             `format!(\"{{{{{{{{resolve:secretsmanager:{{secret}}:SecretString}}}}}}}}\")` here"
        ),
        (Spelling::CloudFormation, false) => format!(
            "keep it in the `SecretString` of an `{SECRET}` and read it when the program runs"
        ),
        (Spelling::CloudFormation, true) => format!(
            "keep it in the `SecretString` of an `{SECRET}` and write `{{\"Fn::Sub\": \
             \"{{{{resolve:secretsmanager:${{Secret}}:SecretString}}}}\"}}` here"
        ),
    }
}

/// A secret is either given or generated.
///
/// Why: the two properties stand for each other. Secrets Manager has no use for both, and the CDK
/// refuses them.
///
/// ```text,wrong
/// let main = Channel { };
/// let encoder = main.add_stream_key();
/// let secret = AWS::SecretsManager::Secret {
///     secret_string: encoder.value,
///     generate_secret_string: { PasswordLength: 32 },
/// };
/// ```
///
/// ```text,right
/// let main = Channel { };
/// let encoder = main.add_stream_key();
/// let secret = AWS::SecretsManager::Secret { secret_string: encoder.value };
/// ```
///
/// Source: CloudFormation Template Reference, `AWS::SecretsManager::Secret`; AWS CDK API reference,
/// `SecretProps`, "Only one of `secretString` and `generateSecretString` can be provided".
pub(super) fn secret_given_and_generated(
    rule: Rule,
    stack: &Indexed<'_, '_>,
    report: &mut Report<'_, '_>,
) {
    const KEYS: [&str; 2] = ["SecretString", "GenerateSecretString"];
    let is_set = |node: Option<&Node<'_>>| match node {
        None | Some(Node::Unknown) => false,
        Some(Node::Function(name, _)) => {
            matches!(
                &**name,
                "Fn::Sub" | "Fn::Join" | "Fn::Select" | "Fn::ImportValue"
            )
        }
        Some(_) => true,
    };
    for (index, secret) in stack.resources_of(SECRET) {
        if KEYS.iter().all(|key| is_set(secret.properties.entry(key))) {
            let [given, generated] = KEYS.map(|key| stack.spelling.property(key));
            let message = format!("a secret is either in `{given}` or in `{generated}`, not both");
            let path = Path::property(index, &["GenerateSecretString"]).part(Part::Key);
            report
                .add(rule, path, message)
                .help(format!("remove `{generated}` or `{given}`"));
        }
    }
}

/// Whether nothing that depends on a resource can stand there, so that it needs no second error: in a
/// condition, or in the name of an export.
fn is_refused_anyway(path: &Path) -> bool {
    let is_export = || matches!(path.steps.first(), Some(Step::Key(key)) if key == "Export");
    match path.place {
        Place::Condition(_) => true,
        Place::Output(_) => is_export(),
        _ => false,
    }
}

/// Whether what stands there becomes the value of a secret of Secrets Manager.
fn is_kept(stack: &Stack<'_>, path: &Path) -> bool {
    let Place::Resource(index) = path.place else {
        return false;
    };
    let is_secret = stack
        .resources
        .get(index)
        .is_some_and(|resource| resource.type_name == SECRET);
    let is_key =
        |step: Option<&Step>, name: &str| matches!(step, Some(Step::Key(key)) if key == name);
    is_secret
        && is_key(path.steps.first(), "Properties")
        && is_key(path.steps.get(1), "SecretString")
}

/// Where a secret can be seen that stands there.
fn leak(stack: &Stack<'_>, path: &Path) -> String {
    let is_in =
        |section: &str| matches!(path.steps.first(), Some(Step::Key(key)) if key == section);
    match path.place {
        Place::Output(index) => {
            let name = stack.outputs.get(index).map_or("", |output| &*output.name);
            format!("the output `{name}` shows it to everybody who may describe the stack")
        }
        Place::Resource(index) => match stack.resources.get(index) {
            Some(resource) => {
                let way = way_in(resource, stack.spelling, &path.steps);
                format!(
                    "it flows into `{way}` of `{}`, but may flow into a Secrets Manager secret only",
                    resource.name
                )
            }
            None => String::new(),
        },
        _ if is_in("Tags") => "it flows into the tags of the stack, which everybody sees".into(),
        _ => "it flows into the metadata of the stack, which everybody sees".into(),
    }
}

/// The way into a resource as its author writes it, without the functions on it:
/// `environment.Variables.KEY`.
fn way_in(resource: &Resource<'_>, spelling: Spelling, steps: &[Step]) -> String {
    let mut way = String::new();
    let mut rows = resource.resource_type.map(|found| found.properties);
    let mut is_in_function = false;
    let steps = match steps.split_first() {
        Some((Step::Key(section), inside)) if section == "Properties" => inside,
        _ => {
            rows = None;
            steps
        }
    };
    for step in steps {
        match step {
            Step::Key(key) if key.starts_with("Fn::") => is_in_function = true,
            Step::Index(_) if is_in_function => {}
            Step::Index(index) => way.extend(["[", &index.to_string(), "]"]),
            Step::Key(key) => {
                is_in_function = false;
                let row = rows.and_then(|rows| find(rows, key));
                if !way.is_empty() {
                    way.push('.');
                }
                match (row, spelling) {
                    (Some(row), Spelling::Rust) => way.push_str(row.name),
                    _ => way.push_str(key),
                }
                rows = row.and_then(|row| match &row.kind {
                    Kind::Block(block) => Some(block.properties),
                    Kind::List(list) => match list.item {
                        Kind::Block(block) => Some(block.properties),
                        _ => None,
                    },
                    _ => None,
                });
            }
        }
    }
    way
}

fn find(rows: &'static [Property], cloudformation: &str) -> Option<&'static Property> {
    rows.iter().find(|row| row.cloudformation == cloudformation)
}

/// The names of the attributes that are secret on some resource.
fn secrets(stack: &Stack<'_>) -> Vec<&'static str> {
    let mut names = Vec::new();
    let types = stack
        .resources
        .iter()
        .filter_map(|resource| resource.resource_type);
    for attribute in types.flat_map(|found| found.attributes) {
        if attribute.secret && !names.contains(&attribute.cloudformation) {
            names.push(attribute.cloudformation);
        }
    }
    names
}

fn has_secret(resource: &Resource<'_>, attribute: &str) -> bool {
    resource
        .resource_type
        .and_then(|found| found.attribute(attribute))
        .is_some_and(|attribute| attribute.secret)
}
