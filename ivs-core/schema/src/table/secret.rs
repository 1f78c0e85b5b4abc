//! `AWS::SecretsManager::Secret`

/// Hands the rows of `AWS::SecretsManager::Secret` to the macro `$callback`.
#[doc(hidden)]
#[macro_export]
macro_rules! secret {
    ($callback:path) => {
        $callback! {
            /// A secret of Secrets Manager, the one place in a template for the value of a stream
            /// key.
            ///
            /// CloudFormation deletes it at once, without the days in which it could be restored.
            resource Secret "AWS::SecretsManager::Secret" {
                module secrets_manager::secret;
                page "aws-resource-secretsmanager-secret";
                reference Arn;
                properties {
                    /// What the secret is for.
                    description "Description": String(0..=2048);
                    /// How a random value is made; instead of `secret_string`.
                    generate_secret_string "GenerateSecretString": Json, write_only;
                    /// The KMS key that encrypts the secret, by its ARN, its id or an alias.
                    /// Without it the key is `aws/secretsmanager`.
                    kms_key_id "KmsKeyId": String(0..=2048);
                    /// What the secret is called; unique in its account and region. Without it
                    /// CloudFormation makes a name up.
                    name "Name": String(0..=512, SECRET_NAME), create_only;
                    /// The other regions that get a copy.
                    replica_regions "ReplicaRegions": Json;
                    /// The secret itself; instead of `generate_secret_string`. Only references
                    /// belong here: a literal text can be read in the template.
                    secret_string "SecretString": String(1..=65536), write_only;
                    /// The secret's tags.
                    tags "Tags": Tags(0..=256);
                    /// Whose secret it is, where that is a partner of AWS.
                    r#type "Type": String(0..=256);
                }
                attributes {
                    /// The secret's ARN, as `Ref` gives it.
                    id "Id";
                }
            }
        }
    };
}

crate::secret!(crate::__metadata);
