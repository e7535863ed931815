"""The pages of error codes: one for each, and one that leads to them."""

from string import Formatter

from engine.audit import SEVERITIES as OF_AUDITS
from engine.ruleset.codes import SEVERITIES as OF_RULESETS
from engine.ruleset.text import Label
from engine.source.diagnostic import Severity
from evidence.findings import SEVERITIES as OF_EVIDENCE
from explain.commands.codes import SEVERITIES as OF_COMMANDS
from explain.pages.cases import KindFile, Wrong
from explain.pages.kind_page import made
from explain.pages.markdown import block, both, heading, plain, said, table
from explain.pages.markdown import page as joined
from explain.words import LANGS, Words, words
from explain.words.messages import CATALOGUES, codes, key


def page(code: str, files: list[KindFile], mended: str | None = None) -> str:
    """The page of a code: its message, what it means, how to mend it, a rule that gives it.

    `mended`: the text of a file that mends it.
    """
    return joined(
        f"# {code}",
        made(said("pages.of.codes")),
        f"> {both(_message(code))}",
        both(said(f"term.severity.{severity(code).value}")),
        heading(2, said("pages.head.means")),
        both(plain(key(code, "means"))),
        heading(2, said("pages.head.mend")),
        both(plain(key(code, "mend"))),
        *([] if mended is None else [f"```yaml\n{mended}```"]),
        *_examples(code, files),
    )


def _message(code: str) -> Label:
    """The message, with the names of its parameters where their values come."""
    return Label(**{lang: _filled(words(lang), key(code)) for lang in LANGS})


def _filled(language: Words, entry: str) -> str:
    names = {name for _, name, _, _ in Formatter().parse(language.plain(entry)) if name}
    return language.say(entry, **{name: f"‹{name}›" for name in names})


def severity(code: str) -> Severity:
    """How bad it is; codes of text are errors, and those of commands that are not listed."""
    return {**OF_RULESETS, **OF_EVIDENCE, **OF_AUDITS, **OF_COMMANDS}.get(code, Severity.ERROR)


def _examples(code: str, files: list[KindFile]) -> list[str]:
    """Mistaken rules of the case files that give the code."""
    found = [(file.kind, one) for file in files for one in file.wrong if one.code == code]
    parts = [part for kind, one in found for part in _example(kind, one)]
    return [heading(2, said("pages.head.example")), *parts] if parts else []


def _example(kind: str, wrong: Wrong) -> list[str]:
    about = f"[`{kind}`](../kinds/{kind}.md): **{wrong.about.vi}** · *{wrong.about.en}*"
    return [about, block({**({"facts": wrong.facts} if wrong.facts else {}), "rule": wrong.rule})]


def index() -> str:
    """Every code with its message."""
    columns = [said(f"pages.column.{name}") for name in ("code", "severity", "message")]
    families = [
        table(columns, [_line(code) for code in codes() if code.startswith(family)])
        for family in CATALOGUES
    ]
    return joined(heading(1, said("pages.head.codes")), made(said("pages.of.codes")), *families)


def _line(code: str) -> list[str]:
    bad = both(said(f"term.severity.{severity(code).value}"))
    return [f"[{code}]({code}.md)", bad, both(_message(code))]
