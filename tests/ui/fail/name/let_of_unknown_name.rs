use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(title: String) {
        let low = titel.to_lowercase();
        let lobby = Room { name: low };
    }

    stack OfDeployTime {
        let stage = Parameter { type: String };
        let low = stage.to_lowercase();
        let lobby = Room { name: low };
    }
}

fn main() {}
