//! CloudFormation's names in Rust's case, and back.

/// `latency_mode` → `LatencyMode`; a trailing `_`, which keeps a name from being a keyword, is
/// dropped. `None` where nothing is left that a logical id can hold.
///
/// ```
/// # use ivs_schema::names::to_pascal_case;
/// assert_eq!(to_pascal_case("playback_url"), "PlaybackUrl");
/// assert_eq!(to_pascal_case("type_"), "Type");
/// assert_eq!(to_pascal_case("main-stage"), "MainStage");
/// ```
#[must_use]
pub fn to_pascal_case(name: &str) -> String {
    let mut pascal = String::with_capacity(name.len());
    for word in name.split(|character: char| !character.is_alphanumeric()) {
        let mut characters = word.chars();
        if let Some(first) = characters.next() {
            pascal.extend(first.to_uppercase());
        }
        pascal.push_str(characters.as_str());
    }
    pascal
}

/// `LatencyMode` → `latency_mode`, `S3` → `s3`.
///
/// ```
/// # use ivs_schema::names::to_snake_case;
/// assert_eq!(to_snake_case("RecordingConfigurationArn"), "recording_configuration_arn");
/// assert_eq!(to_snake_case("S3"), "s3");
/// assert_eq!(to_snake_case("WebsiteURL"), "website_url");
/// ```
#[must_use]
pub fn to_snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    let mut before: Option<char> = None;
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        let starts_word = character.is_uppercase()
            && before.is_some_and(|before| {
                !before.is_uppercase() || characters.peek().is_some_and(|next| next.is_lowercase())
            });
        if starts_word {
            snake.push('_');
        }
        snake.extend(character.to_lowercase());
        before = Some(character);
    }
    snake
}

/// `ADVANCED_HD` → `AdvancedHd`, the empty text → `None`.
///
/// ```
/// # use ivs_schema::names::to_enum_value;
/// assert_eq!(to_enum_value("FRAGMENTED_MP4"), "FragmentedMp4");
/// assert_eq!(to_enum_value("PublicRead"), "PublicRead");
/// ```
#[must_use]
pub fn to_enum_value(text: &str) -> String {
    if text.is_empty() {
        return "None".into();
    }
    // Words that are no constants, such as `PublicRead`, are names already.
    if text.chars().any(char::is_lowercase) {
        return to_pascal_case(text);
    }
    to_pascal_case(&text.to_lowercase())
}

/// `r#type` → `type`.
#[must_use]
pub const fn without_raw_prefix(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

/// "a `Channel`", "an `AdConfiguration`".
#[must_use]
pub fn with_article(name: &str) -> String {
    let article = match name.chars().next() {
        Some('A' | 'E' | 'I' | 'O') => "an",
        _ => "a",
    };
    format!("{article} `{name}`")
}

/// In which language a message spells the names it mentions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Spelling {
    /// `latency_mode: AdvancedHd`
    #[default]
    Rust,
    /// `LatencyMode: "ADVANCED_HD"`
    CloudFormation,
}

impl Spelling {
    /// A property or an attribute, given as CloudFormation's name.
    #[must_use]
    pub fn property(self, cloudformation: &str) -> String {
        match self {
            Self::Rust => to_snake_case(cloudformation),
            Self::CloudFormation => cloudformation.into(),
        }
    }

    /// A function, given as CloudFormation's name: those that the language has are in Rust's case.
    #[must_use]
    pub fn function(self, cloudformation: &str) -> String {
        let name = match (self, cloudformation) {
            (Self::CloudFormation, name) => name,
            (Self::Rust, "Fn::Base64") => "Fn::base64",
            (Self::Rust, "Fn::Cidr") => "Fn::cidr",
            (Self::Rust, "Fn::FindInMap") => "Fn::find_in_map",
            (Self::Rust, "Fn::GetAZs") => "Fn::get_azs",
            (Self::Rust, "Fn::ImportValue") => "Fn::import_value",
            (Self::Rust, "Fn::Join") => "Fn::join",
            (Self::Rust, "Fn::Select") => "Fn::select",
            (Self::Rust, "Fn::Split") => "Fn::split",
            (Self::Rust, "Fn::Sub") => "Fn::sub",
            (Self::Rust, other) => other,
        };
        name.into()
    }

    /// An entry of a block, with its name as it is spelled.
    #[must_use]
    pub fn entry(self, name: &str, value: &str) -> String {
        match self {
            Self::Rust => format!("{name}: {value}"),
            Self::CloudFormation => format!("\"{name}\": {value}"),
        }
    }

    /// What is said of the language, in one or the other.
    #[must_use]
    pub const fn choose<'t>(self, rust: &'t str, cloudformation: &'t str) -> &'t str {
        match self {
            Self::Rust => rust,
            Self::CloudFormation => cloudformation,
        }
    }

    /// How a stack says that a macro of CloudFormation works on it.
    #[must_use]
    pub fn transform(self, name: &str) -> String {
        match self {
            Self::Rust => format!("write `#[transform(\"{name}\")]` on the stack"),
            Self::CloudFormation => format!("add `\"Transform\": \"{name}\"`"),
        }
    }

    /// A value of an enum, given as CloudFormation's text.
    #[must_use]
    pub fn value(self, cloudformation: &str) -> String {
        match self {
            Self::Rust => to_enum_value(cloudformation),
            Self::CloudFormation => format!("\"{cloudformation}\""),
        }
    }
}
/// What stands beside the properties of a resource: here and in CloudFormation, with its argument.
const BESIDE_PROPERTIES: [(&str, &str, &str); 6] = [
    ("condition", "Condition", ""),
    ("creation_policy", "CreationPolicy", "({ .. })"),
    ("deletion_policy", "DeletionPolicy", "(Retain)"),
    ("depends_on", "DependsOn", "(name)"),
    ("update_policy", "UpdatePolicy", "({ .. })"),
    ("update_replace_policy", "UpdateReplacePolicy", "(Retain)"),
];

/// Where something belongs that stands among the properties, but is none.
#[must_use]
pub fn place_beside_properties(key: &str, spelling: Spelling) -> Option<String> {
    let (name, cloudformation, argument) = BESIDE_PROPERTIES
        .into_iter()
        .find(|(name, cloudformation, _)| key == *name || key == *cloudformation)?;
    Some(match spelling {
        Spelling::CloudFormation => format!("`{cloudformation}` stands beside `Properties`"),
        Spelling::Rust if name == "condition" => {
            "put the `let` into `if condition { .. }`".to_owned()
        }
        Spelling::Rust => format!("write `#[{name}{argument}]` before the `let`"),
    })
}
