//! The program that the tests of `app()` run, with stacks that its context changes.

use ivs_core::app::Deployment;
use ivs_core::{Template, ivs_stack};
use std::error::Error;
use std::fs;
use std::process::ExitCode;

ivs_stack! {
    /// A recorded show.
    stack Live(archive_name: String, window: i64) {
        /// Deployment stage.
        let stage = Parameter { type: String, default: "dev", allowed_values: ["dev", "prod"] };
        let is_prod = stage == "prod";

        let archive = RecordingConfiguration {
            name: archive_name,
            destination_configuration: { s3: { bucket_name: "my-recordings" } },
            recording_reconnect_window_seconds: window,
        };
        let channel = Channel {
            name: format!("show-{stage}"),
            recording_configuration_arn: if is_prod { archive },
            latency_mode: if is_prod { Low } else { Normal },
            tags: { "team": "live" },
        };
        let encoder = channel.add_stream_key();
        let encoder_secret = AWS::SecretsManager::Secret { secret_string: encoder.value };
        if is_prod {
            let backup = Channel { name: "backup" };
            #[depends_on(channel)]
            let backup_encoder = backup.add_stream_key();
        }

        /// Where viewers play the show.
        #[export("live-playback-url")]
        output playback_url = channel.playback_url;
    }

    /// What the audience says.
    stack Chat(length: u16) {
        let audience = Room {
            maximum_message_length: length,
            tags: { "plays-at": Live.playback_url },
        };
        output audience_arn = audience;
    }
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let app = ivs_core::app();
    if let Some(file) = app.context::<String>("template")? {
        let template = Template::from_json_bytes(&fs::read(file)?)?;
        return Ok(app.template("any", template, Deployment::new()).run());
    }
    let live = Live {
        archive_name: app.context("archive")?.unwrap_or("archive".into()),
        window: app.context("window")?.unwrap_or(60),
    };
    let chat = Chat {
        length: app.context("length")?.unwrap_or(200),
    };
    let region: String = app.context("region")?.unwrap_or("us-west-2".into());
    let deployment = Deployment::new()
        .account(
            app.context("account")?
                .unwrap_or(String::from("123456789012")),
        )
        .region(&region)
        .termination_protection()
        .tag(app.context("tag")?.unwrap_or(String::from("team")), "live");
    let other: Option<String> = app.context("other")?;
    let is_open = app.context("open")?.unwrap_or(false);
    let app = match app.context::<String>("stacks")?.as_deref() {
        Some("none") => app,
        Some("pinned") => app.stack_with("pinned", Pinned, deployment),
        Some("circle") => app
            .stack("waits", Waits)
            .stack("there", There)
            .stack("back", Back),
        Some("one") => app.stack("live", live),
        Some("twice") => app.stack("live", live.clone()).stack("live", live),
        Some("exported-twice") => app.stack("live", live.clone()).stack("live-2", live),
        Some("apart") => {
            let away = Deployment::new().region("eu-west-1");
            app.stack_with("chat", chat, away)
                .stack_with("live", live, deployment)
        }
        _ => app.stack("chat", chat).stack_with(
            "live",
            live,
            Deployment::new().stack_name("live-video"),
        ),
    };
    Ok(match other {
        Some(name) => app.stack(name, Other { is_open }).run(),
        None => app.run(),
    })
}

ivs_stack! {
    #[region("us-west-2")]
    stack Pinned {
        let room = Room { };
    }

    stack There {
        let room = Room { tags: { "back": Back.room_arn } };
        #[export("there-room")]
        output room_arn = room;
    }

    stack Back {
        let room = Room { tags: { "there": There.room_arn } };
        #[export("back-room")]
        output room_arn = room;
    }

    stack Waits {
        let room = Room { tags: { "there": There.room_arn } };
    }

    /// A room or, with a warning, a channel that takes plain RTMP.
    stack Other(is_open: bool) {
        let vault = RecordingConfiguration::from_arn(
            "arn:aws:ivs:us-west-2:123456789012:recording-configuration/abcdABCDefgh"
        );
        let other = Channel { insecure_ingest: is_open, recording_configuration_arn: vault };
        let key = other.add_stream_key();
    }
}
