use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let main = Stage {};
        let camera = IngestConfiguration {
            stage_arn: main,
            user_id: "123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789",
        };
    }
}

fn main() {}
