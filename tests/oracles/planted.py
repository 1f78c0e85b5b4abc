"""Counts how many mistakes of `tests/planted/template.json` the checkers of others find.

usage: planted.py   in the virtual environment that `install` makes

Exits with 1 if the counts are no longer those that the README tells.
"""

import sys
from pathlib import Path

import oracles

TEMPLATE = Path(__file__).parent.parent / "planted" / "template.json"
FOUND = {"cfn-lint": 4, "cloudformation-validate": 4}


def main():
    found = {oracle: set() for oracle in FOUND}
    for finding in oracles.errors([TEMPLATE]):
        found[finding.oracle].add((finding.path, finding.message))
    counts = {oracle: len(findings) for oracle, findings in found.items()}
    for oracle, count in counts.items():
        print(f"{oracle} finds {count} of the mistakes")
    sys.exit(counts != FOUND)


if __name__ == "__main__":
    main()
