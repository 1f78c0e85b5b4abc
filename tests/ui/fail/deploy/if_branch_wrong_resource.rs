use ivs_core::ivs_stack;

ivs_stack! {
    #[allow(channel_without_stream_key)]
    stack Show {
        let stage = Parameter { type: String };
        let lobby = Room {};
        let main = Channel { recording_configuration_arn: if stage == "prod" { lobby } };
    }
}

fn main() {}
