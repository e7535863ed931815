"""`chamdiem demo`: the two shipped examples, scored."""

from typing import TYPE_CHECKING

from explain.commands.exits import FINE
from explain.commands.options import Lang

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from explain.commands.desk import Desk
    from explain.report import Report

COMMUNE, PROVINCE = "tan-duc-2024", "papi-2019-quang-binh"


def demo(lang: Lang = "vi") -> int:
    """Chấm thử hai hồ sơ mẫu / Score the two examples."""
    from explain.commands.desk import at_desk

    def work(desk: "Desk") -> int:
        from explain.commands.load import scored
        from explain.reporting import report

        for name in (COMMUNE, PROVINCE):
            told = report(scored(desk, name))
            desk.print(_short(desk, name, told), None)
        return FINE

    return at_desk(lang, work)


def _short(desk: "Desk", name: str, told: "Report") -> "Iterator[RenderableType]":
    """What the example is, the head of its report, and how to see more of it."""
    from rich.text import Text

    from explain.render import paper, terminal
    from explain.render.losses import losses

    said = desk.said
    yield Text(said.say(f"demo.{name}"), style=paper.OPEN)
    yield from terminal.head(told, said)
    yield from terminal.total(told, said, desk.width)
    if name == COMMUNE:
        yield from losses(told, said)
        yield from terminal.targets(told, said)
    else:
        yield from terminal.derived(told, said)
    end = "" if name == PROVINCE else "\n"
    yield Text(said.say("demo.more", name=name) + end, style=paper.FAINT)
