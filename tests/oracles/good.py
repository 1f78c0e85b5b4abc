"""Reads the templates that cfn-lint holds to be good: `ivs-core` must not refuse them.

usage: good.py CHECK   in the virtual environment that `install` makes

CHECK is the program of `examples/check.rs`. The templates are fixtures of cfn-lint's own tests, which only
its source distribution holds; `install` unpacks it. Exits with 1 if CHECK refuses one that REFUSED does
not list, if it no longer refuses one of these, or refuses it for another reason.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import cfnlint.decode

SOURCE = Path(sys.prefix) / "cfn-lint"

# The folders of templates that cfn-lint's tests want to pass, or to show no more than warnings or what
# their configuration names.
FOLDERS = ["good", "quickstart", "integration", "public", "issues"]

NO_RESOURCES = (
    "the stack has no resource",
    "`Resources` is empty, which cloudformation-validate refuses, too (F0001)",
)

# Template, how all that is said of it begins, and why it is right to refuse it, with the rules of the oracles
# that refuse it, too.
REFUSED = {
    "good/core/conditions.yaml": (
        "`mySubnet` may be missing",
        "the stage Dev refers to a subnet that exists in production only",
    ),
    "good/core/config_cfn_lint.json": NO_RESOURCES,
    "good/core/config_cfn_lint.yaml": NO_RESOURCES,
    "good/core/config_only_i1002.yaml": NO_RESOURCES,
    "good/core/config_only_i1003.yaml": NO_RESOURCES,
    "good/core/config_parameters.yaml": NO_RESOURCES,
    "good/custom/is-defined.yaml": (
        ("cannot find `NodeEnv`", "a template has no section `Parameter`"),
        "the section is called `Parameters`, so that `NodeEnv` is not declared (F0005, F1020)",
    ),
    "good/decode/parsing.json": NO_RESOURCES,
    "good/functions/sub_needed.yaml": (
        "cannot find `Greeting",
        "it refers to three resources that are not declared (F1020)",
    ),
    "good/functions/sub_needed_custom_excludes.yaml": (
        "`RoleName` takes letters",
        "the name of a role has a `$` (F3031)",
    ),
    "good/functions_findinmap_enhanced.yaml": (
        "the second key `{",
        "a key of a mapping is JSON (E7001)",
    ),
    "good/mappings/name.yaml": NO_RESOURCES,
    "good/parameters/default.yaml": (
        "the default of `CDLAllowedValues` has the item `three`",
        "each item of a list has to be allowed (F2012); cfn-lint takes the list as a whole, too",
    ),
    "good/resources/cloudformation/stack_nested.yaml": NO_RESOURCES,
    "quickstart/nist_high_main.yaml": (
        ("`ProductionVpcTemplate` may be missing", "`LoggingTemplate` may be missing"),
        "it deploys only with the terms accepted, which the rule lets its author allow (E3005)",
    ),
    "integration/aws-ec2-launchtemplate.yaml": (
        "cannot find `NetworkInterface`",
        "it refers to a resource that is not declared (F1020)",
    ),
    "integration/dynamic-references.yaml": (
        "`{{ resolve:ssm:/SQS_Queue/SQS_ARN }}` has spaces",
        "CloudFormation does not replace it",
    ),
    "integration/creationpolicy.yaml": (
        "`CreationPolicy` takes a block",
        "its authors mark four of its policies as invalid: a bare function (E3055)",
    ),
    "integration/get-stack-output.yaml": (
        ("`Fn::GetStackOutput` needs `OutputName`", "`Fn::GetStackOutput` takes a block"),
        "cfn-lint's own test wants it refused (E1033)",
    ),
    "integration/metdata.yaml": NO_RESOURCES,
    "integration/updatepolicy.yaml": (
        "`UpdatePolicy` takes a block",
        "its authors mark the policy as invalid: a bare function (E3016)",
    ),
    "integration/ref-no-value.yaml": (
        "properties are an object",
        "`Properties` is a `Ref` (F3012)",
    ),
}


def templates():
    """The templates, each with its path among the fixtures."""
    folder = SOURCE / "test" / "fixtures" / "templates"
    for name in FOLDERS:
        for path in sorted((folder / name).rglob("*")):
            if path.suffix not in (".yaml", ".yml", ".json", ".template"):
                continue
            template, faults = cfnlint.decode.decode(str(path))
            # Others are configurations, or hold what no JSON holds.
            if not faults and isinstance(template, dict) and "Resources" in template:
                yield path.relative_to(folder).as_posix(), template


def said_of(check, files):
    """The errors of each file."""
    printed = subprocess.run([check, *map(str, files)], capture_output=True, text=True)
    said = {file: [] for file in files}
    for file in files:
        for line in printed.stdout.splitlines():
            if line.startswith(f"{file}: error: "):
                said[file].append(line.removeprefix(f"{file}: error: "))
    lines = printed.stderr.splitlines()
    for message, place in zip(lines, lines[1:]):
        if place.startswith("  --> "):
            said[Path(place.removeprefix("  --> "))].append(message.removeprefix("error: "))
    return said


def main(check):
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        files = {}
        for name, template in templates():
            file = folder / f"template{len(files)}.json"
            file.write_text(json.dumps(template, default=str))
            files[file] = name
        said = said_of(check, list(files))
    wrong = []
    refused = {files[file]: messages for file, messages in said.items() if messages}
    for name, messages in refused.items():
        expected, _ = REFUSED.get(name, ((), None))
        wrong += [
            f"{name}: {message}"
            for message in messages
            if not message.startswith(expected)
        ]
    wrong += [f"{name} is no longer refused" for name in REFUSED if name not in refused]
    print("\n".join(wrong))
    print(
        f"{len(files)} templates that cfn-lint holds to be good, {len(refused)} refused, "
        f"{len(REFUSED)} of them rightly"
    )
    sys.exit(bool(wrong) or not files)


if __name__ == "__main__":
    main(sys.argv[1])
