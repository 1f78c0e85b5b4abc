use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        output size = Fn::find_in_map("Sizes", "us-west-2", "bitrate");
    }
}

fn main() {}
