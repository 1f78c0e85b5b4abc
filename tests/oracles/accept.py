"""Asks cfn-lint and cloudformation-validate for errors in the templates of some folders.

usage: accept.py FOLDER...   in the virtual environment that `install` makes

Exits with 1 if one of them refuses a template for another reason than those of FALSE_ALARMS, or if one
of these is no longer given.
"""

import sys
from pathlib import Path

import oracles

# Oracle, rule, a part of what is said, and why the template is right all the same.
FALSE_ALARMS = [
    (
        "cfn-lint",
        "E1041",
        "{'Ref': 'ECSTaskExecutionRole'}",
        "ECS takes the name of a role as well; the template stands in a public repository and runs",
    ),
    (
        "cfn-lint",
        "E3006",
        "MongoDB::Atlas::Cluster",
        "a type of another vendor, which an account registers",
    ),
]


def main(folders):
    templates = sorted(path for folder in folders for path in Path(folder).glob("*.json"))
    if not templates:
        sys.exit("no templates in " + ", ".join(folders))
    refused = []
    given = set()
    for finding in oracles.errors(templates):
        alarm = next(
            (
                alarm
                for alarm in FALSE_ALARMS
                if alarm[:2] == (finding.oracle, finding.rule) and alarm[2] in finding.message
            ),
            None,
        )
        if alarm is None:
            refused.append(finding)
        else:
            given.add(alarm)
    for finding in refused:
        print(finding)
    for alarm in FALSE_ALARMS:
        if alarm not in given:
            print(f"no longer given, so remove it from FALSE_ALARMS: {alarm}")
    print(f"{len(templates)} templates, {len(refused)} errors, {len(given)} known false alarms")
    sys.exit(bool(refused) or len(given) < len(FALSE_ALARMS))


if __name__ == "__main__":
    main(sys.argv[1:])
