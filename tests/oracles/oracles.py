"""The programs of others that judge templates: cfn-lint and AWS's cloudformation-validate."""

from dataclasses import dataclass
from pathlib import Path

import cloudformation_validate
from cfnlint.config import ConfigMixIn, ManualArgs
from cfnlint.runner import Runner

# A region with IVS. cfn-lint compares with the schemas of each region that it is asked about.
REGION = "us-west-2"

# Warnings of cloudformation-validate about values that are not among those of the schema.
REFUSED_VALUES = ("W3030",)


@dataclass(frozen=True)
class Finding:
    """Why an oracle refuses a template."""

    oracle: str
    template: Path
    rule: str
    # Such as `Resources/Main/Properties/Name`; empty where it is not said.
    path: str
    message: str

    def __str__(self):
        return f"{self.template}: {self.oracle} {self.rule} {self.path}: {self.message}"


def errors(templates):
    """What is an error in some files, without warnings."""
    yield from of_cfn_lint(templates)
    yield from of_cloudformation_validate(templates)


def of_cfn_lint(templates):
    arguments = ManualArgs(templates=[str(template) for template in templates], regions=[REGION])
    for match in Runner(ConfigMixIn([], **arguments)).run():
        if match.rule.severity == "error":
            path = "/".join(map(str, match.path or []))
            yield Finding("cfn-lint", Path(match.filename), match.rule.id, path, match.message)


def of_cloudformation_validate(templates):
    engine = cloudformation_validate.CompositeEngine(
        cloudformation_validate.CompositeEngineConfig()
    )
    for template in templates:
        for found in engine.validate_template(str(template)).diagnostics:
            if found.severity.name in ("FATAL", "ERROR") or found.rule_id in REFUSED_VALUES:
                resource = found.entity.logical_id if found.entity else None
                path = f"Resources/{resource}" if resource else ""
                yield Finding(
                    "cloudformation-validate", template, found.rule_id, path, found.message
                )
