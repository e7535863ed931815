"""YAML text to a `Document`: a strict part of YAML in which every scalar stays as written.

Made from the parser's events, so that nothing is resolved, merged or expanded on the way.
"""

from functools import lru_cache
from typing import Any

import yaml

from engine.source.decode import check_characters
from engine.source.diagnostic import SourceError
from engine.source.document import Data, Document, Path
from engine.source.lines import split_lines
from engine.source.syntax import syntax_errors
from engine.source.tree import Stop, Tree

__all__ = ["Data", "Document", "Path", "read"]

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser: libyaml, where PyYAML was built with it."""


@lru_cache(maxsize=1)  # a file is asked in turn what it is, what it names and what it says
def read(text: str, file: str) -> Document:
    """The one document of a file. Its top is a mapping; `no`, `3.10` and `012` are text.

    A plain empty value, `null` or `~` is None. Raises SourceError with everything that is wrong
    (Y004, Y010-Y031); a break of syntax ends the reading, and what was found before it is kept.
    """
    check_characters(text, file)
    lines = split_lines(text)
    tree = Tree(lines, file)
    try:
        for event in yaml.parse(text, Loader=LOADER):
            tree.take(event)
    except Stop:
        pass
    except yaml.YAMLError as wrong:
        said = syntax_errors(wrong, text, lines, file)
        if said[0].code == "Y019":  # what it made of the line is no mistake of its own
            tree.wrong = [one for one in tree.wrong if one.code != "Y021"]
        tree.wrong += said
    else:
        tree.finish()
    if tree.wrong or tree.top is None:
        raise SourceError(sorted(tree.wrong, key=lambda d: (d.spans[0].line, d.spans[0].column)))
    data, root = tree.top
    return Document(file, text, data, root)
