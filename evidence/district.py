"""An example district: sixteen made-up communes under a real plan, always the same from one seed.

python -m evidence.district FOLDER      # writes a submission for each commune

Everything in them is synthetic: names, figures, documents, claims. They show what ranking, audit
and planning do with a district; they say nothing of any commune.
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

from engine.facts import Evidence
from engine.nature import wholes
from engine.points import text
from engine.ruleset.fact import FactType
from engine.ruleset.load import load_ruleset
from engine.ruleset.model import Ruleset
from engine.score import Engine
from engine.source.write import yaml_of
from evidence.files import write_whole
from evidence.library import Shelf, find
from evidence.submission import read_submission

SEED = 20241120
RULESET = "huong-tra-2024/par"
MODEL = "huong-tra-2024"
AS_OF = date(2024, 11, 20)
NAMES = (
    *("An Bình", "Bình Minh", "Cẩm Sơn", "Đồng Tâm", "Hòa Phước", "Khánh Vân", "Long Thạnh"),
    *("Mỹ Lộc", "Nam Giang", "Phú Xuân", "Quang Trung", "Sơn Hà", "Tân Lập", "Thanh Bình"),
    *("Vĩnh Phúc", "Yên Thắng"),
)
HEAD = """\
# DỮ LIỆU TỔNG HỢP: xã, số liệu, văn bản và điểm tự chấm do chương trình sinh ra từ hạt giống {seed}
# (evidence/district.py), không phải của xã nào.
# SYNTHETIC DATA: commune, figures, documents and claims are made by a program from the seed {seed}.
"""
Data = dict[str, Any]


def submissions() -> Iterator[tuple[str, str]]:
    """Every commune's file name and text, from SEED alone."""
    found = find(RULESET, Shelf.RULESETS)
    ruleset = load_ruleset(found.text, found.file)
    example = find(MODEL, Shelf.EXAMPLES)
    model = read_submission(example.text, example.file, ruleset).evidence
    with Engine(ruleset) as engine:
        for number, name in enumerate(NAMES, start=1):
            random = Random(SEED + number)
            data = _submission(ruleset, model, f"xa-{number:02d}", name, random)
            data["claims"] = _claims(engine, data, random)
            yield f"xa-{number:02d}.yaml", HEAD.format(seed=SEED) + yaml_of(data)


def _submission(ruleset: Ruleset, model: Evidence, id_: str, name: str, random: Random) -> Data:
    documents = _documents(ruleset, id_, random)
    facts = {
        fact: _sourced(ruleset, fact, value, documents, random)
        for fact, value in _Commune(ruleset, model, random).figures().items()
    }
    cited = {one["document"] for one in facts.values() if isinstance(one, dict)}
    return {
        "submission": "1",
        "ruleset": RULESET,
        "unit": {"id": id_, "name": f"Xã {name} (tổng hợp)", "kind": "commune"},
        "as_of": AS_OF.isoformat(),
        "illustrative": "true",
        "facts": facts,
        "documents": {id_: documents[id_] for id_ in documents if id_ in cited},
    }


def _wholes_first(ruleset: Ruleset) -> list[str]:
    """The facts, each after what it is a part of."""
    return sorted(ruleset.facts, key=lambda fact: len(wholes(ruleset.facts, fact)))


class _Commune:
    """One commune: the model's figures at its own `size`, done as well as its `skill`, in percent.

    The model is the illustrative submission of the plan's own commune.
    """

    def __init__(self, ruleset: Ruleset, model: Evidence, random: Random) -> None:
        self._ruleset, self._model, self._random = ruleset, model, random
        self._size, self._skill = random.randint(60, 150), random.randint(86, 99)

    def figures(self) -> dict[str, str]:
        """Every fact it knows, as a person writes it."""
        values: dict[str, str] = {}
        for fact in _wholes_first(self._ruleset):
            known = fact in self._model.values or self._random.randint(1, 100) <= 90
            if known and self._random.randint(1, 100) <= 98:
                value = self._value(fact, values)
                if value is not None:
                    values[fact] = value
        return values

    def _value(self, fact: str, values: dict[str, str]) -> str | None:
        declared, random = self._ruleset.facts[fact], self._random
        good = random.randint(1, 100) <= self._skill
        match declared.type:
            case FactType.YES_NO:
                return "yes" if good else "no"
            case FactType.DATE:
                days = random.randint(5, 60) if good else random.randint(61, 200)
                return (date(2024, 1, 1) + timedelta(days=days)).isoformat()
            case FactType.CHOICE:
                return random.choice(list(declared.options))
            case FactType.SHARE:
                return f"{random.randint(self._skill, 100)}%"
        if declared.part_of is not None:
            return self._part(fact, values, good=good)
        return self._amount(fact)

    def _part(self, fact: str, values: dict[str, str], *, good: bool) -> str | None:
        whole = values.get(self._ruleset.facts[fact].part_of or "")
        if whole is None:
            return None
        short = 0 if good else self._random.randint(1, 9)
        return str(int(whole) * (100 - short) // 100)

    def _amount(self, fact: str) -> str:
        declared, model = self._ruleset.facts[fact], self._model.values.get(fact)
        usual = int(model) if isinstance(model, Fraction) else 4
        few = usual <= 3
        amount = usual + self._random.randint(-1, 1) if few else usual * self._size // 100
        if not few:
            amount = amount * self._random.randint(92, 108) // 100
        most = declared.at_most
        return str(max(0, amount) if most is None else self._random.randint(1, int(most)))


def _documents(ruleset: Ruleset, id_: str, random: Random) -> dict[str, Data]:
    """One document of each kind. One report of the district is handed in by several communes."""
    found: dict[str, Data] = {}
    for number, (kind, label) in enumerate(ruleset.proofs.items(), start=1):
        issued = date(2024, 2, 1) + timedelta(days=random.randint(0, 280))
        found[f"D{number}"] = {
            "number": f"{random.randint(10, 300)}/BC-UBND",
            "title": f"{label.vi} ({id_})",
            "issuer": f"UBND {id_}",
            "issued": issued.isoformat(),
            "kind": kind,
        }
    if random.randint(1, 5) == 1:
        first = next(iter(found.values()))
        first.update(number="88/BC-UBND", title="Báo cáo tổng hợp của huyện", issuer="UBND huyện")
    return found


def _sourced(
    ruleset: Ruleset, fact: str, value: str, documents: dict[str, Data], random: Random
) -> str | Data:
    """The figure with the document that proves it; one in twelve has none."""
    wanted = ruleset.facts[fact].proof
    fitting = [id_ for id_, one in documents.items() if not wanted or one["kind"] in wanted]
    if not fitting or random.randint(1, 12) == 1:
        return value
    return {"value": value, "document": fitting[0], "page": str(random.randint(1, 20))}


def _claims(engine: Engine, data: Data, random: Random) -> dict[str, str]:
    """What the commune gives itself: mostly what it earns, here and there the whole."""
    given = read_submission(yaml_of(data), "district.yaml", engine.ruleset).evidence
    card = engine.score(given)
    claims: dict[str, Fraction] = {}
    for id_, one in card.criteria.items():
        if one.points.value and one.points.max:
            generous = random.randint(1, 15) == 1
            claims[id_] = one.points.max if generous else one.points.earned
    return {id_: text(points) for id_, points in claims.items()}


def main(folder: Path) -> int:
    """Write every commune's file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, written in submissions():
        write_whole(folder / name, written)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
