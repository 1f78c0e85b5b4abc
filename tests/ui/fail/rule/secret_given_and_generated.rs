use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Channel {};
        let encoder = main.add_stream_key();
        let secret = AWS::SecretsManager::Secret {
            secret_string: encoder.value,
            generate_secret_string: { PasswordLength: 32 },
        };
    }
}

fn main() {}
