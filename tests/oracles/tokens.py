"""Holds the tokens of `ivs_core::tokens` against those of PyJWT and of the npm package jsonwebtoken, both
ways round, and plays a private channel: stack, template, emulator, typed outputs, token, verification.

`tests/oracles/tokens` runs it, with the emulator's Python and `aws` first in `PATH`.

usage: tokens.py
       tokens.py PRIVATE_KEY SECONDS  signs one token after the other, and prints how many in a second, with
                                      a key from PEM and parsed
"""

import base64
import hmac
import json
import os
import random
import signal
import string
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

import cdk
from cdk import BUILD_LIMIT, ROOT, TARGET, Shell, check, emulator, finish, said

PROGRAM = TARGET / "debug/examples/tokens"
VIEWER_TOKEN = TARGET / "debug/examples/viewer_token"
KMS_TOKEN = TARGET / "debug/examples/kms_token"

CHANNEL = "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh"
STAGE = "arn:aws:ivs:us-east-1:123456789012:stage/oRmLNwuCeMlQ"
KEY = "arn:aws:ivs:us-east-1:123456789012:public-key/abcdefg12345"
EVENTS = "wss://global.events.live-video.net"
WHIP = "https://114ddfabadaf.global-bm.whip.live-video.net"
KINDS = {"playback": CHANNEL, "participant": STAGE, "connection": None}
# Tokens of each kind. They are the same in each run, so that a failure can be looked at.
COUNT = 200
DAY = 24 * 60 * 60

chance = random.Random(384)


def text(shortest, longest):
    """A string with what JSON escapes, and with characters of one to four bytes."""
    letters = string.ascii_letters + string.digits + " \"\\/\n\t\x00\x7f" + "äß€ \U0001f600"
    return "".join(chance.choices(letters, k=chance.randint(shortest, longest)))


def maybe(value):
    return value if chance.random() < 0.5 else None


def request(kind):
    """The options of a token that is within all limits, as the program of ours takes them."""
    now = chance.randrange(1, 4_000_000_000)
    if kind == "playback":
        viewer = maybe(text(1, 40))
        options = {
            "origins": [
                chance.choice(("https://", "https://*.", "http://")) + f"a{index}.com"
                for index in range(chance.randrange(6))
            ],
            "strict": chance.random() < 0.5,
            "uuid": maybe(str(uuid.UUID(int=chance.getrandbits(128)))),
            "viewer": viewer,
            "version": maybe(chance.randrange(2**31)) if viewer is not None else None,
            "resolution": chance.choice((None, "SD", "HD", "FULL_HD")),
        }
        is_short = options["uuid"] is not None or viewer is not None
        life = chance.randint(1, 600 if is_short else 365 * DAY)
    elif kind == "participant":
        attributes = {text(0, 12): text(0, 40) for _ in range(chance.randrange(5))}
        options = {
            "id": "".join(chance.choices(string.ascii_letters + string.digits + "-_", k=chance.randint(1, 64))),
            "user": maybe(text(0, 128)),
            "may": chance.choice(("publish", "subscribe", "both")),
            "attributes": attributes,
            "events_url": EVENTS,
            "whip_url": WHIP,
            "key_arn": KEY,
        }
        life = chance.randint(1, 14 * DAY)
    else:
        options = {"id": text(1, 64), "key_arn": KEY}
        life = chance.randint(1, 28 * DAY)
    return {"kind": kind, "now": now, "life": life, "arn": KINDS[kind]} | options


def claims_of(asked):
    """The claims that the documentation wants for these options, written down without our code."""
    issued, expires = asked["now"], asked["now"] + asked["life"]
    if asked["kind"] == "playback":
        claims = {
            "aws:channel-arn": asked["arn"],
            "aws:access-control-allow-origin": ",".join(asked["origins"]) or None,
            "aws:strict-origin-enforcement": True if asked["strict"] else None,
            "aws:single-use-uuid": asked["uuid"],
            "aws:viewer-id": asked["viewer"],
            "aws:viewer-session-version": asked["version"],
            "aws:maximum-resolution": asked["resolution"],
            "exp": expires,
        }
    elif asked["kind"] == "participant":
        claims = {
            "exp": expires,
            "iat": issued,
            "jti": asked["id"],
            "resource": asked["arn"],
            "topic": asked["arn"].split("/")[1],
            "events_url": asked["events_url"],
            "whip_url": asked["whip_url"],
            "capabilities": {
                name: True
                for name, only in (("allow_publish", "subscribe"), ("allow_subscribe", "publish"))
                if asked["may"] != only
            },
            "user_id": asked["user"],
            "attributes": asked["attributes"] or None,
            "version": "1.0",
        }
    else:
        claims = {
            "exp": expires,
            "iat": issued,
            "jti": asked["id"],
            "account_id": KEY.split(":")[4],
            "region": KEY.split(":")[3],
            "events_url": EVENTS,
            "version": "1.0",
        }
    return {name: value for name, value in claims.items() if value is not None}


