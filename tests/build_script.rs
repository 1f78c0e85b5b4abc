//! The project in `examples/build-script/`: its template, when cargo makes it anew, and what is said
//! when it can't be made.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

type TestResult = Result<(), Box<dyn Error>>;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A copy of the project, as in a clean clone.
struct Project(PathBuf);

/// What cargo did.
struct Done {
    success: bool,
    stdout: String,
    stderr: String,
}

impl Project {
    fn new() -> Result<Self, Box<dyn Error>> {
        let project = Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join("build-script"));
        if project.0.exists() {
            fs::remove_dir_all(&project.0)?;
        }
        copy(&Path::new(ROOT).join("examples/build-script"), &project.0)?;
        // The versions of the workspace, which are on this machine already.
        fs::copy(
            Path::new(ROOT).join("Cargo.lock"),
            project.0.join("Cargo.lock"),
        )?;
        project.replace("Cargo.toml", "../../ivs-core", &format!("{ROOT}/ivs-core"))?;
        Ok(project)
    }

    fn read(&self, file: &str) -> io::Result<String> {
        fs::read_to_string(self.0.join(file))
    }

    fn write(&self, file: &str, text: &str) -> io::Result<()> {
        fs::write(self.0.join(file), text)
    }

    fn replace(&self, file: &str, old: &str, new: &str) -> TestResult {
        let text = self.read(file)?;
        assert!(text.contains(old), "`{old}` is not in {file}");
        Ok(self.write(file, &text.replace(old, new))?)
    }

    fn cargo(&self, arguments: &[&str], overwrite: Option<&str>) -> io::Result<Done> {
        let mut command = Command::new(env!("CARGO"));
        command
            .args(arguments)
            .arg("--offline")
            .current_dir(&self.0)
            .env(
                "CARGO_TARGET_DIR",
                self.0.with_file_name("build-script-target"),
            )
            .env("CARGO_TERM_COLOR", "never")
            .env_remove("IVS_TEMPLATES");
        if let Some(value) = overwrite {
            command.env("IVS_TEMPLATES", value);
        }
        let output = command.output()?;
        Ok(Done {
            success: output.status.success(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        })
    }

    fn build(&self) -> io::Result<Done> {
        self.cargo(&["build", "-v"], None)
    }

    fn overwrite(&self) -> io::Result<Done> {
        self.cargo(&["build", "-v"], Some("overwrite"))
    }
}

impl Done {
    fn succeeds(self) -> Self {
        assert!(self.success, "{}", self.stderr);
        self
    }

    /// The build fails, and says these lines. Cargo indents what a script says.
    fn fails_with(&self, message: &str) {
        assert!(!self.success, "{}", self.stderr);
        let lines = |text: &str| {
            text.lines()
                .map(str::trim_start)
                .collect::<Vec<_>>()
                .join("\n")
        };
        let is_said = lines(&self.stderr).contains(&lines(message));
        assert!(is_said, "expected\n{message}\nin\n{}", self.stderr);
    }

    fn ran_the_script(&self) -> bool {
        self.stderr.contains("build-script-build`")
    }

    fn is_fresh(&self) -> bool {
        self.stderr.contains("Fresh live-show ")
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// One test, because each step changes the project and cargo builds one after the other anyway.
#[test]
fn a_project_from_its_clone_on() -> TestResult {
    let project = Project::new()?;
    let checked_in = project.read("templates/live.json")?;

    it_prints_its_template_and_reads_its_outputs(&project, &checked_in)?;
    nothing_else_makes_the_template_again(&project)?;
    a_changed_key_is_seen(&project, &checked_in)?;
    a_value_of_the_script_that_breaks_a_rule(&project)?;
    a_mistake_that_the_compiler_finds(&project)?;
    a_warning_is_one_of_the_package(&project)?;
    what_is_asked_for_wrongly(&project)
}

fn it_prints_its_template_and_reads_its_outputs(project: &Project, checked_in: &str) -> TestResult {
    let done = project.cargo(&["run", "--quiet"], None)?.succeeds();
    assert_eq!(done.stdout, checked_in);
    assert_eq!(done.stderr, "");

    project.write(
        "outputs.json",
        r#"{ "Stacks": [{ "StackName": "live-show", "Outputs": [
            { "OutputKey": "PlaybackUrl", "OutputValue": "https://example.com/show.m3u8" },
            { "OutputKey": "IngestEndpoint", "OutputValue": "a.global-contribute.live-video.net" }
        ] }] }"#,
    )?;
    let done = project.cargo(&["run", "--quiet", "outputs.json"], None)?;
    assert_eq!(
        done.succeeds().stdout,
        "stream to rtmps://a.global-contribute.live-video.net:443/app/\n\
         play https://example.com/show.m3u8\n"
    );
    Ok(())
}

