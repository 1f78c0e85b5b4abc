//! The outputs of a deployed stack, typed for the application that reads them.

mod error;
mod field;
mod read;

pub use error::{OutputFault, OutputsError, OutputsSource};
pub use field::{EachOutput, Field, OutputValue, Values};

/// The outputs of a deployed stack.
///
/// `ivs_stack!` declares such a struct beside each stack: `LiveShowOutputs` beside `LiveShow`, and also
/// called `<LiveShow as Stack>::Outputs`. Each `output` is a field of the same name, with its doc
/// comment:
///
/// | the `output` stands | field |
/// |---|---|
/// | in the stack | `String` |
/// | in an `if` | `Option<String>` |
/// | in a `for` over a list that is written there | one field for each turn: `playback_front`, `playback_back` |
/// | in a `for` over a Rust iterator | [`EachOutput`], which has them by the loop's element |
///
/// It is read from what `cdk` or `aws` print, or from pairs that come from anywhere else, such as an
/// AWS SDK. Reading is strict: what is missing and what is not declared are errors, all of them at
/// once, because both say that the program and the deployed stack are not of the same version.
///
/// ```
/// use ivs_core::{Outputs, ivs_stack};
///
/// ivs_stack! {
///     pub stack LiveShow {
///         let main = Channel { name: "show" };
///         let encoder = main.add_stream_key();
///         /// Where viewers play the show.
///         output playback_url = main.playback_url;
///         for room in ["lobby", "stage"] {
///             let chat = Room { name: room };
///             output chat_arn = chat.arn;
///         }
///     }
/// }
///
/// // What `cdk deploy --outputs-file outputs.json` wrote.
/// let json = r#"{ "live-video": {
///     "PlaybackUrl": "https://example.com/show.m3u8",
///     "ChatArnLobby": "arn:aws:ivschat:us-west-2:123456789012:room/aaaaaaaaaaaa",
///     "ChatArnStage": "arn:aws:ivschat:us-west-2:123456789012:room/bbbbbbbbbbbb"
/// } }"#;
/// let outputs = LiveShowOutputs::from_outputs_file(json, "live-video")?;
/// assert_eq!(outputs.playback_url, "https://example.com/show.m3u8");
/// assert!(outputs.chat_arn_lobby.ends_with("aaaaaaaaaaaa"));
///
/// let error = LiveShowOutputs::from_outputs_file(json, "live-vido").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "error: there is no stack `live-vido` in the outputs file
///        help: did you mean `live-video`?"
/// );
/// # Ok::<(), ivs_core::OutputsError>(())
/// ```
///
/// With the feature `serde` the struct is `Serialize` and `Deserialize`, in the form that stands in an
/// outputs file: an object of texts, under CloudFormation's names of the outputs.
pub trait Outputs: Sized {
    /// The name of the stack's struct.
    const STACK: &'static str;

    #[doc(hidden)]
    const FIELDS: &'static [Field];

    #[doc(hidden)]
    fn from_values(values: &mut Values) -> Self;

    #[doc(hidden)]
    fn each_value(&self, visit: &mut dyn FnMut(&dyn OutputValue));

    /// Reads the file that `cdk deploy --outputs-file outputs.json` writes; `stack_name` is the name
    /// under which the stack was deployed.
    ///
    /// # Errors
    ///
    /// The text is not such a file, the stack is not in it, or its outputs are not those of this
    /// struct.
    fn from_outputs_file(json: &str, stack_name: &str) -> Result<Self, OutputsError> {
        read::typed(Some(stack_name), read::outputs_file(json, stack_name))
    }

    /// Reads what `aws cloudformation describe-stacks --stack-name NAME --output json` prints, or the
    /// list `Stacks[0].Outputs` of it alone.
    ///
    /// # Errors
    ///
    /// The text is something else, it has no stack or several, or the outputs are not those of this
    /// struct.
    ///
    /// ```
    /// # use ivs_core::{Outputs, ivs_stack};
    /// # ivs_stack! {
    /// #     pub stack LiveShow {
    /// #         let chat = Room {};
    /// #         output chat_arn = chat.arn;
    /// #     }
    /// # }
    /// let json = r#"{ "Stacks": [{
    ///     "StackName": "live-video",
    ///     "StackStatus": "CREATE_COMPLETE",
    ///     "Outputs": [{ "OutputKey": "ChatArn", "OutputValue": "arn:aws:ivschat:.." }]
    /// }] }"#;
    /// assert_eq!(LiveShowOutputs::from_describe_stacks(json)?.chat_arn, "arn:aws:ivschat:..");
    /// # Ok::<(), ivs_core::OutputsError>(())
    /// ```
    fn from_describe_stacks(json: &str) -> Result<Self, OutputsError> {
        match read::describe_stacks(json) {
            Ok((name, pairs)) => read::typed(name.as_deref(), Ok(pairs)),
            Err(fault) => read::typed(None, Err(fault)),
        }
    }

    /// Takes the outputs one by one, each by its key in the template.
    ///
    /// # Errors
    ///
    /// The outputs are not those of this struct.
    ///
    /// A program that shall run beside a newer stack, with outputs that it does not know yet, leaves
    /// out what is not [`declared`](Self::is_declared):
    ///
    /// ```
    /// # use ivs_core::{Outputs, ivs_stack};
    /// # ivs_stack! {
    /// #     pub stack LiveShow {
    /// #         let chat = Room {};
    /// #         output chat_arn = chat.arn;
    /// #     }
    /// # }
    /// let deployed = [("ChatArn", "arn:aws:ivschat:.."), ("NewerThanThis", "..")];
    /// assert!(LiveShowOutputs::from_pairs(deployed).is_err());
    ///
    /// let known = deployed.into_iter().filter(|(key, _)| LiveShowOutputs::is_declared(key));
    /// assert_eq!(LiveShowOutputs::from_pairs(known)?.chat_arn, "arn:aws:ivschat:..");
    /// # Ok::<(), ivs_core::OutputsError>(())
    /// ```
    fn from_pairs<K: Into<String>, V: Into<String>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Result<Self, OutputsError> {
        let pairs = pairs
            .into_iter()
            .map(|(key, value)| (key.into(), value.into()));
        read::typed(None, Ok(pairs.collect()))
    }

    /// The outputs, each with its key in the template. What is not there is left out.
    fn to_pairs(&self) -> Vec<(String, String)> {
        let mut fields = Self::FIELDS.iter();
        let mut pairs = Vec::new();
        self.each_value(&mut |value| {
            if let Some(field) = fields.next() {
                value.append(field, &mut pairs);
            }
        });
        pairs
    }

    /// Whether the stack declares an output with this key.
    #[must_use]
    fn is_declared(key: &str) -> bool {
        Self::FIELDS
            .iter()
            .any(|field| field.element_in(key).is_some())
    }
}

/// What `#[derive(Serialize)]` would be, with CloudFormation's names.
#[cfg(feature = "serde")]
#[doc(hidden)]
pub fn serialize<O: Outputs, S: serde_core::Serializer>(
    outputs: &O,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(outputs.to_pairs())
}

/// What `#[derive(Deserialize)]` would be, with CloudFormation's names.
#[cfg(feature = "serde")]
#[doc(hidden)]
pub fn deserialize<'de, O: Outputs, D: serde_core::Deserializer<'de>>(
    deserializer: D,
) -> Result<O, D::Error> {
    use serde_core::{Deserialize, de::Error};

    let pairs = std::collections::BTreeMap::<String, String>::deserialize(deserializer)?;
    O::from_pairs(pairs).map_err(D::Error::custom)
}
