"""Data as the YAML that is read here: no marks around plain words, no aliases."""

from typing import Any

import yaml


class _Plain(yaml.SafeDumper):
    """Text stands as it is: the language gives a scalar its type, so `2` and `no` need no marks."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 as the class above has it

    def ignore_aliases(self, data: Any) -> bool:
        """The language has none."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Items of a list stand deeper than its key."""
        super().increase_indent(flow, False)


def yaml_of(data: Any) -> str:
    """Data made of text as YAML: the innermost mappings and lists on one line each."""
    text: str = yaml.dump(
        data,
        Dumper=_Plain,
        default_flow_style=None,
        allow_unicode=True,
        sort_keys=False,
        width=100,
    )
    return text
