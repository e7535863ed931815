"""Facts for generated rulesets: declared as rules ask for them, and shared between criteria."""

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from tests.oracle_leaves import exact

Words = dict[str, Any]

SMALL = 4
"""The greatest count where every completion is to be gone through."""

_UNITS = {"count": ("hồ sơ", "files"), "money": ("triệu đồng", "million dong")}
_SCALES = (("0", "10"), ("-5", "5"), ("1", "10"))
_DEEPEST = 3


def show(x: Fraction) -> str:
    """An exact number as a ruleset writes it: `2.5`, or `4/3` where the decimal does not end."""
    for places in range(7):
        if (x * 10**places).denominator == 1:
            whole = f"{abs(int(x * 10**places)):0{places + 1}d}"
            sign = "-" if x < 0 else ""
            return sign + (f"{whole[:-places]}.{whole[-places:]}" if places else whole)
    return f"{x.numerator}/{x.denominator}"


def percent(x: Fraction) -> str:
    """A share as a ruleset writes it: `95%`, or a fraction where the percentage does not end."""
    text = show(x * 100)
    return show(x) if "/" in text else f"{text}%"


def label(vi: str, en: str) -> Words:
    """Words for a person in both languages."""
    return {"vi": vi, "en": en}


COLUMNS: dict[str, Words] = {
    "kind": {
        "label": {"vi": "Loại", "en": "Kind"},
        "type": "choice",
        "options": {
            "office": {"vi": "phòng", "en": "office"},
            "commune": {"vi": "xã", "en": "commune"},
        },
    },
    "due": {"label": {"vi": "Phải làm", "en": "Due"}, "type": "count"},
    "done": {"label": {"vi": "Đã làm", "en": "Done"}, "type": "count", "part_of": "due"},
    "told": {"label": {"vi": "Đã báo", "en": "Told"}, "type": "yes_no"},
}


