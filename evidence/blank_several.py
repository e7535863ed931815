"""A blank form for several rulesets: every fact once, marks and claims under their rulesets."""

import json
from collections.abc import Iterator, Sequence

from engine.facts import Unit
from engine.linked import results_read
from engine.ruleset.model import Ruleset
from evidence.blank import Form, blank_submission, comment, scalar


def blank_for(rulesets: Sequence[Ruleset], lang: str = "vi", unit: Unit | None = None) -> str:
    """The form for one ruleset, or for several at once, as YAML text.

    What one of them gives another as its result is not asked for.
    """
    first, *others = rulesets
    if not others:
        return blank_submission(first, lang, unit)
    proofs = {kind: said for one in reversed(rulesets) for kind, said in one.proofs.items()}
    whole = Form(first.model_copy(update={"proofs": proofs}), lang)
    forms = list(_forms(rulesets, lang))
    parts = (
        _head(whole, rulesets, unit, lang),
        _facts(forms, rulesets, lang),
        _marks(forms, rulesets),
        whole.documents(),
        whole.declarations(),
        _claims(whole, rulesets),
    )
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _forms(rulesets: Sequence[Ruleset], lang: str) -> Iterator[Form]:
    """A form for each, without what an earlier one asks for and what another one gives."""
    ids, asked = {one.ruleset for one in rulesets}, set[str]()
    for one in rulesets:
        given = {fact for fact, of in results_read(one).items() if of.ruleset in ids}
        yield Form(one, lang, frozenset(asked | given))
        asked.update(one.facts)


def _head(form: Form, rulesets: Sequence[Ruleset], unit: Unit | None, lang: str) -> Iterator[str]:
    named = f"ruleset: {rulesets[0].ruleset}"
    for line in form.head(unit):
        if line != named:
            yield line
            continue
        yield "rulesets:"
        for one in rulesets:
            yield f"  - {one.ruleset}  # {' '.join(one.title.said(lang).split())}"


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


def _claims(form: Form, rulesets: Sequence[Ruleset]) -> Iterator[str]:
    yield from form.section("claims", "claims_how")
    for one in rulesets:
        yield f"  # {scalar(one.ruleset)}:"
        for criterion in [*one.criteria()][:1]:
            yield f"  #   {json.dumps(criterion.id, ensure_ascii=False)}: 0"
        yield "  #   total: 0"
