use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel { };
        let encoder = main.add_stream_key();
        #[metadata({ key: encoder.value })]
        let secret = AWS::SecretsManager::Secret {
            name: format!("key-{}", encoder.value),
            description: encoder.value,
            generate_secret_string: { SecretStringTemplate: format!("{{\"key\":\"{}\"}}", encoder.value) },
            tags: [{ Key: "key", Value: encoder.value }],
        };
        let kept = AWS::SecretsManager::Secret { secret_string: format!("{{\"key\":\"{}\"}}", encoder.value) };
    }
}

fn main() {}
