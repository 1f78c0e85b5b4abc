use ivs_core::ivs_stack;

ivs_stack! {
    #[transform({ Name: "AWS::Include" })]
    stack Show {
        let lobby = Room {};
    }
}

fn main() {}
