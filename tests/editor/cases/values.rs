//- a value of an enum, from a prefix
//? complete Low, Normal
//? !complete main, std
let main = Channel { latency_mode: L$0 };
//- a value of an enum, nothing typed
//? complete Low, Normal
let main = Channel { latency_mode: $0 };
//- a value of an enum, nothing typed, more follows
//? complete Low, Normal
let main = Channel { latency_mode: $0, name: "x" };
//- a value of an enum in a list
//? complete Hd, Sd, FullHd
let archive = RecordingConfiguration { rendition_configuration: { renditions: [Hd, S$0] } };
//- a value of an enum in a branch
//? complete Low, Normal
let stage = Parameter { type: String };
let main = Channel { latency_mode: if stage == "prod" { L$0 } else { Normal } };
//- a value of an enum, with another line wrong
//? complete Low, Normal
let lobby = Room { nmae: 1 };
let main = Channel { latency_mode: L$0 };
//- hover on a value of an enum
//? hover `"LOW"` in the template
let main = Channel { latency_mode: Lo$0w };
//- the definition of a value of an enum is its row
//? def ivs-core/schema/src/table/channel.rs: Low "LOW"
let main = Channel { latency_mode: Lo$0w };
//- a pseudo parameter, nothing typed
//? complete region, account_id, stack_name
output where_it_is = aws::$0;
//- a pseudo parameter, from a prefix
//? complete region, account_id
let lobby = Room { name: aws::reg$0 };
//- hover on a pseudo parameter
//? hover The region of the deployment
output where_it_is = aws::reg$0ion;
//- a function, nothing typed
//? complete join, select, split, sub
//? !complete Sub, if_else
output all = Fn::$0;
//- a function, from a prefix
//? complete join
output all = Fn::jo$0;
//- hover on a function
//? hover the items of a list with a text between them
output all = Fn::jo$0in("-", ["a", "b"]);
