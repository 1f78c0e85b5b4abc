//! A moderated chat room: a Lambda function looks at each message before others see it, and all that
//! is said is logged.
//!
//! `cargo run --example chat` prints its template.

use ivs_core::{Violations, ivs_stack};

ivs_stack! {
    /// A moderated chat room with a log.
    stack ModeratedChat {
        // The log stays when the stack is deleted. Each group to which logs are delivered is named in a
        // policy of limited size, except those that begin like this.
        #[deletion_policy(Retain)]
        #[update_replace_policy(Retain)]
        let log = AWS::Logs::LogGroup {
            log_group_name: format!("/aws/vendedlogs/ivschat/{}", aws::stack_name),
            retention_in_days: 30,
        };
        let logging = LoggingConfiguration {
            destination_configuration: { cloud_watch_logs: { log_group_name: log } },
        };

        let reviewer_role = AWS::IAM::Role {
            assume_role_policy_document: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Principal: { Service: "lambda.amazonaws.com" },
                    Action: "sts:AssumeRole",
                }],
            },
            managed_policy_arns: [
                format!("arn:{}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole", aws::partition),
            ],
        };
        // A type without rows of its own: its keys are CloudFormation's.
        let reviewer = AWS::Lambda::Function {
            Runtime: "python3.13",
            Handler: "index.handler",
            Role: reviewer_role.arn,
            Code: { ZipFile: include_str!("chat_reviewer.py") },
        };
        // For any room of this account: the room itself is made after the permission.
        let may_review = AWS::Lambda::Permission {
            action: "lambda:InvokeFunction",
            function_name: reviewer,
            principal: "ivschat.amazonaws.com",
            source_account: aws::account_id,
            source_arn: format!(
                "arn:{}:ivschat:{}:{}:room/*",
                aws::partition,
                aws::region,
                aws::account_id,
            ),
        };

        // A room is refused as long as IVS may not call its reviewer.
        #[depends_on(may_review)]
        let audience = Room {
            name: "audience",
            maximum_message_length: 200,
            // What can't be reviewed within 200 milliseconds is not delivered.
            message_review_handler: { uri: reviewer.attr("Arn"), fallback_result: Deny },
            logging_configuration_identifiers: [logging],
        };

        /// The room that chat tokens are for.
        output room_arn = audience.arn;
        /// Where all that is said is logged.
        output log_group = log;
    }
}

fn main() -> Result<(), Violations> {
    println!("{}", ModeratedChat.template()?.to_json_pretty());
    Ok(())
}
