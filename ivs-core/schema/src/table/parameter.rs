//! Parameters of a template: no resource, but written as one.

/// Hands the rows of a parameter to the macro `$callback`.
#[doc(hidden)]
#[macro_export]
macro_rules! parameter {
    ($callback:path) => {
        $callback! {
            /// What whoever deploys the stack can decide.
            block Parameter {
                page "parameters-section-structure";
                properties {
                    /// A regular expression that the whole text must match.
                    allowed_pattern "AllowedPattern": String;
                    /// The only values there are.
                    allowed_values "AllowedValues": List(Json);
                    /// What is said when a value breaks a constraint.
                    constraint_description "ConstraintDescription": String;
                    /// What is taken when nothing is given. It must satisfy the constraints.
                    default "Default": Json;
                    /// What the parameter is for.
                    description "Description": String(0..=4000);
                    /// The most characters of a text.
                    max_length "MaxLength": Integer(0..=4096);
                    /// The largest number.
                    max_value "MaxValue": Number(-9007199254740991..=9007199254740991);
                    /// The fewest characters of a text.
                    min_length "MinLength": Integer(0..=4096);
                    /// The smallest number.
                    min_value "MinValue": Number(-9007199254740991..=9007199254740991);
                    /// Whether the value is masked where stacks are described. Outputs and metadata
                    /// show it all the same.
                    no_echo "NoEcho": Boolean = "false";
                    /// `String`, `Number`, `List<Number>`, `CommaDelimitedList`, a type of AWS such as
                    /// `AWS::EC2::VPC::Id`, or `AWS::SSM::Parameter::Value<String>`.
                    r#type "Type": String, required;
                }
            }
        }
    };
}

const MODULE: [&str; 2] = ["", ""];

crate::parameter!(crate::__metadata_item);
