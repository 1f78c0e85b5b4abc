use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[deletion_policy(Retain)]
        #[update_replace_policy(Retain)]
        let log = AWS::Logs::LogGroup { log_group_name: "aws/vendedlogs/chat", retention_in_days: 2 };
        #[deletion_policy(Retain)]
        #[update_replace_policy(Retain)]
        let other = AWS::Logs::LogGroup {
            log_group_name: format!("aws/{}", aws::stack_name),
            retention_in_days: 3653,
        };
    }
}

fn main() {}
