"""A blank form: a submission with every fact of a ruleset explained, ready to fill in.

What is printed is read back without an error, everything unknown.
"""

import json
from collections.abc import Container, Iterable, Iterator

from engine.facts import Unit
from engine.field import figures_used
from engine.kinds.judged import Judged
from engine.lower import Compiled, lower
from engine.nature import wholes
from engine.proof import wanted
from engine.ruleset.criterion import Criterion
from engine.ruleset.fact import FactType
from engine.ruleset.model import Ruleset
from engine.ruleset.question import OptionCount, asked_as, counts_of
from evidence.blank_fact import about, number
from evidence.blank_head import head
from evidence.blank_lines import comment, one_line, scalar
from evidence.blank_named import Named
from evidence.blank_words import WORDS


def blank_submission(
    ruleset: Ruleset, lang: str = "vi", unit: Unit | None = None, named: Named | None = None
) -> str:
    """The form as YAML text, with the explanations in `vi` or `en` as comments.

    Facts stand under the first criterion that reads them. The date is the last day of the
    ruleset's period, to be put right. `named` says how it names the ruleset: by its id without.
    """
    form = Form(ruleset, lang)
    parts = [list(part) for part in (head(ruleset, lang, unit, named), *form.sections())]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


EXAMPLES = (("B", 80), ("C", 50))
"""Other units and their figures, made up."""


