//! One invocation with several stacks; visibilities and attributes go to their structs.

#![deny(missing_docs, unused)]

mod stacks {
    use ivs_core::ivs_stack;

    ivs_stack! {
        /// Can be used everywhere.
        #[derive(Default, PartialEq, Eq, Hash)]
        #[must_use = "a stack does nothing by itself"]
        pub stack Everywhere(title: String, limit: Option<u16>) {
            let chat = Room { name: title, maximum_message_length: limit };
            output chat_id = chat.id;
        }

        /// Can be used in the crate.
        pub(crate) stack InCrate {
            let stage = Stage {};
        }

        #[cfg(any())]
        pub stack Twice {
            let never = Stage {};
        }

        /// Can be used next door.
        #[cfg(not(any()))]
        #[derive(Copy)]
        pub(super) stack Twice(number: u8) {
            let stage = Stage { name: number.to_string() };
        }

        stack Private() {
            let stage = Stage {};
        }
    }

    pub fn private() -> Result<ivs_core::Template, ivs_core::Violations> {
        Private.template()
    }
}

fn main() {
    let everywhere = stacks::Everywhere {
        title: "show".to_owned(),
        limit: None,
    };
    assert_ne!(everywhere, stacks::Everywhere::default());
    assert_eq!(
        everywhere.clone().template().unwrap().to_json(),
        everywhere.template().unwrap().to_json()
    );
    let twice = stacks::Twice { number: 2 };
    let copied = twice;
    assert_eq!(format!("{copied:?}"), "Twice { number: 2 }");
    twice.template().unwrap();
    stacks::InCrate.template().unwrap();
    stacks::private().unwrap();
}
