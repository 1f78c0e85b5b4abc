//- a property, from a prefix
//? complete authorized, name, latency_mode
//? !complete LOW, std
let main = Channel { auth$0 };
//- a property, in an empty slot
//? complete authorized, name
let main = Channel { $0 };
//- a property, in an empty slot behind another
//? complete authorized, latency_mode
let main = Channel { name: "x", $0 };
//- a property, in an empty slot before another
//? complete authorized, latency_mode
let main = Channel { $0 name: "x" };
//- a property, half typed before another
//? complete authorized, latency_mode
let main = Channel { auth$0 name: "x" };
//- a property, with another line wrong
//? complete authorized, latency_mode
let lobby = Romo { nmae: "lobby" };
output url = lobby.;
let main = Channel { name: "x", auth$0 };
//- a property, behind a line without its end
//? complete authorized, latency_mode
let lobby = Room { name: "lobby" }
let main = Channel { name: "x", $0 };
//- a property of a nested block, in an empty slot
//? complete bucket_name
//? !complete authorized
let archive = RecordingConfiguration { destination_configuration: { s3: { $0 } } };
//- a property of a nested block, from a prefix
//? complete rendition_selection, renditions
let archive = RecordingConfiguration { rendition_configuration: { ren$0 } };
//- a property of a block in a list
//? complete playback_configuration_arn
let ads = AdConfiguration { media_tailor_playback_configurations: [{ $0 }] };
//- a property in a `for`
//? complete authorized, latency_mode
for camera in ["front", "back"] {
    let channel = Channel { name: camera, $0 };
}
//- a property in a `for` of the program
//? complete maximum_message_length
for camera in title.split(',') {
    let room = Room { name: camera, max$0 };
}
//- a property in an `if`
//? complete authorized, latency_mode
let stage = Parameter { type: String };
if stage == "prod" {
    let channel = Channel { auth$0 };
}
//- a property in an `else`
//? complete authorized, latency_mode
let stage = Parameter { type: String };
if stage == "prod" {
} else {
    let channel = Channel { auth$0 };
}
//- a property in a branch of a value
//? complete bucket_name
let stage = Parameter { type: String };
let archive = RecordingConfiguration {
    destination_configuration: if stage == "prod" { s3: { $0 } } else { s3: { bucket_name: "b" } },
};
//- a property of a parameter
//? complete allowed_values, default, no_echo
let stage = Parameter { type: String, $0 };
//- a property of a type of another service
//? complete bucket_name, bucket_encryption
let bucket = AWS::S3::Bucket { $0 };
//- a key of a tag in a list
//? complete key, value
let lobby = Room { tags: [{ $0 }] };
//- hover on a property
//? hover Whether viewers need a token
//? hover `Boolean`
//? hover TemplateReference/aws-resource-ivs-channel.html
let main = Channel { auth$0orized: true };
//- hover on a property with bounds
//? hover `String(0..=128, NAME)`
let main = Channel { na$0me: "x" };
//- hover on the type of a channel
//? hover `STANDARD` unless given
let main = Channel { ty$0pe: Basic };
//- hover on a property, with another line wrong
//? hover Whether viewers need a token
let lobby = Romo { nmae: "lobby" };
let main = Channel { auth$0orized: true, color: 1 };
//- hover on a property of a block
//? hover bucket
let archive = RecordingConfiguration { destination_configuration: { s3: { bucket$0_name: "b" } } };
//- the definition of a property is its row
//? def ivs-core/schema/src/table/channel.rs: name "Name"
let main = Channel { na$0me: "x" };
//- the definition of a property of a block is its row
//? def ivs-core/schema/src/table/recording_configuration.rs: bucket_name "BucketName"
let archive = RecordingConfiguration { destination_configuration: { s3: { bucket$0_name: "b" } } };