class Book:
    """The facts of a ruleset while it is being drawn.

    Facts are reused where they fit. A criterion reads facts of one family (tied by part_of) in one
    of its rules only, unless `tangled`: then two rules of a criterion can depend on each other.
    Facts with `policy` are read only by rules that say what "nothing arose" does (other than for
    counts and money, where it is 0), those with `blank` only by rules that say what blank does.
    """

    def __init__(self, draw: st.DrawFn, *, small: bool, tangled: bool) -> None:
        self.draw = draw
        self.small = small
        self.tangled = tangled
        self.facts: dict[str, Words] = {}
        self.criteria: list[str] = []
        self._traits: dict[str, tuple[bool, bool]] = {}
        self._read: set[str] = set()
        self._alone: set[str] = set()
        self.counts_working_days = False

    def start(self) -> None:
        """A new criterion begins: it may read any fact."""
        self._read = set()

    def chance(self, one_in: int) -> bool:
        """Whether something that happens once in so many times happens; rare when shrunk."""
        return self.draw(st.integers(0, one_in - 1)) == one_in - 1

    def take(
        self,
        kind: str,
        *,
        policy: bool = False,
        blank: bool = False,
        but: str = "",
        alone: bool = False,
    ) -> str:
        """A fact of this type other than `but`: one that stands already or a new one.

        Of a fact taken `alone`, a criterion reads nothing else: it pulls another way.
        """
        known = [
            fact
            for fact, words in self.facts.items()
            if words["type"] == kind
            and fact != but
            and self._traits[fact] == (policy, blank)
            and ((self.tangled and not alone) or self.family(fact) not in self._read)
            and not (fact in self._alone and fact in self._read)
        ]
        reuse = bool(known) and self.chance(3)
        fact = self.draw(st.sampled_from(known)) if reuse else self._declare(kind, policy, blank)
        self._read.add(self.family(fact))
        if alone:
            self._alone.add(fact)
        return fact

    def take_part(self, whole: str, *, but: str = "") -> str:
        """A fact other than `but` that is a part of `whole`, or of a part of it."""
        if self._depth(whole) < _DEEPEST - 1 and self.chance(4):
            whole = self._declare_part(whole)
        parts = [f for f, words in self.facts.items() if words.get("part_of") == whole and f != but]
        if parts and self.chance(3):
            return self.draw(st.sampled_from(parts))
        return self._declare_part(whole)

    def limits(self, fact: str) -> tuple[Fraction | None, Fraction | None]:
        """The least and greatest value by the fact's own limits and its wholes'."""
        words = self.facts[fact]
        low = exact(words["at_least"]) if "at_least" in words else None
        if low is None and words["type"] in ("count", "money"):
            low = Fraction(0)
        tops = [
            exact(self.facts[one]["at_most"])
            for one in self._line(fact)
            if "at_most" in self.facts[one]
        ]
        return low, min(tops, default=None)

    def family(self, fact: str) -> str:
        """The whole at the top of the part_of chain."""
        return self._line(fact)[-1]

    def may_part(self, whole: str) -> bool:
        """Whether another link fits below this fact."""
        return self._depth(whole) < _DEEPEST

    def _line(self, fact: str) -> list[str]:
        line = [fact]
        while "part_of" in self.facts[line[-1]]:
            line.append(self.facts[line[-1]]["part_of"])
        return line

    def _depth(self, fact: str) -> int:
        return len(self._line(fact))

    def _declare_part(self, whole: str) -> str:
        kind = self.facts[whole]["type"]
        return self._add(kind, {"part_of": whole}, self._traits[whole])

    def _declare(self, kind: str, policy: bool, blank: bool) -> str:
        return self._add(kind, self._limits_of(kind), (policy, blank))

    def _add(self, kind: str, more: Words, traits: tuple[bool, bool]) -> str:
        number = len(self.facts) + 1
        fact = f"{kind}_{number}"
        words: Words = {"label": label(f"Số liệu {number}", f"Figure {number}"), "type": kind}
        if kind in _UNITS:
            words["unit"] = label(*_UNITS[kind])
        self.facts[fact] = {**words, **more}
        self._traits[fact] = traits
        return fact

    def _question(self) -> Words:
        """Options best first; the last one may be no answer. Now and then like one before."""
        models = [f for f, words in self.facts.items() if words["type"] == "answers"]
        models = [fact for fact in models if "like" not in self.facts[fact]]
        if models and self.chance(3):
            return {"like": self.draw(st.sampled_from(models))}
        codes = ("very", "well", "so_so", "badly", "unsure")
        count = self.draw(st.integers(2, 3 if self.small else len(codes)))
        words: Words = {"options": {code: label(f"mức {code}", code) for code in codes[:count]}}
        if count > 2 and self.chance(3):
            words["not_valid"] = [codes[count - 1]]
        return words | {"at_most": str(self.draw(st.integers(1, 3))) if self.small else "40"}

    def valid(self, question: str) -> list[str]:
        """The options of a question that count as answers."""
        words = self.facts[self.facts[question].get("like", question)]
        return [code for code in words["options"] if code not in words.get("not_valid", ())]

    def _limits_of(self, kind: str) -> Words:
        match kind:
            case "count" if self.small:
                return {"at_most": str(self.draw(st.integers(1, SMALL)))}
            case "count":
                return self.draw(st.sampled_from([{}, {"at_least": "0"}, {"at_most": "40"}]))
            case "money":
                return {"at_most": "12.5"} if self.small else {}
            case "share":
                growth = self.chance(5)
                return {"at_least": "-50%" if growth else "0%", "at_most": "100%"}
            case "number":
                low_high = self.draw(st.sampled_from(_SCALES))
                return dict(zip(("at_least", "at_most"), low_high, strict=True))
            case "rows":
                return {"columns": {key: dict(words) for key, words in COLUMNS.items()}}
            case "answers":
                return self._question()
            case "choice":
                codes = ("excellent", "good", "fair", "none")
                count = self.draw(st.integers(2, len(codes)))
                return {"options": {code: label(f"mức {code}", code) for code in codes[:count]}}
        return {}
