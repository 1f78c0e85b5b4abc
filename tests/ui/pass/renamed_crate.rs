//! The library under another name, next to something that has its own name.

#![allow(dead_code)]

extern crate ivs_core as live;

mod ivs_core {
    pub struct Template;
    pub mod __private {}
}

mod inside {
    mod ivs_core {}

    crate::live::ivs_stack! {
        pub stack Show(title: String) {
            let main = Channel { name: title, type: Basic, tags: { "team": "live" } };
            let encoder = main.add_stream_key();
            let existing = Stage::from_id("abcdABCDefgh");
            let camera = IngestConfiguration { stage_arn: existing };
            output region = aws::region;
        }
    }
}

fn main() -> Result<(), live::Violations> {
    let template: live::Template = inside::Show {
        title: "show".to_owned(),
    }
    .template()?;
    assert!(template.to_json().contains(r#""Name":"show""#));
    Ok(())
}
