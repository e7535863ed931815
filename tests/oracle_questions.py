"""Questions of a survey spelled out: a count for every option, its weight in every rule.

The rest of the oracle then needs to know nothing of questions: it reads `tallies`, one mapping of
count to weight for each question, in place of `of`, `top`, `weights` and `mean`.
"""

from collections.abc import Mapping
from typing import Any

Data = Mapping[str, Any]

_TOLD = ("of", "top", "weights", "mean")


def spelled(ruleset: Data) -> Data:
    """The ruleset with its questions spelled out; as it is where it asks none."""
    facts = ruleset["facts"]
    if not any(words["type"] == "answers" for words in facts.values()):
        return ruleset
    asked = {name: _like(words, facts) for name, words in facts.items()}
    return {**ruleset, "facts": _facts(asked), "areas": _rules(ruleset["areas"], asked)}


def _like(words: Data, facts: Data) -> Data:
    return {**facts[words["like"]], **words} if "like" in words else words


def _facts(asked: Data) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, words in asked.items():
        if words["type"] != "answers":
            found[name] = words
            continue
        limits = {"at_most": words["at_most"]} if "at_most" in words else {}
        for code in words["options"]:
            found[f"{name}.{code}"] = {"type": "count", **limits}
    return found


def _rules(node: Any, asked: Data) -> Any:
    if isinstance(node, list):
        return [_rules(inner, asked) for inner in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _survey(inner, asked) if key == "survey" else _rules(inner, asked)
        for key, inner in node.items()
    }


def _survey(body: Data, asked: Data) -> dict[str, Any]:
    questions = [body["of"]] if isinstance(body["of"], str) else body["of"]
    tallies = [_weighed(body, name, asked[name]) for name in questions]
    return {key: body[key] for key in body if key not in _TOLD} | {"tallies": tallies}


def _weighed(body: Data, question: str, words: Data) -> dict[str, str]:
    valid = [code for code in words["options"] if code not in words.get("not_valid", ())]
    if "top" in body:
        best = valid[: int(body["top"])]
        return {f"{question}.{code}": "1" if code in best else "0" for code in valid}
    weights = body["weights"] if "weights" in body else body["mean"]
    return {f"{question}.{code}": weights[code] for code in valid}
