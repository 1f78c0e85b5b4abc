//! A `let` of a Rust expression is evaluated once, where its value is used.

use ivs_core::ivs_stack;
use std::cell::RefCell;
use std::rc::Rc;

/// Notes each call, and numbers what it returns.
#[derive(Clone, Debug, Default)]
pub struct Ids(Rc<RefCell<Vec<String>>>);

impl Ids {
    pub fn next(&self) -> String {
        self.named("id")
    }

    pub fn named(&self, name: impl std::fmt::Display) -> String {
        let mut calls = self.0.borrow_mut();
        let id = format!("{name}-{}", calls.len() + 1);
        calls.push(id.clone());
        id
    }

    fn calls(&self) -> String {
        self.0.borrow().join(" ")
    }
}

#[derive(Clone, Debug, Default)]
pub struct Config {
    pub title: String,
    pub names: Vec<String>,
}

const TABLE: [&str; 2] = ["first", "second"];

fn count(json: &str, text: &str) -> usize {
    json.matches(text).count()
}

ivs_stack! {
    pub stack Once(ids: Ids) {
        let id = ids.next();
        let a = Room { name: id };
        let b = Room { name: id };
        output o = id;
    }

    pub stack InOrder(ids: Ids) {
        let third = ids.named(format!("after-{second}"));
        let second = ids.named("second");
        let fourth = ids.named("fourth");
        let a = Room { name: fourth };
        let b = Room { name: third };
    }

    pub stack Borrowing(title: String, config: Config, index: usize) {
        let low = title.to_lowercase();
        let full = title.replace("X", &low);
        let trimmed = full.trim();
        let first = config.names.first();
        let name = first.map(|name| name.trim()).unwrap_or("none");
        let entry = TABLE[index];
        let bytes = title.into_bytes();
        let length = bytes.len();
        let title_of_config = config.title;
        let a = Room { name: trimmed, tags: { "low": low, "full": full, "title": title } };
        let b = Room { name: name, tags: { "entry": entry, "length": length.to_string(), "title": title_of_config } };
    }

    pub stack InLoops(ids: Ids, streamers: Vec<String>) {
        let all = streamers.join("-");
        for streamer in &streamers {
            let id = ids.named(streamer.trim());
            let a = Room { name: id };
            let b = Room { name: id, tags: { "all": all, "count": streamers.len().to_string() } };
        }
        for camera in ["front", "back"] {
            let id = ids.named(camera.to_uppercase());
            let c = Room { name: id };
            let d = Room { name: format!("{id}-{camera}") };
        }
        let last = ids.named("last");
        output last = last;
    }

    pub stack InIfs(ids: Ids, is_big: bool, is_small: bool) {
        if is_big {
            let big = ids.named("big");
            let a = Room { name: big, tags: { "big": big } };
        } else {
            let small = ids.named("small");
            let b = Room { name: small, tags: { "small": small } };
        }
        let is_asked = is_small && !is_big;
        if is_asked {
            let asked = ids.named("asked");
            let c = Room { name: asked };
        }
    }

    pub stack OwnNames(config: Config, limit: usize) {
        let first = match config.names.first() {
            Some(first) if first.len() > limit => first.trim().to_owned(),
            Some(other) => other.clone(),
            None => { "none".to_owned() }
        };
        let all = ({
            let limit = limit + 1;
            let mut all = String::new();
            for name in config.names { all += &name[..limit]; }
            all
        });
        let title = (if let Some(title) = config.title.get(..limit) { title.to_owned() } else { "none".to_owned() });
        let lobby = Room { name: first, tags: { "all": all, "title": title } };
    }

    #[tags({ "id": id })]
    pub stack Everywhere(ids: Ids, arn: String) {
        let stage = Parameter { type: String, default: id };
        let id = ids.next();
        let is_id = stage == id;
        if is_id {
            let other = ids.next();
            let a = Room { name: other };
        }
        let arns = arn.split(' ');
        for (index, one) in arns.enumerate() {
            let channel_arn = one.trim().to_owned();
            let channel = Channel::from_arn(channel_arn);
            let key = StreamKey { channel_arn: channel, tags: { "index": index.to_string() } };
        }
        for camera in ["front"] {
            let camera_arn = arn.replace("abcdABCDefgh", camera);
            let is_camera = stage == camera_arn;
            let imported = Channel::from_arn(camera_arn);
            output is_on = if is_camera { "on" } else { format!("{stage}-{id}") };
            output camera = imported;
        }
        output text = format!("{id}/{}", id.len());
        output sub = format!("{stage}-{id}-{:>4}", id.trim());
        output join = Fn::join("-", [stage, id]);
    }
}

fn main() {
    let ids = Ids::default();
    let json = Once { ids: ids.clone() }.template().unwrap().to_json();
    assert_eq!(count(&json, "\"id-1\""), 3, "{json}");
    assert_eq!(ids.calls(), "id-1");

    let ids = Ids::default();
    let json = InOrder { ids: ids.clone() }.template().unwrap().to_json();
    assert_eq!(ids.calls(), "second-1 after-second-1-2 fourth-3", "{json}");

    let config = Config {
        title: "config".into(),
        names: vec![" one ".into()],
    };
    let json = Borrowing { title: "aXb".into(), config, index: 1 }.template().unwrap().to_json();
    for text in ["\"one\"", "\"second\"", "\"3\"", "\"config\"", "\"aXb\""] {
        assert_eq!(count(&json, text), 1, "{text} in {json}");
    }

    let config = Config {
        title: "config".into(),
        names: vec!["one".into(), "two".into()],
    };
    let json = OwnNames { config, limit: 2 }.template().unwrap().to_json();
    for text in ["\"one\"", "\"onetwo\"", "\"co\""] {
        assert_eq!(count(&json, text), 1, "{text} in {json}");
    }

    let ids = Ids::default();
    let streamers = vec!["ada".into(), "bob".into()];
    let json = InLoops { ids: ids.clone(), streamers }.template().unwrap().to_json();
    assert_eq!(ids.calls(), "FRONT-1 BACK-2 last-3 ada-4 bob-5");
    assert_eq!(count(&json, "\"ada-4\""), 2, "{json}");
    assert_eq!(count(&json, "\"ada-bob\""), 2, "{json}");

    for (is_big, is_small, calls) in [(true, true, "big-1"), (false, true, "small-1 asked-2")] {
        let ids = Ids::default();
        InIfs { ids: ids.clone(), is_big, is_small }.template().unwrap();
        assert_eq!(ids.calls(), calls);
    }

    let ids = Ids::default();
    let arn = "arn:aws:ivs:us-east-1:123456789012:channel/abcdABCDefgh".to_owned();
    let json = Everywhere { ids: ids.clone(), arn }.template().unwrap().to_json();
    assert_eq!(ids.calls(), "id-1 id-2");
    assert_eq!(count(&json, "channel/front\""), 2, "{json}");
}
