//! A channel and a chat room, each made after a role, by `mccorkel/tiktok-expo`.

use ivs_core::ivs_stack;

ivs_stack! {
    /// IVS Stack with Channel and Chat Room
    pub stack ChannelAndChat {
        #[logical_id("IVSServiceRole")]
        let service_role = AWS::IAM::Role {
            assume_role_policy_document: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Principal: { Service: "ivs.amazonaws.com" },
                    Action: "sts:AssumeRole",
                }],
            },
            policies: [{
                PolicyName: "IVSAccess",
                PolicyDocument: {
                    Version: "2012-10-17",
                    Statement: [{ Effect: "Allow", Action: ["ivs:*"], Resource: "*" }],
                },
            }],
        };
        // The application makes the stream key.
        #[allow(channel_without_stream_key)]
        #[depends_on(service_role)]
        #[logical_id("IVSChannel")]
        let channel = Channel { name: "default-channel", type: Basic, authorized: false };

        #[logical_id("IVSChatServiceRole")]
        let chat_service_role = AWS::IAM::Role {
            assume_role_policy_document: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Principal: { Service: "ivschat.amazonaws.com" },
                    Action: "sts:AssumeRole",
                }],
            },
            policies: [{
                PolicyName: "IVSChatAccess",
                PolicyDocument: {
                    Version: "2012-10-17",
                    Statement: [{ Effect: "Allow", Action: ["ivschat:*"], Resource: "*" }],
                },
            }],
        };
        #[depends_on(chat_service_role)]
        #[logical_id("IVSChatRoom")]
        let chat_room = Room {
            name: "default-chat-room",
            maximum_message_length: 500,
            maximum_message_rate_per_second: 5,
        };

        /// ARN of the IVS Channel
        #[export(format!("{}-ChannelArn", aws::stack_name))]
        output channel_arn = channel;
        /// ARN of the IVS Chat Room
        #[export(format!("{}-ChatRoomArn", aws::stack_name))]
        output chat_room_arn = chat_room;
        /// Playback URL for the channel
        #[export(format!("{}-PlaybackUrl", aws::stack_name))]
        output playback_url = channel.playback_url;
        /// Ingest endpoint for the channel
        #[export(format!("{}-IngestEndpoint", aws::stack_name))]
        output ingest_endpoint = channel.ingest_endpoint;
    }
}