def read_back(asked):
    """What our verifier says of a token with these options."""
    expires = asked["now"] + asked["life"]
    if asked["kind"] == "playback":
        names = ("arn", "origins", "strict", "uuid", "viewer", "version", "resolution")
        return {name: asked[name] for name in names} | {"exp": expires}
    times = {"iat": asked["now"], "exp": expires}
    if asked["kind"] == "participant":
        names = ("arn", "id", "user", "may", "attributes", "events_url", "whip_url")
        return {name: asked[name] for name in names} | times
    return {"id": asked["id"], "account": KEY.split(":")[4], "region": KEY.split(":")[3]} | times


class Keys:
    """A new key pair, and the programs that sign and verify with it."""

    def __init__(self, folder, name):
        self.key = ec.generate_private_key(ec.SECP384R1())
        self.private, self.public = folder / f"{name}.pem", folder / f"{name}.pub.pem"
        # Both forms of a private key are read in turn.
        form = chance.choice((serialization.PrivateFormat.TraditionalOpenSSL, serialization.PrivateFormat.PKCS8))
        self.private.write_bytes(
            self.key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())
        )
        self.public.write_bytes(
            self.key.public_key().public_bytes(
                serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
            )
        )

    def ours(self, requests):
        return answers([PROGRAM, self.private], requests)

    def node(self, requests):
        program = Path(__file__).with_name("tokens.js")
        return answers(["node", program, self.private, self.public], requests)

    def python(self, requests):
        return [self.answered_by_python(asked) for asked in requests]

    def answered_by_python(self, asked):
        if asked["op"] == "sign":
            headers = {"kid": asked["kid"]} if asked.get("kid") else None
            return {"token": jwt.encode(asked["claims"], self.key, "ES384", headers)}
        try:
            # Its clock can't be set, so times are compared here.
            found = jwt.decode_complete(
                asked["token"],
                self.key.public_key(),
                ["ES384"],
                options={name: False for name in ("verify_exp", "verify_iat", "verify_jti", "verify_aud")},
            )
        except jwt.InvalidTokenError as error:
            return {"refused": str(error)}
        if found["payload"]["exp"] <= asked["now"]:
            return {"refused": "expired"}
        return {"header": found["header"], "claims": found["payload"]}


def answers(command, requests):
    """What a program answers, a JSON object on each line for one on each line."""
    lines = "".join(json.dumps(asked) + "\n" for asked in requests)
    done = subprocess.run(command, input=lines, capture_output=True, text=True, timeout=cdk.COMMAND_LIMIT)
    if done.returncode != 0:
        sys.exit(said(done))
    # Not `splitlines`, which takes U+2028 for the end of a line.
    return [json.loads(line) for line in done.stdout.split("\n") if line]


def first_difference(found, expected):
    return next(
        (f"{one}\n{other}" for one, other in zip(found, expected, strict=False) if one != other),
        f"{len(found)} and {len(expected)}",
    )


def same(what, found, expected):
    check(what, found == expected, first_difference(found, expected))


def ours_are_verified(keys, kind):
    """Other libraries verify what we sign, and find in it what the documentation wants."""
    asked = [request(kind) for _ in range(COUNT)]
    tokens = [answer.get("token", str(answer)) for answer in keys.ours({"op": "sign"} | one for one in asked)]
    kid = {} if kind == "playback" else {"kid": KEY}
    expected = [
        {"header": {"alg": "ES384", "typ": "JWT"} | kid, "claims": claims_of(one)} for one in asked
    ]
    verify = [{"op": "verify", "token": token, "now": one["now"]} for token, one in zip(tokens, asked, strict=True)]
    for name, other in (("PyJWT", keys.python), ("jsonwebtoken", keys.node)):
        same(f"{name} verifies our {COUNT} {kind} tokens, with the documented claims", other(verify), expected)
        late = [one | {"now": claims["claims"]["exp"]} for one, claims in zip(verify, expected, strict=True)]
        refused = sum("refused" in answer for answer in other(late))
        check(f"{name} sees all of them expire when we say", refused == COUNT, refused)
    return asked, tokens


