//! A room holds nothing that could be lost.

#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[deletion_policy(Retain)]
        let archive = AWS::S3::Bucket { };
        #[update_replace_policy(Retain)]
        let names = AWS::DynamoDB::Table { KeySchema: [] };
        #[deletion_policy(Delete)]
        let scratch = AWS::S3::Bucket { };
        #[deletion_policy(Retain)]
        let chat = Room { };
    }
}

fn main() {}
