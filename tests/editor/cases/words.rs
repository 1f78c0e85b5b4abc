//- `output`, from a prefix
//? complete output
let main = Channel { name: "x" };
outp$0
//- `output`, before another line
//? complete output
ou$0
let main = Channel { name: "x" };
//- `section`
//? complete section
sec$0
//- an attribute of a resource
//? complete deletion_policy, depends_on, logical_id
//? !complete export, derive
#[dele$0]
let main = Channel { name: "x" };
//- an attribute of a resource, nothing typed
//? complete deletion_policy, depends_on, logical_id
#[$0]
let main = Channel { name: "x" };
//- an attribute of an output
//? complete export, logical_id
//? !complete deletion_policy
#[ex$0]
output url = "x";
//- a deletion policy
//? complete Retain, Delete
#[deletion_policy(Re$0)]
let main = Channel { name: "x" };
//- a deletion policy, nothing typed
//? complete Retain, Delete
#[deletion_policy($0)]
let main = Channel { name: "x" };
//- an attribute of a stack
//? complete tags, region, transform
ivs_core::ivs_stack! {
    #[re$0]
    stack Show {}
}
fn main() {}
//- hover on an attribute of a resource
//? hover What happens to it when it leaves the stack
#[deletion$0_policy(Retain)]
let main = Channel { name: "x" };
//- a name in `depends_on`
//? complete lobby
#[depends_on(lo$0)]
let main = Channel { name: "x" };
let lobby = Room { name: "lobby" };
