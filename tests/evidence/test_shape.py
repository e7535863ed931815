"""The JSON Schema of a submission takes what the reader takes, and refuses misspelt keys."""

from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, ValidationError

from evidence.blank import blank_submission
from evidence.library import Shelf, find, shipped
from evidence.shape import SubmissionForm
from tests.evidence.support import HEAD, RULESET
from tests.evidence.test_submission import FULL

SCHEMA = SubmissionForm.model_json_schema()


class AsEditors(yaml.SafeLoader):
    """YAML as an editor's schema check reads it: numbers and answers typed, days as text."""


AsEditors.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in kinds if tag != "tag:yaml.org,2002:timestamp"]
    for first, kinds in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(text: str) -> Any:
    return yaml.load(text, Loader=AsEditors)


@pytest.mark.parametrize(
    "text",
    [
        *(find(name, Shelf.EXAMPLES).text for name in shipped(Shelf.EXAMPLES)),
        HEAD + FULL,
        blank_submission(RULESET, "vi"),
        blank_submission(RULESET, "en"),
    ],
)
def test_the_schema_takes_submissions(text: str) -> None:
    Draft202012Validator(SCHEMA).validate(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "facts: {files: 3}",
        HEAD + "fact: {files: 3}",
        HEAD + "facts: {files: {valeu: 3}}",
        HEAD + "facts: {files: [3]}",
        HEAD + "declarations: [{fact: files, is: zero}]",
        HEAD + "declarations: [{fact: files, says: blank}]",
        HEAD + "documents: {D1: {number: 3}}",
        HEAD.replace("submission: 1", "submission: 2"),
    ],
)
def test_the_schema_refuses(text: str) -> None:
    with pytest.raises(ValidationError):
        Draft202012Validator(SCHEMA).validate(read(text))


def test_every_part_is_described() -> None:
    assert SCHEMA["description"]
    for part in SCHEMA["$defs"].values():
        assert part["description"]
