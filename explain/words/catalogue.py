"""The catalogues: YAML files of this folder, read when first asked for."""

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from string import Formatter
from typing import Any, NamedTuple

Entries = dict[str, dict[str, str]]


@cache
def entries(name: str) -> Entries:
    """A catalogue as flat entries: `ratio.below` -> {vi, en}; empty where there is no such file."""
    import yaml  # not needed for the help

    source = files("explain.words").joinpath(f"{name}.yaml")
    if not source.is_file():
        return {}
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: Entries = {}
    _flatten(yaml.load(source.read_text("utf-8"), loader), "", found)
    return found


def _flatten(node: Mapping[str, Any], path: str, found: Entries) -> None:
    for key, value in node.items():
        here = f"{path}.{key}" if path else str(key)
        if set(value) == {"vi", "en"}:
            found[here] = value
        else:
            _flatten(value, here, found)


def names() -> list[str]:
    """Every catalogue."""
    found = files("explain.words").iterdir()
    return sorted(f.name.removesuffix(".yaml") for f in found if f.name.endswith(".yaml"))


def has(key: str) -> bool:
    """Whether the key stands in its catalogue."""
    name, _, entry = key.partition(".")
    return entry in entries(name)


def plain(key: str, lang: str) -> str:
    """The entry as it is written; its key where there is none."""
    name, _, entry = key.partition(".")
    found = entries(name).get(entry)
    return f"⟨{key}⟩" if found is None else found[lang]


def said(key: str, lang: str, params: Mapping[str, str]) -> str:
    """The entry in a language with its parameters filled in."""
    one = _template(key, lang)
    if not one.takes:
        return one.text
    try:
        return one.text.format_map(_Shown(params) if one.counts else params)
    except KeyError:
        return one.text.format_map(_Shown(params))


def takes(key: str, lang: str) -> frozenset[str]:
    """The parameters of an entry."""
    return _template(key, lang).takes


class _Template(NamedTuple):
    """An entry: the parameters it takes, and whether one of them chooses a word."""

    text: str
    takes: frozenset[str] = frozenset()
    counts: bool = False


@lru_cache(maxsize=4096)
def _template(key: str, lang: str) -> _Template:
    text = plain(key, lang)
    if not has(key):
        return _Template(text)
    forms = [(name, form) for _, name, form, _ in Formatter().parse(text) if name is not None]
    if not forms:
        return _Template(text.format())
    counts = any("|" in form for _, form in forms if form)
    return _Template(text, frozenset(name for name, _ in forms), counts)


class _Shown(dict[str, str]):
    """Parameters, where a missing one shows as its name."""

    def __getitem__(self, name: str) -> "_Counted":
        return _Counted(super().__getitem__(name))

    def __missing__(self, name: str) -> str:
        return f"⟨{name}⟩"


class _Counted(str):
    """A parameter that can choose a word: `{n} {n:day|days}` is 1 day and 2 days."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        one, between, many = form.partition("|")
        if not between:
            return super().__format__(form)
        return one if self.lstrip("+−") == "1" else many
