use ivs_core::ivs_stack;

ivs_stack! {
    #[region("us-west-2"), allow(channel_without_stream_key)]
    #[tags({ "team": "live" }) extra]
    #[region("eu-west-1")]
    stack Show(#["name"] title: String) {
        #[deletion_policy(Retain), update_replace_policy(Retain)]
        let archive = AWS::S3::Bucket { };

        #[logical_id("Lobby") = "Lobby"]
        #[depends_on(archive)(archive)]
        let lobby = Room { name: title, #["tags"] tags: { "team": "live" } };

        #[export("lobby"), logical_id("Url")]
        output url = lobby.arn;

        #[export("id", "other")]
        output id = lobby.id;

        #[export = "other"]
        output other = lobby.id;

        #[logical_id()]
        #[export("right",)]
        output right = lobby.id;
    }
}

fn main() {}
