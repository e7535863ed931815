"""A blank form for several rulesets: every fact once, marks and claims under their rulesets."""

import json
from collections.abc import Iterator, Mapping, Sequence

from engine.facts import Unit
from engine.linked import results_read
from engine.ruleset.model import Ruleset
from evidence.blank import Form, blank_submission
from evidence.blank_head import head, remark
from evidence.blank_lines import comment, scalar
from evidence.blank_named import Named


def blank_for(
    rulesets: Sequence[Ruleset],
    lang: str = "vi",
    unit: Unit | None = None,
    named: Mapping[str, Named] | None = None,
) -> str:
    """The form for one ruleset, or for several at once, as YAML text.

    What one of them gives another as its result is not asked for. `named` says by id how
    rulesets are named, where it is not by their ids.
    """
    first, *others = rulesets
    own = named or {}
    if not others:
        return blank_submission(first, lang, unit, own.get(first.ruleset))
    proofs = {kind: said for one in reversed(rulesets) for kind, said in one.proofs.items()}
    whole = Form(first.model_copy(update={"proofs": proofs}), lang)
    forms = list(_forms(rulesets, lang))
    parts = (
        _head(rulesets, unit, lang, own),
        _facts(forms, rulesets, lang),
        _marks(forms, rulesets),
        _peers(forms),
        whole.documents(),
        whole.declarations(),
        _claims(whole, rulesets),
    )
    told = [list(part) for part in parts]
    return "\n\n".join("\n".join(part) for part in told if part) + "\n"


def _forms(rulesets: Sequence[Ruleset], lang: str) -> Iterator[Form]:
    """A form for each, without what an earlier one asks for and what another one gives."""
    ids, asked = {one.ruleset for one in rulesets}, set[str]()
    for one in rulesets:
        given = {fact for fact, of in results_read(one).items() if of.ruleset in ids}
        yield Form(one, lang, frozenset(asked | given))
        asked.update(one.facts)


def _head(
    rulesets: Sequence[Ruleset], unit: Unit | None, lang: str, own: Mapping[str, Named]
) -> Iterator[str]:
    named = f"ruleset: {rulesets[0].ruleset}"
    for line in head(rulesets[0], lang, unit, others=rulesets[1:]):
        if line != named:
            yield line
            continue
        yield "rulesets:"
        for one in rulesets:
            by = own.get(one.ruleset, Named(one.ruleset))
            told = " ".join(one.title.said(lang).split()), remark(by, lang)
            yield f"  - {by.written}  # {'; '.join(filter(None, told))}"


def _facts(forms: Sequence[Form], rulesets: Sequence[Ruleset], lang: str) -> Iterator[str]:
    header = list(forms[0].section("facts"))
    yield from header
    for form, one in zip(forms, rulesets, strict=True):
        lines = list(form.facts())[len(header) :]
        if lines:
            yield ""
            yield from comment(f"{one.ruleset}: {one.title.said(lang)}", indent=2, hang="════ ")
            yield from lines


def _marks(forms: Sequence[Form], rulesets: Sequence[Ruleset]) -> Iterator[str]:
    header = list(forms[0].section("marks", "marks_how"))
    each = [list(form.marks())[len(header) :] for form in forms]
    if any(each):
        yield from header
    for lines, one in zip(each, rulesets, strict=True):
        if lines:
            yield f"  {scalar(one.ruleset)}:"
            yield from (f"  {line}" if line else "" for line in lines)


def _peers(forms: Sequence[Form]) -> Iterator[str]:
    """What any of them holds against other units, each figure once."""
    for number, form in enumerate(each := [form for form in forms if list(form.peers())]):
        lines = list(form.peers())
        begin = 0 if number == 0 else lines.index("peers:") + 1
        earlier = {line for before in each[:number] for line in before.peers()}
        yield from (line for line in lines[begin:] if number == 0 or line not in earlier)


def _claims(form: Form, rulesets: Sequence[Ruleset]) -> Iterator[str]:
    yield from form.section("claims", "claims_how")
    for one in rulesets:
        yield f"  # {scalar(one.ruleset)}:"
        for criterion in [*one.criteria()][:1]:
            yield f"  #   {json.dumps(criterion.id, ensure_ascii=False)}: 0"
        yield "  #   total: 0"
