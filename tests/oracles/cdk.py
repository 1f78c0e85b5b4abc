"""Deploys `examples/cdk` with the command lines of the AWS CDK and of AWS, to an emulator on this machine.

`tests/oracles/cdk` runs it, with `cdk`, `aws` and the emulator's Python first in `PATH`.
"""

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = ROOT / "examples/cdk"
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
# The program of `tests/app`, whose stack `any` is a template in a file.
PROGRAM = TARGET / "debug/examples/app"
# Seconds. Most commands take less than two, but the first build may take a while.
COMMAND_LIMIT, BUILD_LIMIT, START_LIMIT, WHOLE_LIMIT = 90, 600, 60, 1500

passed = failed = 0


def check(what, is_so, *evidence):
    """Counts and prints whether something is as it should be; what there is to see if it is not."""
    global passed, failed
    if is_so:
        passed += 1
        print(f"ok      {what}", flush=True)
    else:
        failed += 1
        print(f"FAILED  {what}", *evidence, sep="\n", flush=True)


def environment(port, folder):
    """That of this process, without whatever there is of AWS in it; nothing leaves this machine."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("AWS_", "CDK_"))
    }
    return kept | {
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_PAGER": "",
        "AWS_REGION": "us-west-2",
        "AWS_DEFAULT_REGION": "us-west-2",
        # The emulator recognises its own addresses by this name.
        "AWS_ENDPOINT_URL": f"http://localhost:{port}",
        "NO_PROXY": "localhost,127.0.0.1",
        "no_proxy": "localhost,127.0.0.1",
        "CDK_DISABLE_CLI_TELEMETRY": "true",
        "CDK_HOME": str(folder / "cdk-home"),
        "JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION": "1",
        "NODE_NO_WARNINGS": "1",
        "NO_COLOR": "1",
        "CI": "true",
        "CARGO_TARGET_DIR": str(TARGET),
    }


class Shell:
    """Runs commands in the folder of the project, as someone would who works on it."""

    def __init__(self, port, folder):
        self.folder = folder
        self.environment = environment(port, folder)

    def run(self, *command, limit=COMMAND_LIMIT, cwd=PROJECT):
        try:
            return subprocess.run(
                command,
                cwd=cwd,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=limit,
            )
        except subprocess.TimeoutExpired as late:
            said = [(text or b"").decode(errors="replace") for text in (late.stdout, late.stderr)]
            return subprocess.CompletedProcess(command, 124, *said)

    def cdk(self, *arguments):
        return self.run("cdk", *arguments, "--no-notices", "--output", str(self.folder / "cdk.out"))

    def program(self, *arguments):
        return self.run("cargo", "run", "-q", "--", *arguments)

    def aws(self, *arguments):
        return self.run("aws", *arguments, "--output", "json")

    def stack(self, name):
        """What AWS says of a deployed stack; nothing if there is none."""
        said = self.aws("cloudformation", "describe-stacks", "--stack-name", name)
        return json.loads(said.stdout)["Stacks"][0] if said.returncode == 0 else {}

    def channels(self):
        return [channel["name"] for channel in json.loads(self.aws("ivs", "list-channels").stdout)["channels"]]


def is_open(port):
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextlib.contextmanager
def emulator(folder):
    """The emulator, for as long as it is needed; gives its port."""
    port = free_port()
    log = folder / "emulator.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, ROOT / "tests/oracles/emulator.py", "-H", "127.0.0.1", "-p", str(port)],
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            start = time.monotonic()
            while not is_open(port):
                if server.poll() is not None or time.monotonic() - start > START_LIMIT:
                    sys.exit(f"the emulator does not start:\n{log.read_text()}")
                time.sleep(0.1)
            yield port
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()


def line_of(text):
    """The line of the stacks that begins with a text."""
    lines = (PROJECT / "src/lib.rs").read_text().splitlines()
    return 1 + next(index for index, line in enumerate(lines) if line.lstrip().startswith(text))


def said(result):
    """All that a command said, as evidence."""
    return f"exit {result.returncode} of {' '.join(map(str, result.args))}\n{result.stdout}{result.stderr}"


def build(shell):
    for what, cwd in (("--bins", PROJECT), ("--example=app", ROOT)):
        built = shell.run("cargo", "build", "-q", what, limit=BUILD_LIMIT, cwd=cwd)
        check(f"cargo build {what} builds", built.returncode == 0, said(built))
        if built.returncode != 0:
            raise SystemExit(finish())


def lists(shell):
    listed = shell.cdk("ls")
    check("cdk ls lists the stacks", sorted(listed.stdout.split()) == ["chat", "live"], said(listed))
    listed = shell.cdk("ls", "--show-dependencies", "--json")
    expected = {"live": [], "chat": ["live"]}
    found = {
        stack["id"]: [needed["id"] for needed in stack["dependencies"]]
        for stack in json.loads(listed.stdout or "[]")
    }
    check("who imports depends on who exports", found == expected, said(listed))
    check("our list is in that order", shell.program("list").stdout == "live\nchat\n")

    # A program with another name in CloudFormation.
    listed = shell.cdk("ls", "--app", str(PROGRAM))
    check("cdk ls shows the name in CloudFormation", "live (live-video)" in listed.stdout.splitlines(), said(listed))


def synthesizes(shell):
    ours = shell.folder / "synth"
    written = shell.program("synth", "--output", str(ours))
    check("our synth writes all templates", written.returncode == 0, said(written))
    for name in ("live", "chat"):
        theirs = shell.cdk("synth", name, "--json")
        template = (ours / f"{name}.template.json").read_text()
        is_same = theirs.returncode == 0 and json.loads(theirs.stdout) == json.loads(template)
        check(f"cdk synth {name} prints our template", is_same, said(theirs))
        in_assembly = (shell.folder / f"cdk.out/{name}.template.json").read_text()
        check(f"the assembly holds our {name} letter by letter", in_assembly == template)
        check(f"our program prints the same {name}", shell.program(name).stdout == template)


def compares(shell):
    old = str(shell.folder / "synth/live.template.json")
    against = ("diff", "live", "--template", old, "--no-change-set", "--fail")
    theirs, ours = shell.cdk(*against), shell.program("diff", old, "live")
    check("cdk diff sees no difference", theirs.returncode == 0, said(theirs))
    check("our diff sees none either", (ours.returncode, ours.stdout) == (0, "no differences\n"), said(ours))

    theirs = shell.cdk(*against, "--context", "stage=prod")
    ours = shell.program("diff", old, "live", "--context", "stage=prod")
    check("both exit codes say that there are some", (theirs.returncode, ours.returncode) == (1, 1), said(theirs), said(ours))
    their_replaced = re.findall(r"^\[~\] \S+ (\w+) .*replace", theirs.stdout, re.MULTILINE)
    our_replaced = re.findall(r"^  ~ (\w+) \(\S+\) is replaced: `Name` ", ours.stdout, re.MULTILINE)
    is_same = their_replaced == our_replaced == ["Archive"]
    check("both say that the renamed recording configuration is replaced", is_same, said(theirs), said(ours))
    for name in ("Archive", "Show"):
        is_in_both = f" {name} " in theirs.stdout and f"~ {name} " in ours.stdout
        check(f"both say that {name} changes", is_in_both, said(theirs), said(ours))


def agrees_on_replacement(shell):
    """The CDK knows from its own database what can be changed in place."""
    files = {}
    for version, is_old in (("old", True), ("new", False)):
        files[version] = str(shell.folder / f"{version}.json")
        Path(files[version]).write_text(json.dumps(of_many_types(version, is_old)))
    context = ("--context", f"template={files['new']}")
    theirs = shell.cdk(
        "diff", "any", "--app", str(PROGRAM), *context, "--template", files["old"], "--no-change-set"
    )
    ours = shell.run(str(PROGRAM), "diff", files["old"], *context)
    changed = {
        "cdk": dict(re.findall(r"^\[~\] \S+ (\w+) \w+(.*)$", theirs.stdout, re.MULTILINE)),
        "ours": dict(re.findall(r"^  ~ (\w+) \(\S+\) is (\w+)", ours.stdout, re.MULTILINE)),
    }
    replaced = {
        "cdk": {name for name, fate in changed["cdk"].items() if "replace" in fate},
        "ours": {name for name, fate in changed["ours"].items() if fate == "replaced"},
    }
    check("both say of many types what is replaced", replaced["cdk"] == replaced["ours"], said(theirs), said(ours))
    check("that is neither nothing nor everything", 5 < len(replaced["ours"]) < len(changed["ours"]) - 5, replaced)
    # The CDK leaves out what changes only because something else is replaced.
    check("what the CDK sees change, we see, too", changed["cdk"].keys() <= changed["ours"].keys(), changed)


def of_many_types(version, is_old):
    """A template with a change in each resource, or in what it names."""

    def arn(name):
        return {"Fn::GetAtt": [name, "Arn"]}

    def of(type_name, **properties):
        return {"Type": type_name, "Properties": properties}

    recordings = {"S3": {"BucketName": {"Ref": "Bucket"}}}
    first, second = ("Main", "Other") if is_old else ("Other", "Main")
    key = (ROOT / "examples/keys/viewers.pub.pem").read_text()
    return {
        "Resources": {
            "Bucket": of("AWS::S3::Bucket", BucketName=f"{version}-recordings"),
            "Archive": of("AWS::IVS::RecordingConfiguration", DestinationConfiguration=recordings),
            "Thumbnails": of(
                "AWS::IVS::RecordingConfiguration",
                DestinationConfiguration={"S3": {"BucketName": "recordings"}},
                ThumbnailConfiguration={"TargetIntervalSeconds": 30 if is_old else 40},
            ),
            "Main": of("AWS::IVS::Channel", Name=version, RecordingConfigurationArn=arn("Archive")),
            "Other": of("AWS::IVS::Channel", RecordingConfigurationArn=arn("Thumbnails")),
            "FirstKey": of("AWS::IVS::StreamKey", ChannelArn=arn(first)),
            "SecondKey": of("AWS::IVS::StreamKey", ChannelArn=arn(second)),
            "Tagged": of(
                "AWS::IVS::PublicKey", PublicKeyMaterial=key, Tags=[{"Key": "version", "Value": version}]
            ),
            "Named": of("AWS::IVS::PlaybackKeyPair", PublicKeyMaterial=key, Name=version),
            "Encoder": of("AWS::IVS::EncoderConfiguration", Video={"Bitrate": 1000000 if is_old else 2000000}),
            "Storage": of("AWS::IVS::StorageConfiguration", **recordings),
            "Stage": of(
                "AWS::IVS::Stage",
                Name=version,
                AutoParticipantRecordingConfiguration={"StorageConfigurationArn": arn("Storage")},
            ),
            "Ingest": of(
                "AWS::IVS::IngestConfiguration",
                IngestProtocol="RTMPS" if is_old else "RTMP",
                InsecureIngest=not is_old,
                StageArn=arn("Stage"),
            ),
            "Policy": of("AWS::IVS::PlaybackRestrictionPolicy", AllowedCountries=["DE" if is_old else "FR"]),
            "Log": of("AWS::IVSChat::LoggingConfiguration", DestinationConfiguration=recordings),
            "Room": of("AWS::IVSChat::Room", Name=version, LoggingConfigurationIdentifiers=[arn("Log")]),
        }
    }


def annotates(shell):
    place = f"src/lib.rs:{line_of('let show')}:13"
    warned = shell.cdk("synth", "live", "--quiet", "--context", "allows-rtmp=true")
    check("a warning lets cdk synth pass", warned.returncode == 0, said(warned))
    check("it stands at the line of the let", place in warned.stderr, said(warned))
    is_shown = "WARNING" in warned.stderr and "`insecure_ingest`" in warned.stderr
    check("it is our message", is_shown, said(warned))
    check("it comes with its fix and its rule", "Suggested fix: " in warned.stderr and "ivs::insecure_ingest" in warned.stderr, said(warned))
    check("it is said once", warned.stderr.count("WARNING") == 1, said(warned))
    check("nothing of it is on standard output", warned.stdout.strip() == "", said(warned))
    strict = shell.cdk("synth", "live", "--quiet", "--strict", "--context", "allows-rtmp=true")
    check("cdk synth --strict does not let it pass", strict.returncode == 1, said(strict))

    place = f"src/lib.rs:{line_of('let audience')}:13"
    refused = shell.cdk("deploy", "--all", "--require-approval", "never", "--context", "message-length=501")
    check("an error keeps cdk deploy from deploying", refused.returncode == 1 and shell.stack("live") == {}, said(refused))
    check("it stands at the line of the let, too", place in refused.stderr, said(refused))
    message = "`maximum_message_length` is 501, but goes from 1 to 500"
    check("it is said once, in our words", refused.stderr.count(message) == 1 and "ERROR" in refused.stderr, said(refused))


def deploys(shell):
    file = shell.folder / "outputs.json"
    deploy = ("deploy", "--all", "--require-approval", "never", "--outputs-file", str(file))
    deployed = shell.cdk(*deploy)
    check("cdk deploy deploys both stacks", deployed.returncode == 0, said(deployed))
    check("the channel is there", shell.channels() == ["show-dev"])
    check("the stacks have their tag", tags(shell.stack("live")) == {"stage": "dev"}, shell.stack("live"))
    reads_outputs(shell, file)

    before = outputs(file)
    again = shell.cdk(*deploy, "--context", "stage=prod")
    check("cdk deploy deploys a change", again.returncode == 0, said(again))
    check("the channel is the same, renamed", shell.channels() == ["show-prod"])
    is_same = before.get("live") == outputs(file).get("live")
    check("so are its outputs", is_same, before, outputs(file))
    stack = shell.stack("live")
    check("the deployment has its new tag", tags(stack) == {"stage": "prod"}, stack)
    check("the stack is protected now", stack.get("EnableTerminationProtection") is True, stack)
    reads_outputs(shell, file)

    nothing = shell.cdk(*deploy, "--context", "stage=prod")
    check("the same again is no change", nothing.stdout.count("(no changes)") == 2, said(nothing))

    destroyed = shell.cdk("destroy", "--all", "--force")
    check("cdk destroy destroys both", destroyed.returncode == 0, said(destroyed))
    is_gone = shell.stack("live") == {} and shell.stack("chat") == {} and shell.channels() == []
    check("nothing is left", is_gone, said(destroyed))


def tags(stack):
    return {tag["Key"]: tag["Value"] for tag in stack.get("Tags", [])}


def outputs(file):
    return json.loads(file.read_text()) if file.exists() else {}


def reads_outputs(shell, file):
    """The application reads the file into the typed outputs."""
    live, chat = outputs(file).get("live", {}), outputs(file).get("chat", {})
    watched = shell.run("cargo", "run", "-q", "--bin", "watch", str(file))
    expected = (
        f"stream to rtmps://{live.get('IngestEndpoint')}:443/app/\n"
        f"play {live.get('PlaybackUrl')}\n"
        f"talk in {chat.get('RoomArn')}\n"
    )
    check("the application reads the outputs", watched.stdout == expected, said(watched), file.read_text())


def deploys_by_hand(shell):
    """Without the CDK: what the program prints is enough."""
    template = shell.folder / "live.template.json"
    template.write_text(shell.program("live").stdout)
    deploy = ("cloudformation", "deploy", "--stack-name", "by-hand", "--template-file", str(template))
    deployed = shell.aws(*deploy)
    check("aws cloudformation deploy takes what we print", deployed.returncode == 0, said(deployed))
    check("the channel is there again", shell.channels() == ["show-dev"])
    keys = {output["OutputKey"] for output in shell.stack("by-hand").get("Outputs", [])}
    check("with all outputs", keys == {"PlaybackUrl", "IngestEndpoint", "StreamKeySecret"}, keys)

    # The emulator is no yes-man.
    broken = json.loads(template.read_text())
    broken["Resources"]["Show"]["Properties"]["LatencyMode"] = "SLOW"
    template.write_text(json.dumps(broken))
    refused = shell.aws(*deploy)
    check("what IVS does not know is refused", refused.returncode != 0, said(refused))


def finish():
    print(f"{passed} passed, {failed} failed", flush=True)
    return 1 if failed else 0


def main():
    # Whatever hangs, this ends; so does the emulator.
    signal.signal(signal.SIGALRM, lambda *_: sys.exit("it takes too long"))
    signal.alarm(WHOLE_LIMIT)
    with tempfile.TemporaryDirectory() as folder, emulator(Path(folder)) as port:
        shell = Shell(port, Path(folder))
        for step in (build, lists, synthesizes, compares, agrees_on_replacement, annotates, deploys, deploys_by_hand):
            step(shell)
    return finish()


if __name__ == "__main__":
    sys.exit(main())
