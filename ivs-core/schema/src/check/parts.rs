//! Properties, tags and parameters.

use crate::report::{Level, Rule};

/// Names rules. Unless it says `deny`, a rule can't be broken: CloudFormation or the service refuses
/// what breaks it.
macro_rules! rules {
    ($($(#[doc = $documentation:literal])* $NAME:ident $name:literal $($level:ident)?;)*) => {
        $(
            $(#[doc = $documentation])*
            pub(super) const $NAME: Rule = Rule {
                name: $name,
                level: rules!(@level $($level)?),
            };
        )*

        /// All of them, in their order.
        pub(super) const ALL: &[Rule] = &[$($NAME,)*];
    };
    (@level) => { Level::Forbid };
    (@level deny) => { Level::Deny };
}

rules! {
    /// A property is one of its type's.
    ///
    /// Why: CloudFormation refuses a template with any other.
    ///
    /// ```text,wrong
    /// let chat = Room { title: "chat" };
    /// ```
    ///
    /// ```text,right
    /// let chat = Room { name: "chat" };
    /// ```
    ///
    /// Source: the schema of the resource type in the CloudFormation registry.
    UNKNOWN_PROPERTY "unknown_property";

    /// An attribute that the service gives is read, and not set.
    ///
    /// Why: CloudFormation refuses a value for it.
    ///
    /// ```text,wrong
    /// let chat = Room { id: "abcdABCDefgh" };
    /// ```
    ///
    /// ```text,right
    /// let chat = Room { name: "chat" };
    /// output chat_id = chat.id;
    /// ```
    ///
    /// Source: the schema of the resource type in the CloudFormation registry.
    READ_ONLY_PROPERTY "read_only_property";

    /// A property that its type or block requires is set.
    ///
    /// Why: CloudFormation refuses the resource without it.
    ///
    /// ```text,wrong
    /// let main = Channel { name: "show" };
    /// let encoder = StreamKey { };
    /// ```
    ///
    /// ```text,right
    /// let main = Channel { name: "show" };
    /// let encoder = StreamKey { channel_arn: main };
    /// ```
    ///
    /// Source: the schema of the resource type in the CloudFormation registry.
    MISSING_PROPERTY "missing_property";

    /// A value is of the type that its property takes.
    ///
    /// Why: CloudFormation refuses it, except that it reads `"30"` as a number, `1280.0` as a whole
    /// number and `"true"`, in any case, as a boolean.
    ///
    /// ```text,wrong
    /// let chat = Room { maximum_message_length: [200] };
    /// ```
    ///
    /// ```text,right
    /// let chat = Room { maximum_message_length: 200 };
    /// ```
    ///
    /// Source: the schema of the resource type in the CloudFormation registry.
    WRONG_TYPE "wrong_type";

    /// A reference leads to a resource of the type that the property takes.
    ///
    /// Why: the service knows nothing by the ARN or the name of something else.
    ///
    /// ```text,wrong
    /// let chat = Room { name: "chat" };
    /// let encoder = StreamKey { channel_arn: chat };
    /// ```
    ///
    /// ```text,right
    /// let main = Channel { name: "show" };
    /// let encoder = StreamKey { channel_arn: main };
    /// ```
    ///
    /// Source: the schema of the resource type in the CloudFormation registry.
    WRONG_REFERENCE "wrong_reference";

    /// A value of an enum is one of its words.
    ///
    /// Why: CloudFormation refuses any other.
    ///
    /// ```text,wrong
    /// let chat = Room {
    ///     message_review_handler: {
    ///         uri: "arn:aws:lambda:us-west-2:123456789012:function:review",
    ///         fallback_result: Accept,
    ///     },
    /// };
    /// ```
    ///
    /// ```text,right
    /// let chat = Room {
    ///     message_review_handler: {
    ///         uri: "arn:aws:lambda:us-west-2:123456789012:function:review",
    ///         fallback_result: Allow,
    ///     },
    /// };
    /// ```
    ///
    /// Source: the schema of the resource type in the CloudFormation registry.
    UNKNOWN_VALUE "unknown_value";

    /// A text has as many characters as its property takes.
    ///
    /// Why: CloudFormation refuses a shorter or a longer one.
    ///
    /// ```text,wrong
    /// let chat = Room { name: ("x".repeat(129)) };
    /// ```
    ///
    /// ```text,right
    /// let chat = Room { name: ("x".repeat(128)) };
    /// ```
    ///
    /// Source: the schema of the resource type in the CloudFormation registry.
    LENGTH "length";

    /// A number lies in the range of its property.
    ///
    /// Why: CloudFormation refuses a smaller or a larger one.
    ///
    /// ```text,wrong
    /// let chat = Room { maximum_message_length: 501 };
    /// ```
    ///
    /// ```text,right
    /// let chat = Room { maximum_message_length: 500 };
    /// ```
    ///
    /// Source: the schema of the resource type in the CloudFormation registry.
    RANGE "range";

    /// A text has the form that its property takes.
    ///
    /// Why: CloudFormation refuses a string that does not match the pattern of the property, or the
    /// service one that does not match its own.
    ///
    /// ```text,wrong
    /// let chat = Room { name: "my chat" };
    /// ```
    ///
    /// ```text,right
    /// let chat = Room { name: "my-chat" };
    /// ```
    ///
    /// Source: the schema of the resource type in the CloudFormation registry; for the name of a secret
    /// Secrets Manager API reference, `CreateSecret`, `Name`.
    PATTERN "pattern";

    /// A list has as many items as its property takes.
    ///
    /// Why: CloudFormation refuses a shorter or a longer one.
    ///
    /// ```text,wrong
    /// let ads = AdConfiguration { media_tailor_playback_configurations: [] };
    /// ```
    ///
    /// ```text,right
    /// let ads = AdConfiguration {
    ///     media_tailor_playback_configurations: [{ playback_configuration_arn: "arn:aws:mediatailor:us-west-2:123456789012:playbackConfiguration/ads" }],
    /// };
    /// output ads = ads.arn;
    /// ```
    ///
    /// Source: the schema of the resource type in the CloudFormation registry.
    LIST_LENGTH "list_length";

    /// The items of a list differ, where the property wants them to.
    ///
    /// Why: CloudFormation refuses a list with the same item twice.
    ///
    /// ```text,wrong
    /// let geo = PlaybackRestrictionPolicy { allowed_countries: ["DE", "DE"] };
    /// output policy = geo.arn;
    /// ```
    ///
    /// ```text,right
    /// let geo = PlaybackRestrictionPolicy { allowed_countries: ["DE", "FR"] };
    /// output policy = geo.arn;
    /// ```
    ///
    /// Source: the schema of the resource type in the CloudFormation registry.
    DUPLICATE_ITEM "duplicate_item";

    /// What a parameter allows, the property that it feeds takes.
    ///
    /// Why: the deployment fails with the first value that does not fit, perhaps months later.
    ///
    /// ```text,wrong
    /// let length = Parameter { type: Number, default: 200, allowed_values: [200, 1000] };
    /// let chat = Room { maximum_message_length: length };
    /// ```
    ///
    /// ```text,right
    /// let length = Parameter { type: Number, default: 200, allowed_values: [200, 500] };
    /// let chat = Room { maximum_message_length: length };
    /// ```
    ///
    /// Source: the schema of the resource type in the CloudFormation registry.
    PARAMETER_MISFIT "parameter_misfit";

    /// An imported resource is given by an ARN, or an id, of its own type.
    ///
    /// Why: what refers to it would be refused when the stack is deployed, or lead to something else.
    ///
    /// ```text,wrong
    /// let main = Channel::from_arn("arn:aws:ivschat:us-west-2:123456789012:room/abcdABCDefgh");
    /// let chat = Room { name: "chat", tags: { "channel": main.id } };
    /// ```
    ///
    /// ```text,right
    /// let main = Channel::from_arn("arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh");
    /// let chat = Room { name: "chat", tags: { "channel": main.id } };
    /// ```
    ///
    /// Source: Service Authorization Reference, "Resource types defined by Amazon Interactive Video Service"
    /// and "Resource types defined by Amazon Interactive Video Service Chat".
    IMPORTED_ARN "imported_arn";

    /// A tag is a key and a value.
    ///
    /// Why: CloudFormation refuses anything else in a list of tags.
    ///
    /// ```text,wrong
    /// let chat = Room { tags: [{ key: "team" }] };
    /// ```
    ///
    /// ```text,right
    /// let chat = Room { tags: [{ key: "team", value: "live" }] };
    /// ```
    ///
    /// Source: `Tags`, `TagKey` and `TagValue` in the IVS API reference; IVS User Guide, "Tagging".
    TAG_FORM "tag_form";

    /// The key of a tag has 1 to 128 characters, and does not start with `aws:`.
    ///
    /// Why: the services refuse it, and keys with `aws:` are AWS's own. Where the pattern of the
    /// service is known, the key has letters, digits, spaces and `_`, `.`, `:`, `/`, `=`, `+`, `-`,
    /// `@` only; for all others see `tag_character`.
    ///
    /// ```text,wrong
    /// let chat = Room { tags: { "aws:team": "live" } };
    /// ```
    ///
    /// ```text,right
    /// let chat = Room { tags: { "team": "live" } };
    /// ```
    ///
    /// Source: IVS Low-Latency API reference, `TagKey`; the schema of `AWS::IVS::AdConfiguration` and
    /// `AWS::IAM::Role`; CloudWatch Logs API reference, `CreateLogGroup`, `tags`; Amazon S3 API
    /// reference, `InvalidTag`; for the others AWS General Reference, "Tag naming limits and
    /// requirements".
    TAG_KEY "tag_key";

    /// The value of a tag has at most 256 characters.
    ///
    /// Why: the services refuse a longer one, and a room refuses an empty one. Where the pattern of the
    /// service is known, the value has letters, digits, spaces and `_`, `.`, `:`, `/`, `=`, `+`, `-`,
    /// `@` only; for all others see `tag_character`.
    ///
    /// ```text,wrong
    /// let main = Channel { tags: { "motto": "stay tuned!" } };
    /// let encoder = main.add_stream_key();
    /// ```
    ///
    /// ```text,right
    /// let main = Channel { tags: { "motto": "stay tuned" } };
    /// let encoder = main.add_stream_key();
    /// ```
    ///
    /// Source: IVS Low-Latency API reference, `TagValue`; the schema of `AWS::IVS::AdConfiguration`,
    /// `AWS::IAM::Role` and `AWS::IVSChat::Room`; CloudWatch Logs API reference, `CreateLogGroup`,
    /// `tags`; Amazon S3 API reference, `InvalidTag`; for the others AWS General Reference, "Tag
    /// naming limits and requirements".
    TAG_VALUE "tag_value";

    /// A tag has the characters that tags usually have.
    ///
    /// Why: the general limits of AWS allow letters, digits, spaces and `_`, `.`, `:`, `/`, `=`, `+`,
    /// `-`, `@` in a tag that is to work with all services. Whether stages, their configurations, chat
    /// and Secrets Manager refuse others is not documented.
    ///
    /// ```text,wrong
    /// let chat = Room { tags: { "motto": "stay tuned!" } };
    /// ```
    ///
    /// ```text,right
    /// let chat = Room { tags: { "motto": "stay tuned" } };
    /// ```
    ///
    /// Source: AWS General Reference, "Tag naming limits and requirements".
    TAG_CHARACTER "tag_character" deny;

    /// The tags of a resource have different keys.
    ///
    /// Why: CloudFormation refuses a list with the same key twice. To IAM, keys that differ in
    /// case only are the same.
    ///
    /// ```text,wrong
    /// let chat = Room { tags: [{ key: "team", value: "live" }, { key: "team", value: "vod" }] };
    /// ```
    ///
    /// ```text,right
    /// let chat = Room { tags: [{ key: "team", value: "live" }, { key: "crew", value: "vod" }] };
    /// ```
    ///
    /// Source: `Tags`, `TagKey` and `TagValue` in the IVS API reference; IVS User Guide, "Tagging"; IAM
    /// User Guide, "Rules for tagging in IAM and AWS STS".
    DUPLICATE_TAG "duplicate_tag";

    /// A resource has at most 50 tags, those of the stack included.
    ///
    /// Why: the service refuses more.
    ///
    /// ```text,wrong
    /// let chat = Room { tags: {
    ///     "t1": "x", "t2": "x", "t3": "x", "t4": "x", "t5": "x", "t6": "x", "t7": "x", "t8": "x", "t9": "x", "t10": "x",
    ///     "t11": "x", "t12": "x", "t13": "x", "t14": "x", "t15": "x", "t16": "x", "t17": "x", "t18": "x", "t19": "x", "t20": "x",
    ///     "t21": "x", "t22": "x", "t23": "x", "t24": "x", "t25": "x", "t26": "x", "t27": "x", "t28": "x", "t29": "x", "t30": "x",
    ///     "t31": "x", "t32": "x", "t33": "x", "t34": "x", "t35": "x", "t36": "x", "t37": "x", "t38": "x", "t39": "x", "t40": "x",
    ///     "t41": "x", "t42": "x", "t43": "x", "t44": "x", "t45": "x", "t46": "x", "t47": "x", "t48": "x", "t49": "x", "t50": "x",
    ///     "t51": "x",
    /// } };
    /// ```
    ///
    /// ```text,right
    /// let chat = Room { tags: {
    ///     "t1": "x", "t2": "x", "t3": "x", "t4": "x", "t5": "x", "t6": "x", "t7": "x", "t8": "x", "t9": "x", "t10": "x",
    ///     "t11": "x", "t12": "x", "t13": "x", "t14": "x", "t15": "x", "t16": "x", "t17": "x", "t18": "x", "t19": "x", "t20": "x",
    ///     "t21": "x", "t22": "x", "t23": "x", "t24": "x", "t25": "x", "t26": "x", "t27": "x", "t28": "x", "t29": "x", "t30": "x",
    ///     "t31": "x", "t32": "x", "t33": "x", "t34": "x", "t35": "x", "t36": "x", "t37": "x", "t38": "x", "t39": "x", "t40": "x",
    ///     "t41": "x", "t42": "x", "t43": "x", "t44": "x", "t45": "x", "t46": "x", "t47": "x", "t48": "x", "t49": "x", "t50": "x",
    /// } };
    /// ```
    ///
    /// Source: `Tags`, `TagKey` and `TagValue` in the IVS API reference; IVS User Guide, "Tagging".
    TAG_COUNT "tag_count";

    /// The type of a parameter is one of CloudFormation's.
    ///
    /// Why: CloudFormation refuses a template with any other.
    ///
    /// ```text,wrong
    /// let stage = Parameter { type: Text };
    /// let chat = Room { name: stage };
    /// ```
    ///
    /// ```text,right
    /// let stage = Parameter { type: String };
    /// let chat = Room { name: stage };
    /// ```
    ///
    /// Source: CloudFormation User Guide, "Parameters".
    PARAMETER_TYPE "parameter_type";

    /// A number has no pattern and no length, and a string no bounds.
    ///
    /// Why: CloudFormation reads these constraints on parameters of the other type only, and its validators
    /// refuse a template with them. What other types take is not documented.
    ///
    /// ```text,wrong
    /// let length = Parameter { type: Number, max_length: 3 };
    /// let chat = Room { maximum_message_length: length };
    /// ```
    ///
    /// ```text,right
    /// let length = Parameter { type: Number, max_value: 500 };
    /// let chat = Room { maximum_message_length: length };
    /// ```
    ///
    /// Source: CloudFormation User Guide, "Parameters"; cfn-lint E2001.
    PARAMETER_CONSTRAINT "parameter_constraint";

    /// The default of a parameter keeps the parameter's own constraints; of a list, each item keeps the allowed
    /// values.
    ///
    /// Why: CloudFormation refuses the template, even if each deployment gives a value.
    ///
    /// ```text,wrong
    /// let stage = Parameter { type: String, default: "test", allowed_values: ["dev", "prod"] };
    /// let chat = Room { name: stage };
    /// ```
    ///
    /// ```text,right
    /// let stage = Parameter { type: String, default: "dev", allowed_values: ["dev", "prod"] };
    /// let chat = Room { name: stage };
    /// ```
    ///
    /// Source: CloudFormation User Guide, "Parameters"; cfn-lint E2015.
    PARAMETER_DEFAULT "parameter_default";

    /// `#[allow(..)]` names a rule.
    ///
    /// Why: a misspelt name silences nothing.
    ///
    /// ```text,wrong
    /// #[allow(channel_without_key)]
    /// let main = Channel { name: "show" };
    /// ```
    ///
    /// ```text,right
    /// #[allow(channel_without_stream_key)]
    /// let main = Channel { name: "show" };
    /// ```
    ///
    /// Source: the rules on this page.
    UNKNOWN_RULE "unknown_rule";

    /// `#[allow(..)]` names a rule that may be broken.
    ///
    /// Why: what breaks a rule of level forbid never deploys, whatever its author thinks of it.
    ///
    /// ```text,wrong
    /// #[allow(duplicate_tag)]
    /// let chat = Room { name: "chat" };
    /// ```
    ///
    /// ```text,right
    /// let chat = Room { name: "chat" };
    /// ```
    ///
    /// Source: the levels on this page.
    FORBIDDEN_RULE_ALLOWED "forbidden_rule_allowed";
}
