use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let secret = AWS::SecretsManager::Secret { name: "my secret" };
        let other = AWS::SecretsManager::Secret { name: format!("key ({})", aws::stack_name) };
    }
}

fn main() {}
