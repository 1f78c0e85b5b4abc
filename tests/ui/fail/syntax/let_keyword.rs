use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let type = Room {};
        output type_id = type.id;
    }
}

fn main() {}
