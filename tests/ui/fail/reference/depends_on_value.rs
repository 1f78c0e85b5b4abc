use ivs_core::ivs_stack;

ivs_stack! {
    stack Show {
        let title = "lobby";
        #[depends_on(title)]
        let hall = Room { name: title };
    }
}

fn main() {}
