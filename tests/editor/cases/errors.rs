//- an error stands once
//? error unknown property `auth` on `Channel`
//? errors 1
let main = Channel { au$0th: true };
let encoder = main.add_stream_key();
//- two errors stand once each
//? error unknown property `auth` on `Channel`
//? error unknown value `Lwo` for `latency_mode`
//? errors 2
let main = Channel { au$0th: true, latency_mode: Lwo };
let encoder = main.add_stream_key();
//- a half-typed attribute is one error
//? error expected an attribute behind `.`
//? errors 1
output url = main.$0;
let main = Channel { name: "x" };
let encoder = main.add_stream_key();
//- what is right has no error
//? errors 0
let ma$0in = Channel { name: "x" };
let encoder = main.add_stream_key();
//- a half-typed type is one error
//? errors 1
let main = Ch$0;
//- a half-typed line is one error
//? errors 1
outp$0
let lobby = Room { name: "x" };
//- a `let` without a name is one error
//? errors 1
let $0
let lobby = Room { name: "x" };
//- a `let` without a value is one error
//? errors 1
let lobby = $0;
