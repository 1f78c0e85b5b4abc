use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let load = Custom::Load { Key: "{{resolve:ssm-secure:key}}" };
    }
}

fn main() {}
