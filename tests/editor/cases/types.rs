//- a resource type, from a prefix
//? complete Channel, RecordingConfiguration, Room, Parameter, Mapping
//? !complete Bucket, std
let main = Cha$0
//- a resource type, from a prefix, with its semicolon
//? complete Channel, RecordingConfiguration, Room
let main = Cha$0;
//- a resource type, nothing typed
//? complete Channel, Room, Parameter, Mapping, AWS
let main = $0;
//- a resource type, nothing typed and no semicolon
//? complete Channel, Room
let main = $0
//- a resource type, nothing typed, before another line
//? complete Channel, Room
let main = $0
let lobby = Room { name: "lobby" };
//- a resource type, before another line
//? complete Channel, Room
let main = Ch$0
let lobby = Room { name: "lobby" };
//- a resource type, behind another line
//? complete Channel, Room
let lobby = Room { name: "lobby" };
let main = Ch$0
//- a resource type, with its braces
//? complete Channel, Room
let main = Cha$0 { name: "a" };
//- a resource type in a `for`
//? complete Channel, Room
for name in ["a", "b"] {
    let room = Ro$0
}
//- a service, behind `AWS::`
//? complete IVS, S3, Lambda
let bucket = AWS::$0;
//- a type of a service
//? complete Bucket, BucketPolicy
let bucket = AWS::S3::B$0;
//- a type of a service, nothing typed
//? complete Bucket, BucketPolicy
let bucket = AWS::S3::$0;
//- hover on a resource type
//? hover A chat room
//? hover AWS::IVSChat::Room
//? hover TemplateReference/aws-resource-ivschat-room.html
let lobby = Ro$0om { name: "lobby" };
//- hover on a type of a service
//? hover TemplateReference/aws-resource-s3-bucket.html
let bucket = AWS::S3::Buc$0ket {};
//- the definition of a type is its table
//? def ivs-core/schema/src/table/room.rs: resource Room "AWS::IVSChat::Room"
let lobby = Ro$0om { name: "lobby" };
