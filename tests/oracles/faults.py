"""Puts faults into the properties of resources: what an oracle refuses, `ivs-core` must refuse.

usage: faults.py CHECK FOLDER...   in the virtual environment that `install` makes

CHECK is the program of `examples/check.rs`. The resources are those of the templates in the folders, if
their types are among the rows of `ivs-core`. Each gets one fault after another, in each of its values:
another type, an unknown word, a text or a list too long, a number too large, an unknown key, a key left
out. The oracles see many of these resources in one template, CHECK sees each alone.
"""

import copy
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import oracles

# The official schemas of the types with rows. Of those of other services much is free-form in the rows,
# so these are left out.
SCHEMAS = Path(__file__).parents[2] / "ivs-core" / "schema" / "tests" / "schemas"

# How many resources stand in one template for the oracles.
BATCH = 40


def rows():
    return {json.loads(path.read_text())["typeName"] for path in SCHEMAS.glob("ivs*.json")}


def seeds(folders):
    """The resources of the templates, each set of properties of a type once."""
    types = rows()
    found = {}
    for folder in folders:
        for path in sorted(Path(folder).glob("*.json")):
            for resource in json.loads(path.read_text())["Resources"].values():
                if isinstance(resource, dict) and resource["Type"] in types:
                    properties = without_references(resource.get("Properties", {}))
                    key = (resource["Type"], tuple(sorted(places(properties))))
                    found.setdefault(key, {"Type": resource["Type"], "Properties": properties})
    return list(found.values())


def is_function(value):
    return isinstance(value, dict) and any(
        key == "Ref" or key.startswith("Fn::") for key in value
    )


def without_references(value):
    """The value with one parameter in place of all functions: what they refer to is not there."""
    if is_function(value):
        return {"Ref": "Given"}
    if isinstance(value, dict):
        return {key: without_references(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [without_references(inner) for inner in value]
    return value


def places(value, path=()):
    """The paths of all values that are no functions, with those of lists without an index."""
    if is_function(value):
        return
    yield "/".join("*" if isinstance(step, int) else step for step in path)
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


def faults(value, path=()):
    """Pairs of a path and of what may be wrong there: a value, or None for nothing."""
    if is_function(value):
        return
    if path:
        if isinstance(path[-1], str):
            yield path, None
        others = ["x", "", "!", "x" * 3000, -1, 0, 1.5, 10**9, True, [], ["x"], {}, {"X": "x"}]
        yield from ((path, other) for other in others if other != value)
    if isinstance(value, dict):
        yield (*path, "Unknown"), "x"
        for key, inner in value.items():
            yield from faults(inner, (*path, key))
    elif isinstance(value, list) and value:
        yield path, [value[0], value[0]]
        yield path, value * 60
        # The others are like the first one.
        yield from faults(value[0], (*path, 0))


def with_fault(resource, path, fault):
    resource = copy.deepcopy(resource)
    value = resource["Properties"]
    for step in path[:-1]:
        value = value[step]
    if fault is None:
        del value[path[-1]]
    else:
        value[path[-1]] = fault
    return resource


def faulty_resources(seeds):
    """Resources with a fault, each place and kind of fault of a type once, and what is wrong."""
    seen = set()
    for seed in seeds:
        for path, fault in faults(seed["Properties"]):
            what = f"{'/'.join(map(str, path))} = {json.dumps(fault)[:60]}"
            if (seed["Type"], what) not in seen:
                seen.add((seed["Type"], what))
                yield f"{seed['Type']} {what}", with_fault(seed, path, fault)


def template(resources):
    return json.dumps({"Parameters": {"Given": {"Type": "String"}}, "Resources": resources})


def refused_by_oracles(cases, folder):
    """The cases that an oracle refuses for their properties, with what it says."""
    refused = {}
    files = []
    for start in range(0, len(cases), BATCH):
        resources = {
            f"Case{index}": cases[index][1]
            for index in range(start, min(start + BATCH, len(cases)))
        }
        path = folder / f"batch{start}.json"
        path.write_text(template(resources))
        files.append(path)
    for finding in oracles.errors(files):
        steps = finding.path.split("/")
        if len(steps) > 1 and steps[1].startswith("Case"):
            refused.setdefault(int(steps[1][4:]), finding)
    return refused


def refused_by_us(check, cases, folder):
    files = []
    for index, (_, resource) in enumerate(cases):
        path = folder / f"case{index}.json"
        path.write_text(template({"Case": resource}))
        files.append(str(path))
    refused = set()
    for start in range(0, len(files), BATCH):
        arguments = [check, *files[start : start + BATCH]]
        printed = subprocess.run(arguments, capture_output=True, text=True).stdout
        for line in printed.splitlines():
            file, _, said = line.partition(": ")
            if said.startswith("error: "):
                refused.add(int(Path(file).stem[4:]))
    return refused


def main(check, folders):
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        found = seeds(folders)
        plain = [(seed["Type"], seed) for seed in found]
        refused = refused_by_oracles(plain, folder)
        clean = [seed for index, seed in enumerate(found) if index not in refused]
        cases = list(faulty_resources(clean))
        theirs = refused_by_oracles(cases, folder)
        ours = refused_by_us(check, cases, folder)
    missed = [
        f"{cases[index][0]}: {finding.oracle} {finding.rule}: {finding.message}"
        for index, finding in sorted(theirs.items())
        if index not in ours
    ]
    print("\n".join(missed))
    print(
        f"{len(clean)} resources with {len(cases)} faults: the oracles refuse {len(theirs)}, "
        f"ivs-core {len(ours)}, and takes {len(missed)} that an oracle refuses"
    )
    covered = {seed["Type"] for seed in clean}
    print("types without a seed: " + ", ".join(sorted(rows() - covered)))
    sys.exit(bool(missed) or covered != rows())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
