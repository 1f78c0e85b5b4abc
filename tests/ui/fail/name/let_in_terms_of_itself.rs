use ivs_core::ivs_stack;

const TABLE: [usize; 2] = [1, 0];

#[derive(Clone, Debug)]
pub struct Config;

impl Config {
    pub fn title(&self, title: String) -> String {
        title
    }
}

ivs_stack! {
    stack Method(config: Config) {
        let title = config.title(title);
        let lobby = Room { name: title };
    }

    stack Index {
        let a = TABLE[a];
        let lobby = Room { name: "lobby" };
    }

    stack Call(config: Config) {
        let name = config.title(title);
        let title = format!("{other}");
        let other = name.trim().to_owned();
        let lobby = Room { name: title };
    }

    stack Names {
        let a = b;
        let b = a;
        let lobby = Room { name: a };
    }

    stack Lists {
        let lobby = Room { name: "lobby" };
        let list = [lobby, list[0]];
        output all = Fn::join("-", list);
    }

    stack Conditions(is_open: bool) {
        let lobby = Room { name: "lobby" };
        let is_new = is_open && !is_old;
        let is_old = !is_new;
        if is_new {
            output lobby = lobby;
        }
    }

    stack InLoop {
        for camera in ["front", "back"] {
            let name = name.to_uppercase();
            let lobby = Room { name: name };
        }
    }
}

fn main() {}
