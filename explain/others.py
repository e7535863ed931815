"""Other units' figures in words."""

from collections.abc import Iterable

from engine.facts import Other
from engine.kinds.relative import Relative
from explain import figures
from explain.report.criterion import Others
from explain.scored import Scored

_FEW = 5


def label(scored: Scored, figure: str) -> str:
    """What other units' figure it is."""
    return scored.words.say("compare.peers", of=what(scored, figure))


def what(scored: Scored, figure: str) -> str:
    """What a figure is that units are compared by: a fact, or a rate of two."""
    return " / ".join(scored.label(read.fact) for read in _rule(scored, figure).reads())


def needed(scored: Scored, figures: Iterable[str]) -> tuple[Others, ...]:
    """The figures that are needed of the other units, each once."""
    each = dict.fromkeys(figures)
    return tuple(Others(figure=figure, label=what(scored, figure)) for figure in each)


def told(scored: Scored, figure: str, others: Iterable[Other]) -> str:
    """Every unit with its figure; of many the first ones."""
    each = [f"{one.unit} {_figure(scored, figure, one)}" for one in others]
    shown = "; ".join(each[:_FEW])
    rest = len(each) - _FEW
    if rest > 0:
        return scored.words.say("compare.peers_more", units=shown, n=str(rest))
    return shown or scored.words.say("compare.peers_none")


def _figure(scored: Scored, figure: str, one: Other) -> str:
    leaf, words = _rule(scored, figure), scored.words
    if one.low is None or one.high is None or (one.leaves and one.low <= 0 and one.high >= 1):
        return words.say("report.unknown")
    low, high = (
        words.share(end) if leaf.to else figures.with_unit(words, scored.fact(leaf.of), end)
        for end in (one.low, one.high)
    )
    between = low if one.low == one.high else words.say("report.result.between", low=low, high=high)
    return words.say("compare.peers_perhaps", figure=between) if one.leaves else between


def _rule(scored: Scored, figure: str) -> Relative:
    """A rule that compares units by the figure."""
    leaves = (check.leaf for check in scored.compiled.checks.values())
    return next(one for one in leaves if isinstance(one, Relative) and one.figure == figure)
