//! `AWS::IAM::Role`

/// Hands the rows of `AWS::IAM::Role` to the macro `$callback`.
#[doc(hidden)]
#[macro_export]
macro_rules! role {
    ($callback:path) => {
        $callback! {
            /// A role that services or people can take on, such as that of a function that reviews
            /// messages.
            ///
            /// A stack with a role needs the capability `CAPABILITY_IAM`, or `CAPABILITY_NAMED_IAM`
            /// where the role has a name.
            resource Role "AWS::IAM::Role" {
                module iam::role;
                page "aws-resource-iam-role";
                reference Name;
                properties {
                    /// Who may take on the role, as a block or as its text.
                    assume_role_policy_document "AssumeRolePolicyDocument": Json, required;
                    /// What the role is for.
                    description "Description": String(0..=1000, ROLE_DESCRIPTION);
                    /// The managed policies of the role.
                    managed_policy_arns "ManagedPolicyArns":
                        List(String(MANAGED_POLICY_ARN), unique);
                    /// How many seconds a session of the role can last. The service takes 3600
                    /// without it.
                    max_session_duration "MaxSessionDuration": Integer(3600..=43200);
                    /// Where the role stands among those of the account.
                    path "Path": String(1..=512, ROLE_PATH), create_only = "/";
                    /// The ARN of the policy that says what the role can do at most.
                    permissions_boundary "PermissionsBoundary": String(20..=2048);
                    /// The policies that belong to this role alone.
                    policies "Policies": Json;
                    /// What the role is called; unique in its account. Without it CloudFormation
                    /// makes a name up.
                    role_name "RoleName": String(1..=64, ROLE_NAME), create_only;
                    /// The role's tags. Keys that differ in case only are the same to the service.
                    tags "Tags": Tags(0..=256, pattern, any_case);
                }
                attributes {
                    /// The role's ARN.
                    arn "Arn";
                    /// The role's id, which no later role has again, such as
                    /// `AROADBQP57FF2AEXAMPLE`.
                    role_id "RoleId";
                }
            }
        }
    };
}

crate::role!(crate::__metadata);
