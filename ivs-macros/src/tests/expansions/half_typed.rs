const _ : () = { fn declaration_0 () { ivs_core :: hints :: on_resource :: deletion_pol ;
ivs_core :: hints :: line :: outp ;
ivs_core :: hints :: declared :: Chan ;
} } ;
# [allow (unused , non_upper_case_globals)] const _ : () = { static lobby : ivs_core :: Handle < ivs_core :: __private :: resources :: Room > = loop { } ;
fn declaration_1 () { ivs_core :: Template :: new () . declare (& lobby , loop { } , ivs_core :: __private :: resources :: Room :: new () . name () . na ()) ;
} fn declaration_2 () { ivs_core :: Template :: new () . output ("" , lobby .) ;
} } ;
# [derive (:: core :: clone :: Clone , :: core :: fmt :: Debug)] struct Show ;
impl Show { # [doc = r" The template of the stack, checked as a whole."] # [doc = r""] # [doc = r" # Errors"] # [doc = r""] # [doc = r" All rules that the stack breaks for these arguments."] fn template (& self) -> :: core :: result :: Result < ivs_core :: Template , ivs_core :: Violations > { < Self as ivs_core :: Stack > :: template (self) } } # [doc (hidden)] # [allow (dead_code , missing_docs , missing_debug_implementations , reason = "other stacks may use it")] struct ShowExports { pub url : ivs_core :: __private :: NotExported } impl ivs_core :: Stack for Show { type Exports = ShowExports ;
const EXPORTS : ShowExports = ShowExports { url : ivs_core :: __private :: NotExported } ;
const FILES : & 'static [& 'static str] = & [:: core :: file ! ()] ;
type Outputs = ShowOutputs ;
const NAME : & 'static str = "Show" ;
# [allow (unused_variables , unused_parens , unused_braces , reason = "a name may be used by nothing, a block of Rust stands in parentheses")] # [allow (clippy :: shadow_reuse , clippy :: shadow_same , clippy :: shadow_unrelated , reason = "an expression uses copies of values under their names")] fn build (& self) -> ivs_core :: Template { :: core :: unreachable ! () } } # [doc = "The outputs of a deployed [`Show`]."] # [derive (:: core :: clone :: Clone , :: core :: fmt :: Debug , :: core :: cmp :: PartialEq , :: core :: cmp :: Eq)] # [allow (dead_code , clippy :: struct_field_names , reason = "not every program reads them")] struct ShowOutputs { # [doc = "The output `Url`."] url : :: std :: string :: String } impl ivs_core :: Outputs for ShowOutputs { const STACK : & 'static str = "Show" ;
const FIELDS : & 'static [ivs_core :: __private :: Field] = & [ivs_core :: __private :: Field :: Required ("Url")] ;
fn from_values (__values : & mut ivs_core :: __private :: Values) -> Self { Self { url : __values . next_value () } } fn each_value (& self , __visit : & mut dyn :: core :: ops :: FnMut (& dyn ivs_core :: __private :: OutputValue)) { __visit (& self . url) ;
} } :: core :: compile_error ! { "missing `;` behind the value of `main`\nhelp: end it with `;`, as in `let main = ..;`" } :: core :: compile_error ! { "unknown attribute `deletion_pol` on a resource\nhelp: did you mean `deletion_policy`?" } :: core :: compile_error ! { "`name` has no value\nhelp: write one behind this" } :: core :: compile_error ! { "unknown keyword `outp`, expected `let`, `output`, `for` or `if`\nhelp: did you mean `output`?" } :: core :: compile_error ! { "unknown resource type `Chan`\nhelp: did you mean `Channel`?" } :: core :: compile_error ! { "expected an attribute behind `.`\nhelp: `lobby` has `arn` or `id`" } :: core :: compile_error ! { "unknown property `na` on `Room`\nhelp: did you mean `name`?" }