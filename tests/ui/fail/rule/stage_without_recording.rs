#![deny(warnings)]

use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let stage = Stage {
            auto_participant_recording_configuration: {
                storage_configuration_arn: "",
                media_types: [AudioOnly],
            },
        };
    }
}

fn main() {}