def theirs_are_verified(keys, kind):
    """We verify what other libraries sign, and read what was meant."""
    for name, other in (("PyJWT", keys.python), ("jsonwebtoken", keys.node)):
        asked = [request(kind) for _ in range(COUNT)]
        kid = {} if kind == "playback" else {"kid": KEY}
        signed = other([{"op": "sign", "claims": claims_of(one)} | kid for one in asked])
        verify = [
            {"op": "verify", "kind": kind, "token": answer["token"], "arn": one["arn"], "now": one["now"]}
            for answer, one in zip(signed, asked, strict=True)
        ]
        same(f"we verify the {COUNT} {kind} tokens of {name}", keys.ours(verify), [read_back(one) for one in asked])
        late = [one | {"now": meant["now"] + meant["life"]} for one, meant in zip(verify, asked, strict=True)]
        refused = [answer.get("refused") for answer in keys.ours(late)]
        same("we refuse all of them when they expire, for `exp`", refused, [["exp"]] * COUNT)


def changed(token):
    """Tokens that differ from this one in one character, and so in what is signed or in the signature."""
    alphabet = string.ascii_letters + string.digits + "-_"
    parts = token.split(".")
    for index, part in enumerate(parts):
        # The last character of the claims may hold bits that mean nothing, which some libraries ignore.
        at = chance.randrange(len(part) - 1)
        other = chance.choice([letter for letter in alphabet if letter != part[at]])
        yield ".".join(parts[:index] + [part[:at] + other + part[at + 1 :]] + parts[index + 1 :])


def forgeries_are_refused(keys, others, kind, asked, tokens):
    """All of us refuse what was changed, and what another key has signed."""
    forged = [(one, token) for one, original in zip(asked, tokens, strict=True) for token in changed(original)]
    foreign = others.ours({"op": "sign"} | one for one in asked)
    forged += [(one, answer["token"]) for one, answer in zip(asked, foreign, strict=True)]
    requests = [
        {"op": "verify", "kind": kind, "token": token, "arn": one["arn"], "now": one["now"]} for one, token in forged
    ]
    for name, verifier in (("us", keys.ours), ("PyJWT", keys.python), ("jsonwebtoken", keys.node)):
        passed = [answer for answer in verifier(requests) if "refused" not in answer]
        check(f"all {len(requests)} forged {kind} tokens are refused by {name}", passed == [], passed[:1])


def confused_algorithms_are_refused(keys):
    """The two classic forgeries: no signature, and an HMAC with the public key as its secret."""
    claims = {"aws:channel-arn": CHANNEL, "exp": 2000}
    unsigned = jwt.encode(claims, None, "none")
    signed = ".".join(unsigned.split(".")[:2])
    # PyJWT refuses to sign with a public key, so this one is put together here.
    def encoded(data):
        return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

    body = encoded(b'{"alg":"HS384","typ":"JWT"}') + "." + signed.split(".")[1]
    mac = hmac.digest(keys.public.read_bytes(), body.encode(), "sha384")
    tokens = [unsigned, f"{body}.{encoded(mac)}"]
    requests = [
        {"op": "verify", "kind": "playback", "token": token, "arn": CHANNEL, "now": 1000} for token in tokens
    ]
    refused = [answer.get("refused") for answer in keys.ours(requests)]
    same("we refuse other algorithms, for `alg`", refused, [["alg"], ["alg"]])


