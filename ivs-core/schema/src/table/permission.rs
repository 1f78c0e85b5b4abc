//! `AWS::Lambda::Permission`

/// Hands the rows of `AWS::Lambda::Permission` to the macro `$callback`.
#[doc(hidden)]
#[macro_export]
macro_rules! permission {
    ($callback:path) => {
        $callback! {
            /// Lets a service or an account call a function: IVS Chat needs it for the function in
            /// a room's `message_review_handler`.
            resource Permission "AWS::Lambda::Permission" {
                module lambda::permission;
                page "aws-resource-lambda-permission";
                reference Other;
                properties {
                    /// What may be done, mostly `lambda:InvokeFunction`.
                    action "Action": String(1..=256, LAMBDA_ACTION), required, create_only;
                    /// The token that an Alexa skill must show.
                    event_source_token "EventSourceToken":
                        String(1..=256, EVENT_SOURCE_TOKEN), create_only;
                    /// The function, by its name or its ARN, with a version or an alias if wanted.
                    function_name "FunctionName":
                        String(1..=140, FUNCTION_NAME), required, create_only;
                    /// How callers of the function's URL are known.
                    function_url_auth_type "FunctionUrlAuthType":
                        Enum(FunctionUrlAuthType), create_only;
                    /// Whether only calls by the function's URL are meant.
                    invoked_via_function_url "InvokedViaFunctionUrl": Boolean, create_only;
                    /// Who may do it: a service such as `ivschat.amazonaws.com`, an account, or an
                    /// ARN.
                    principal "Principal": String(1..=256), required, create_only;
                    /// The organization whose accounts all may do it.
                    principal_org_id "PrincipalOrgID":
                        String(12..=34, ORGANIZATION_ID), create_only;
                    /// The account in which the service must act. Without it and `source_arn`
                    /// somebody else's resource could make the service call the function.
                    source_account "SourceAccount": String(12..=12, ACCOUNT_ID), create_only;
                    /// The ARN of the resource for which the service must act, such as that of a
                    /// room.
                    source_arn "SourceArn": String(12..=1024, SOURCE_ARN), create_only;
                }
                attributes {
                    /// The id of the statement in the function's policy.
                    id "Id";
                }
            }

            /// How callers of a function's URL are known.
            enum FunctionUrlAuthType {
                /// By signatures of IAM.
                AwsIam "AWS_IAM";
                /// Not at all: everybody may call.
                None "NONE";
            }
        }
    };
}

crate::permission!(crate::__metadata);
