use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let is_live = Fn::import_value("stage") == "prod";
        let chat = Room { name: if is_live { "live" } else { "test" } };
    }
}

fn main() {}