def a_private_channel(shell, keys, others):
    """Stack, template, emulator, typed outputs, token, and verification with the key that was deployed."""
    made = shell.run(str(VIEWER_TOKEN), "template", str(keys.public))
    check("the example prints its template", made.returncode == 0, said(made))
    template = shell.folder / "private.json"
    template.write_text(made.stdout)
    deployed = shell.aws(
        "cloudformation", "deploy", "--stack-name", "private-show", "--template-file", str(template)
    )
    check("aws cloudformation deploy deploys it", deployed.returncode == 0, said(deployed))
    outputs = shell.folder / "outputs.json"
    outputs.write_text(shell.aws("cloudformation", "describe-stacks", "--stack-name", "private-show").stdout)

    stack = shell.aws("cloudformation", "get-template", "--stack-name", "private-show")
    resources = json.loads(stack.stdout)["TemplateBody"]["Resources"]
    material = resources["Viewers"]["Properties"]["PublicKeyMaterial"]
    url = shell.run(str(VIEWER_TOKEN), "url", str(outputs), str(keys.private), "viewer-7")
    check("the example prints a URL", url.returncode == 0, said(url))
    found = {one["OutputKey"]: one["OutputValue"] for one in shell.stack("private-show")["Outputs"]}
    parts = urlsplit(url.stdout.strip())
    check("it is the playback URL that was deployed", parts._replace(query="").geturl() == found["PlaybackUrl"], said(url))
    token = parse_qs(parts.query).get("token", [""])[0]
    claims = jwt.decode(token, material, ["ES384"])
    check("its token is signed with the key that was deployed", claims["aws:channel-arn"] == found["ChannelArn"], claims)
    check("it names its viewer", claims["aws:viewer-id"] == "viewer-7", claims)
    check("it expires in five minutes", 200 < claims["exp"] - time.time() <= 300, claims)
    ours = keys.ours(
        [{"op": "verify", "kind": "playback", "token": token, "arn": found["ChannelArn"], "now": int(time.time())}]
    )
    check("our verifier agrees", ours[0].get("viewer") == "viewer-7", ours)

    wrong = shell.run(str(VIEWER_TOKEN), "url", str(outputs), str(others.private), "viewer-7")
    is_refused = wrong.returncode == 1 and wrong.stdout == ""
    check("another key is an error before any viewer sees it", is_refused, said(wrong))
    names_both = found["KeyFingerprint"] in wrong.stderr and "sign with the private key" in wrong.stderr
    check("the error tells which key is deployed", names_both, said(wrong))


def a_key_in_kms(shell):
    """A key that signs in KMS, which returns DER."""
    made = shell.aws("kms", "create-key", "--key-spec", "ECC_NIST_P384", "--key-usage", "SIGN_VERIFY")
    key = json.loads(made.stdout)["KeyMetadata"]["KeyId"]
    public = shell.run(str(KMS_TOKEN), "public-key", key)
    check("the example reads the public key from KMS", public.returncode == 0, said(public))
    # The number of bytes in a DER signature differs from one to the next.
    for _ in range(4):
        token = shell.run(str(KMS_TOKEN), "token", key, CHANNEL)
        claims = jwt.decode(token.stdout.strip(), public.stdout, ["ES384"])
        check("PyJWT verifies what KMS has signed", claims["aws:channel-arn"] == CHANNEL, said(token))
    missing = shell.run(str(KMS_TOKEN), "public-key", "00000000-0000-0000-0000-000000000000")
    check("a key that is missing is an error", missing.returncode == 1 and missing.stdout == "", said(missing))


def build():
    examples = [f"--example={path.name}" for path in (PROGRAM, VIEWER_TOKEN, KMS_TOKEN)]
    built = subprocess.run(
        ["cargo", "build", "--quiet", "--locked", "--features", "tokens", *examples],
        cwd=ROOT,
        env=os.environ | {"CARGO_TARGET_DIR": str(TARGET)},
        timeout=BUILD_LIMIT,
    )
    if built.returncode != 0:
        sys.exit("the examples do not build")


def main():
    # Whatever hangs, this ends; so does the emulator.
    signal.signal(signal.SIGALRM, lambda *_: sys.exit("it takes too long"))
    signal.alarm(cdk.WHOLE_LIMIT)
    build()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        keys, others = Keys(folder, "keys"), Keys(folder, "others")
        for kind in KINDS:
            asked, tokens = ours_are_verified(keys, kind)
            theirs_are_verified(keys, kind)
            forgeries_are_refused(keys, others, kind, asked, tokens)
        confused_algorithms_are_refused(keys)
        with emulator(folder) as port:
            shell = Shell(port, folder)
            a_private_channel(shell, keys, others)
            a_key_in_kms(shell)
    return finish()


def measure(private_key, seconds):
    """Tokens in a second, after a moment of warming up."""
    claims = {
        "aws:channel-arn": CHANNEL,
        "aws:access-control-allow-origin": "https://example.com",
        "aws:viewer-id": "viewer-7",
        "exp": int(time.time()) + 300,
    }
    for _ in range(100):
        jwt.encode(claims, private_key, "ES384")
    start, count = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        jwt.encode(claims, private_key, "ES384")
        count += 1
    return round(count / (time.perf_counter() - start))


if __name__ == "__main__":
    if len(sys.argv) == 3:
        pem = Path(sys.argv[1]).read_text()
        parsed = serialization.load_pem_private_key(pem.encode(), None)
        print(measure(pem, float(sys.argv[2])), measure(parsed, float(sys.argv[2])))
        sys.exit()
    sys.exit(main())