fn nothing_else_makes_the_template_again(project: &Project) -> TestResult {
    assert!(project.build()?.succeeds().is_fresh());
    project.write("notes.txt", "Any file of the package.")?;
    assert!(project.build()?.succeeds().is_fresh());
    project.replace("src/main.rs", "stream to", "send it to")?;
    let done = project.build()?.succeeds();
    assert!(
        !done.is_fresh() && !done.ran_the_script(),
        "{}",
        done.stderr
    );
    Ok(())
}

fn a_changed_key_is_seen(project: &Project, checked_in: &str) -> TestResult {
    let other_key = fs::read_to_string(Path::new(ROOT).join("tests/goldens/public_key.pem"))?;
    project.write("viewers.pub.pem", &other_key)?;
    let done = project.build()?;
    assert!(done.ran_the_script());
    done.fails_with(
        "Error: the templates are not written
error: the checked-in template is not that of `LiveShow` any more
       help: run `IVS_TEMPLATES=overwrite cargo build`, and commit the file
  --> templates/live.json:7
   -         \"PublicKeyMaterial\": \"-----BEGIN PUBLIC KEY-----",
    );
    assert_eq!(project.read("templates/live.json")?, checked_in);

    project.overwrite()?.succeeds();
    let written = project.read("templates/live.json")?;
    let key_in_json = other_key.trim_end().replace('\n', "\\n");
    assert!(written.contains(&key_in_json), "{written}");
    let done = project.cargo(&["run", "--quiet"], None)?.succeeds();
    assert_eq!(done.stdout, written);

    fs::remove_file(project.0.join("templates/live.json"))?;
    project.build()?.fails_with(
        "error: the template of `LiveShow` is not checked in
       help: run `IVS_TEMPLATES=overwrite cargo build`, and commit the file
  --> templates/live.json",
    );
    project.overwrite()?.succeeds();
    assert_eq!(project.read("templates/live.json")?, written);
    Ok(())
}

fn a_value_of_the_script_that_breaks_a_rule(project: &Project) -> TestResult {
    project.replace("build.rs", "\"my-recordings\"", "\"My Recordings\"")?;
    project.build()?.fails_with(
        "--- stderr
Error: the templates are not written
error: `bucket_name` takes lower-case letters, digits, `-` and `.`, not `\"My Recordings\"`
       help: write `\"my-recordings\"`
  --> src/stacks.rs:12:13 (Resources.Archive.Properties.DestinationConfiguration.S3.BucketName)",
    );
    project.replace("build.rs", "\"My Recordings\"", "\"my-recordings\"")?;
    project.build()?.succeeds();
    Ok(())
}

fn a_mistake_that_the_compiler_finds(project: &Project) -> TestResult {
    project.replace("src/stacks.rs", "authorized: true", "authorised: true")?;
    project.build()?.fails_with(
        "error: unknown property `authorised` on `Channel`
       help: did you mean `authorized`?
",
    );
    project.replace("src/stacks.rs", "authorised: true", "authorized: true")?;
    project.build()?.succeeds();
    Ok(())
}

fn a_warning_is_one_of_the_package(project: &Project) -> TestResult {
    project.replace("src/stacks.rs", "let encoder = main.add_stream_key();", "")?;
    let done = project.overwrite()?.succeeds();
    let warning =
        "warning: live-show@0.1.0: the channel `main` has no stream key, so nobody can stream to it
warning: live-show@0.1.0:        help: add";
    assert!(done.stderr.contains(warning), "{}", done.stderr);
    Ok(())
}

fn what_is_asked_for_wrongly(project: &Project) -> TestResult {
    project.cargo(&["build"], Some("yes"))?.fails_with(
        "error: `IVS_TEMPLATES` is `yes`, which means nothing
       help: set it to `overwrite`, or leave it out",
    );
    project.replace("build.rs", "\"live.json\"", "\"../live.json\"")?;
    project.build()?.fails_with(
        "error: `../live.json` is not the name of a file in `OUT_DIR`
       help: write a name such as `live.json`",
    );
    assert!(!project.0.join("live.json").exists());
    Ok(())
}

#[test]
fn outside_of_a_build_script_it_says_so() {
    let error = ivs_core::build::Templates::new()
        .write()
        .map_err(|error| error.to_string());
    assert_eq!(
        error,
        Err("error: `OUT_DIR` is not set, so this is no build script
       help: call it in `build.rs`"
            .to_owned())
    );
}
