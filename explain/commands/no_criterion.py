"""What is said of an id that no criterion has: the nearest one, or those of the area it names."""

from collections.abc import Mapping

from engine.ruleset.model import Ruleset
from engine.source.diagnostic import SourceError
from engine.source.near import nearest
from explain.commands.desk import wrong_use


def no_criterion(wanted: str, id_: str, among: Mapping[str, Ruleset]) -> SourceError:
    """C029 for the id of an area or group, C020 for any other.

    `wanted` is what was written, `id_` the id in it; `among` are the rulesets by what goes before
    their ids.
    """
    for before, ruleset in among.items():
        for group in ruleset.groups():
            if id_ in (group.id, group.shown_id):
                ids = [f"{before}{one.id}" for one in group.all_criteria()]
                return wrong_use("C029", got=wanted, expected=", ".join(ids))
    known = [one for ruleset in among.values() for one in ruleset.by_id]
    return wrong_use("C020", nearest(id_, known), got=wanted)
