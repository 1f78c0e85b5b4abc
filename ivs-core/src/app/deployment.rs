//! Where and how a stack is deployed.

/// Where and how a stack is deployed by the AWS CDK.
///
/// What is not said here is up to whoever deploys: the account and the region are those of their
/// credentials.
///
/// ```
/// use ivs_core::app::Deployment;
///
/// let deployment = Deployment::new()
///     .account("123456789012")
///     .region("eu-west-1")
///     .termination_protection()
///     .tag("team", "live");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use = "`App::stack_with` takes it"]
pub struct Deployment {
    pub(super) account: Option<String>,
    pub(super) region: Option<String>,
    pub(super) stack_name: Option<String>,
    pub(super) has_termination_protection: bool,
    pub(super) tags: Vec<(String, String)>,
}

impl Deployment {
    /// One that says nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// The stack is deployed to this account, and to no other: 12 digits.
    ///
    /// ```
    /// # use ivs_core::app::Deployment;
    /// let deployment = Deployment::new().account("123456789012");
    /// ```
    pub fn account(mut self, account: impl Into<String>) -> Self {
        self.account = Some(account.into());
        self
    }

    /// The stack is deployed to this region, such as `us-west-2`. What does not exist there is an
    /// error, as with the attribute `#[region("..")]` of the stack.
    ///
    /// ```
    /// # use ivs_core::app::Deployment;
    /// let deployment = Deployment::new().region("us-west-2");
    /// ```
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// The name of the stack in CloudFormation, if it is another one than in the program; so the
    /// same stack can be deployed to several regions under one name.
    ///
    /// ```
    /// # use ivs_core::app::Deployment;
    /// let deployment = Deployment::new().stack_name("live").region("us-west-2");
    /// ```
    pub fn stack_name(mut self, name: impl Into<String>) -> Self {
        self.stack_name = Some(name.into());
        self
    }

    /// CloudFormation refuses to delete the stack until that is switched off.
    ///
    /// ```
    /// # use ivs_core::app::Deployment;
    /// let deployment = Deployment::new().termination_protection();
    /// ```
    pub const fn termination_protection(mut self) -> Self {
        self.has_termination_protection = true;
        self
    }

    /// A tag of the stack, which CloudFormation also puts on what the stack makes. Tags that stand in
    /// the template are those of `#[tags({ .. })]`.
    ///
    /// ```
    /// # use ivs_core::app::Deployment;
    /// let deployment = Deployment::new().tag("team", "live").tag("stage", "prod");
    /// ```
    pub fn tag(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.tags.push((key.into(), value.into()));
        self
    }

    /// The account and the region as the CDK writes them.
    pub(super) fn environment(&self) -> String {
        format!(
            "aws://{}/{}",
            self.account.as_deref().unwrap_or("unknown-account"),
            self.region.as_deref().unwrap_or("unknown-region")
        )
    }

    /// Whether both are certainly deployed to the same account and region, if one person deploys
    /// them.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        self.account == other.account && self.region == other.region
    }

    /// Whether they are certainly deployed to another account or region.
    pub(super) fn is_away_from(&self, other: &Self) -> bool {
        let differ = |own: &Option<String>, other: &Option<String>| matches!((own, other), (Some(own), Some(other)) if own != other);
        differ(&self.account, &other.account) || differ(&self.region, &other.region)
    }
}
