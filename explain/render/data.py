"""Reports as JSON: exact numbers as text, the same report always in the same bytes."""

from pydantic import BaseModel


def as_json(report: BaseModel) -> str:
    """The report, indented, with Vietnamese letters as they are."""
    return report.model_dump_json(by_alias=True, indent=2) + "\n"