class Form:
    """One form being written; facts of `without` are asked for elsewhere."""

    def __init__(self, ruleset: Ruleset, lang: str, without: Container[str] = ()) -> None:
        self._without = without
        self._ruleset = ruleset
        self._lang = lang
        self._words = WORDS[lang]
        self._compiled: Compiled = lower(ruleset)
        self._kinds = wanted(self._compiled)
        self._readers: dict[str, list[Criterion]] = {}
        for criterion in ruleset.criteria():
            for fact in self._asked(criterion):
                self._readers.setdefault(fact, []).append(criterion)

    def sections(self) -> Iterator[Iterator[str]]:
        """All that follows its head, in order."""
        yield from (self.facts(), self.marks(), self.peers(), self.documents())
        yield from (self.declarations(), self.claims())

    def facts(self) -> Iterator[str]:
        """Every fact, area by area, criterion by criterion."""
        yield from self.section("facts")
        facts = self._ruleset.facts
        asked = [fact for fact, one in facts.items() if not isinstance(one, OptionCount)]
        left = {fact: None for fact in asked if fact not in self._without}
        for area in self._ruleset.areas:
            heading = f"{area.shown_id}. {area.title.said(self._lang)}"
            for criterion in area.all_criteria():
                fresh = [fact for fact in self._read_by(criterion) if fact in left]
                if not fresh:
                    continue
                yield from self._heading(heading, criterion)
                heading = ""
                for fact in fresh:
                    del left[fact]
                    yield from self._fact(fact)
        aims = [fact for target in self._ruleset.targets for fact, _ in target.facts]
        for title, some in (("targets", [f for f in left if f in aims]), ("other", list(left))):
            yield from self._rest(title, some, left)

    def _rest(self, title: str, some: Iterable[str], left: dict[str, None]) -> Iterator[str]:
        chosen = [fact for fact in some if fact in left]
        if chosen:
            yield ""
            yield from comment(self._words[title], indent=2, hang="══ ")
        for fact in chosen:
            del left[fact]
            yield from self._fact(fact)

    def _read_by(self, criterion: Criterion) -> list[str]:
        """The facts of a criterion and the wholes that no other reads, as the ruleset has them.

        So too the number of people whom its questions are a sample of.
        """
        declared, read = self._ruleset.facts, self._asked(criterion)
        above = {whole for fact in read for whole in wholes(declared, fact)}
        above |= {s.of for fact in read if (s := declared[fact].sample) is not None}
        above -= self._readers.keys()
        return [fact for fact in declared if fact in above or fact in read]

    def _asked(self, criterion: Criterion) -> tuple[str, ...]:
        """The facts of a criterion as they are handed in: a question, not its counts."""
        read = self._compiled.criteria[criterion.id].facts
        return tuple(dict.fromkeys(asked_as(self._ruleset.facts, fact) for fact in read))

    def _heading(self, area: str, criterion: Criterion) -> Iterator[str]:
        if area:
            yield ""
            yield from comment(area, indent=2, hang="══ ")
        title = f"{criterion.shown_id}. {criterion.title.said(self._lang)}"
        yield ""
        yield from comment(title, indent=2, hang="── ")

    def _fact(self, fact: str) -> Iterator[str]:
        order = list(self._ruleset.proofs)
        counts = counts_of(self._ruleset.facts, fact) or (fact,)
        wanted_ = self._kinds.get(counts[0], frozenset())
        kinds = [kind for kind in order if kind in wanted_] or sorted(wanted_)
        headline, *lines = about(
            fact, self._ruleset, self._readers.get(fact, []), kinds, self._lang
        )
        yield from comment(headline, indent=2)
        for line in lines:
            yield from comment(line, indent=2, hang="  ")
        yield f"  {scalar(fact)}:"
        margin = "    "
        if kinds:
            yield "    value:"
            margin = "      "
        for code, label in self._ruleset.facts[fact].options.items():
            if self._ruleset.facts[fact].type is FactType.ANSWERS:
                yield f"{margin}{scalar(code)}:  # {one_line(label.said(self._lang))}"
        if kinds:
            yield from ("    document:", "    page:")

    def marks(self) -> Iterator[str]:
        """The checks that a person judges."""
        judged = [(c, c.leaf) for c in self._compiled.checks.values() if isinstance(c.leaf, Judged)]
        if not judged:
            return
        yield from self.section("marks", "marks_how")
        for check, leaf in judged:
            criterion = self._ruleset.by_id[check.id.split("/")[0]]
            points = number(check.worth.points, self._lang)
            scale = [self._words["mark"].format(points=points)]
            if leaf.step is not None:
                scale.append(self._words["step"].format(step=number(leaf.step, self._lang)))
            title = check.title or criterion.title
            yield ""
            yield from comment(f"{criterion.shown_id}. {title.said(self._lang)}", indent=2)
            on = self._words["on"].format(text=leaf.on.said(self._lang))
            yield from comment(on, indent=2, hang="  ")
            yield from comment(", ".join(scale), indent=2, hang="  ")
            yield f"  {scalar(check.id)}:"
            yield from (f"    {key}:" for key in ("mark", "reason", "by", "confirmed_by"))

    def peers(self) -> Iterator[str]:
        """The figures that rules hold against other units', with an example as a comment."""
        figures = figures_used(self._compiled)
        if not figures:
            return
        yield from self.section("peers", "peers_how")
        for figure, ((leaf, _), *_) in figures.items():
            type_ = self._ruleset.facts[leaf.of].type
            share = leaf.to is not None or type_ is FactType.SHARE
            per = "%" if share else ""
            others = [f"{self._words['peer']} {name}: {n}{per}" for name, n in EXAMPLES]
            yield f"  # {scalar(figure)}: {{{', '.join(others)}}}"

    def documents(self) -> Iterator[str]:
        """Where the documents are listed, with an example as a comment."""
        words, proofs = self._words, self._ruleset.proofs
        named = (f"{kind} ({label.said(self._lang)})" for kind, label in proofs.items())
        kinds = "; ".join(named) or words["no_kinds"]
        yield from self.section("documents", "documents_how", kinds=kinds)
        yield "  # D1:"
        yield f"  #   number: {words['example_number']}"
        yield f"  #   title: {words['example_title']}"
        yield f"  #   issuer: {words['example_issuer']}"
        yield f"  #   issued: {self._ruleset.period.to.isoformat()}"
        if proofs:
            yield f"  #   kind: {scalar(next(iter(proofs)))}"

    def declarations(self) -> Iterator[str]:
        """Where it is declared that nothing arose, with an example as a comment."""
        yield from self.section("declarations", "declarations_how")
        for fact in list(self._ruleset.facts)[:1]:
            yield f"  # - fact: {scalar(fact)}"
            yield "  #   is: nothing_arose"
            yield f"  #   reason: {self._words['example_reason']}"

    def claims(self) -> Iterator[str]:
        """Where claimed points stand, with an example as a comment."""
        yield from self.section("claims", "claims_how")
        for criterion in [*self._ruleset.criteria()][:1]:
            yield f"  # {json.dumps(criterion.id, ensure_ascii=False)}: 0"
        yield "  # total: 0"

    def section(self, key: str, how: str | None = None, **params: str) -> Iterator[str]:
        """The headline of a section, how to fill it in, and its key."""
        yield from comment(f"════ {self._words[key]}")
        if how is not None:
            yield from comment(self._words[how].format(**params))
        yield f"{key}:"
