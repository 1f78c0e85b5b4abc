//! Values that are known only at deployment, written in odd but legal ways.

use ivs_core::ivs_stack;

ivs_stack! {
    #[allow(channel_without_stream_key, comparison_never_holds)]
    stack Conditions(is_large: bool, limit: u8, sizes: Vec<u16>) {
        // What is used may be declared behind.
        let both = is_prod && in_oregon || !(stage != "prod");
        let is_prod = stage == "prod";
        let in_oregon = ("us-west-2" == aws::region);
        let not_dev = !(stage == "dev");
        let alias = stage;
        let same = alias == "prod";
        let large_in_prod = is_large && is_prod;
        let never = stage == "a" && stage == "b" && stage == "c" && stage == "d" && stage == "e"
            && stage == "f" && stage == "g" && stage == "h" && stage == "i" && stage == "j"
            && stage == "k" && stage == "l";
        let stage = Parameter { type: String, allowed_values: ["dev", "prod"], };

        let chosen = Channel {
            name: if is_prod { "prod" } else if not_dev { "other" } else { "dev" },
            latency_mode: if !is_prod { Low } else { "NORMAL" },
            type: if sizes.len() > 3 { Standard } else { Basic },
            authorized: if same { false },
            tags: { "both": if both { "true" } },
        };
        let archive = RecordingConfiguration {
            destination_configuration: if large_in_prod {
                s3: { bucket_name: "recordings-large" },
            } else {
                { s3: { bucket_name: "recordings" } }
            },
        };

        // A stronger condition implies a weaker one.
        if is_prod {
            let lobby = Room {};
            if in_oregon {
                output in_both = lobby.arn;
            } else if is_large {
                output in_one = lobby.arn;
            }
        }
        if in_oregon && is_prod {
            output together = format!("{}", lobby.arn);
        }
        output chosen_by_value = if is_prod { lobby.arn } else { "none" };
        // Of two allowed values it is one or the other.
        if stage != "dev" {
            output by_negation = lobby.id;
        }
        if never {
            let nothing = Room {};
        } else {
            let something = Room {};
        }

        if stage == limit.to_string() {
            let third = Stage {};
        }
        for size in &sizes {
            let of_size = Room {
                name: format!("{stage}-{size}"),
                maximum_message_length: if is_large { 10 } else { "20" },
                tags: { "stage": if is_prod { "prod" } else { "dev" }, "large": if is_large { stage } },
            };
        }

        // The same words decide alike, as long as they call nothing.
        if is_large {
            let hall = Room {};
        }
        if !is_large {
            let corner = Room {};
        } else {
            output hall_arn = hall.arn;
        }
    }

    stack Texts(prefix: String) {
        let r#type = Parameter { r#type: "String", default: "", no_echo: "true" };
        let numbers = Parameter { type: List<Number>, default: "1,2" };
        let network = Parameter { type: AWS::EC2::VPC::Id };
        let kept = Parameter { type: AWS::SSM::Parameter::Value<String>, default: "/ivs/id" };
        let length = Parameter { type: Number, allowed_values: [100, "200"], default: 100 };
        #[logical_id("Kinds")]
        let sizes = Mapping {
            "us-west-2": { bitrate: 8500000, "names": ["a", "b"], share: 0.5 },
            small: { bitrate: "1" },
        };
        let lobby = Room { name: format!("{0}-{0}-{kind}", kept, kind = r#type), maximum_message_length: length };
        output braces = format!("{{}}-${{x}}-{kept}-{{{network}}}");
        output nothing = format!("");
        output only_rust = format!("{prefix}-{:>4}", 7);
        output mixed = format!("{prefix:?}-{kept}-{}-{:02}", numbers[0], 7);
        output one = sizes["small"]["bitrate"];
        output by_parameter = sizes[aws::region][kept];
        output by_function = Fn::find_in_map(sizes, format!("{kept}"), "bitrate");
        output first = Fn::select("0", sizes["us-west-2"]["names"]);
        output second = Fn::select(1, ["a", lobby]);
        output reference = Ref(kept);
        output joined = Fn::join("", [prefix, Fn::base64(kept), aws::url_suffix]);
        output block = Fn::select(0, Fn::cidr("10.0.0.0/16", "256", 128));
        output text = Fn::sub("${AWS::Region}${!Literal}${Lobby.Arn}${One}", { One: 1 });
        output zone = Fn::select(0, Fn::get_azs(""));
    }

    stack Around {
        section Rules = { OnlyHere: { Assertions: [{ Assert: { "Fn::Equals": [aws::region, "us-west-2"] } }] } };
        let info = Custom::LoadInfo { ServiceToken: format!("arn:aws:sns:{}:123456789012:load", aws::region) };
        let encoder = StreamKey { channel_arn: info.attr("ChannelArn") };
        let third = MongoDB::Atlas::Cluster { Name: aws::no_value, Deep: [[{ "a b": [info.attr("A.B")] }]] };
        #[depends_on(third, info)]
        let lobby = Room { name: info, tags: { "a": if aws::region == "us-west-2" { aws::no_value } else { "b" } } };
        for (name, mode) in [("front", Low), ("back", Normal)] {
            let is_here = aws::region == name;
            #[allow(channel_without_stream_key)]
            let camera = Channel { latency_mode: mode, name: if is_here { name } };
            #[export(format!("{}-{name}", aws::stack_name))]
            output camera_arn = camera.arn;
        }
        output front = camera["front"].arn;
    }
}

fn main() {
    let conditions = |is_large| {
        Conditions {
            is_large,
            limit: 3,
            sizes: vec![1, 2],
        }
        .template()
    };
    assert!(conditions(true).is_ok() && conditions(false).is_ok());
    assert!(Texts { prefix: "p".into() }.template().is_ok());
    assert!(Around.template().is_ok());
}
