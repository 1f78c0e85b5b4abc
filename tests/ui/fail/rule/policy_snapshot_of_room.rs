use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        #[deletion_policy(Snapshot)]
        #[update_replace_policy(Snapshot)]
        let chat = Room { };
        #[deletion_policy(Snapshot)]
        #[update_replace_policy(Snapshot)]
        let database = AWS::RDS::DBInstance { DBInstanceClass: "db.t4g.micro" };
    }
}

fn main() {}
