"""ZEN (PyPI zen-engine) on the benchmark's units: one graph of 100 decision tables."""

import json
from importlib import import_module
from typing import Any

from tests.benchmarks import unit


class Zen:
    """The graph, compiled once. Raises ImportError where the package is not there."""

    def __init__(self) -> None:
        zen: Any = import_module("zen")
        self._decision = zen.ZenEngine().create_decision(json.dumps(graph()))
        self._facts = [unit.figures(number) for number in range(unit.UNITS)]

    def traced(self, number: int) -> float:
        """Every table with what it read and the row that fired."""
        answer = self._decision.evaluate(self._facts[number], {"trace": True})
        assert len(answer["trace"]) >= unit.COUNT
        return _earned(answer["result"])

    def bare(self, number: int) -> float:
        """The results alone."""
        return _earned(self._decision.evaluate(self._facts[number])["result"])


def _earned(result: dict[str, Any]) -> float:
    return float(sum(result.get(f"points_{n}") or 0 for n in range(unit.COUNT)))


def graph() -> dict[str, Any]:
    """Input, 100 tables side by side, output."""
    nodes = [_node("in", "inputNode"), _node("out", "outputNode")]
    edges = []
    for number in range(unit.COUNT):
        id_ = f"t{number}"
        nodes.append(_node(id_, "decisionTableNode") | {"content": _table(number)})
        edges += [_edge("in", id_), _edge(id_, "out")]
    return {"nodes": nodes, "edges": edges}


def _node(id_: str, kind: str) -> dict[str, Any]:
    return {"id": id_, "name": id_, "type": kind, "position": {"x": 0, "y": 0}}


def _edge(source: str, target: str) -> dict[str, Any]:
    return {"id": f"{source}-{target}", "type": "edge", "sourceId": source, "targetId": target}


def _table(number: int) -> dict[str, Any]:
    rows = [(">= 0.9", "1", "full"), (">= 0.7", "0.5", "half"), (">= 0", "0", "nothing")]
    return {
        "hitPolicy": "first",
        "inputs": [{"id": "x", "name": "x", "field": f"done_{number} / due_{number}"}],
        "outputs": [
            {"id": "p", "name": "points", "field": f"points_{number}"},
            {"id": "r", "name": "reason", "field": f"reason_{number}"},
        ],
        "rules": [
            {"_id": f"{number}-{i}", "x": at, "p": points, "r": f"'{reason}'"}
            for i, (at, points, reason) in enumerate(rows)
        ],
        "passThrough": False,
        "executionMode": "single",
    }
