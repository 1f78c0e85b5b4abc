//- a name of the stack
//? complete main
let main = Channel { name: "x" };
let encoder = StreamKey { channel_arn: ma$0 };
//- a name that is declared later
//? complete main
let encoder = StreamKey { channel_arn: ma$0 };
let main = Channel { name: "x" };
//- a name, nothing typed
//? complete main
let encoder = StreamKey { channel_arn: $0 };
let main = Channel { name: "x" };
//- an argument of the stack
//? complete title
let lobby = Room { name: ti$0 };
//- a parameter
//? complete stage
let lobby = Room { name: st$0 };
let stage = Parameter { type: String };
//- a name in an output
//? complete main
output url = ma$0;
let main = Channel { name: "x" };
//- a name in a list
//? complete log
let log = LoggingConfiguration { destination_configuration: { s3: { bucket_name: "logs" } } };
let lobby = Room { logging_configuration_identifiers: [lo$0] };
//- a name of the loop
//? complete camera
for camera in ["front", "back"] {
    let channel = Channel { name: cam$0 };
}
//- an attribute, a dot and nothing behind it
//? complete arn, playback_url, ingest_endpoint, id
output url = main.$0;
let main = Channel { name: "x" };
//- an attribute, from a prefix
//? complete arn, playback_url
output url = main.play$0;
let main = Channel { name: "x" };
//- an attribute in a property, more follows
//? complete arn, id
let main = Channel { name: "x" };
let lobby = Room { name: main.$0, tags: { "team": "live" } };
//- an attribute, with another line wrong
//? complete arn, playback_url
let lobby = Romo {};
output url = main.$0
let main = Channel { nmae: "x" };
//- an attribute in a `format!`
//? complete arn, playback_url
output url = format!("{}", main.pl$0);
let main = Channel { name: "x" };
//- the method that adds a stream key
//? complete add_stream_key
let main = Channel { name: "x" };
let encoder = main.$0;
//- hover on a name
//? hover resources::Channel>
output url = ma$0in.playback_url;
let main = Channel { name: "x" };
//- hover on an attribute
//? hover play
output url = main.playback$0_url;
let main = Channel { name: "x" };
//- the definition of a name is its `let`
//? def examples/private_channel.rs: let main = Channel
output url = ma$0in.playback_url;
let main = Channel { name: "x" };
//- the definition of a name in the list of another resource is its `let`
//? def examples/private_channel.rs: let log = LoggingConfiguration
let lobby = Room { logging_configuration_identifiers: [lo$0g] };
let log = LoggingConfiguration { destination_configuration: { s3: { bucket_name: "logs" } } };
//- a name for a value
//? complete wide
let wide = 1920;
let encoder = EncoderConfiguration { video: { width: wi$0 } };
//- hover on a name for a value
//? hover let name: &
let name = "show";
let main = Channel { name: na$0me };
//- the definition of a name for a value is its `let`
//? def examples/private_channel.rs: let quality = AdvancedHd
let quality = AdvancedHd;
let main = Channel { type: qual$0ity };
//- the definition of a name of the loop is the loop
//? def examples/private_channel.rs: for camera in
for camera in ["front", "back"] {
    let channel = Channel { name: cam$0era };
}
//- the definition of an argument is in the head of the stack
//? def examples/private_channel.rs: stack Show(title: String)
let lobby = Room { name: ti$0tle };
//- the definition of a parameter is its `let`
//? def examples/private_channel.rs: let stage = Parameter
let stage = Parameter { type: String };
let lobby = Room { name: sta$0ge };
//- the definition of a name in a `format!` is its `let`
//? def examples/private_channel.rs: let stage = Parameter
let stage = Parameter { type: String };
let lobby = Room { name: format!("{}", sta$0ge) };
//- the definition of a condition is its `let`
//? def examples/private_channel.rs: let is_prod =
let stage = Parameter { type: String };
let is_prod = stage == "prod";
let main = Channel { latency_mode: if is$0_prod { Low } else { Normal } };
