"""The pages of docs/ that are made from data: rule kinds, formula shapes, error codes.

python -m explain.pages            # writes them, from a checkout

Rule kinds are told by the case files of tests/cases/kinds, which the tests run, and by the models
of engine/kinds; formula shapes by tests/cases/shapes; rulesets by themselves; errors by the
catalogues of explain/words.
"""

from pathlib import Path

from explain.pages import error_page, kind_index, kind_page, ruleset_index, shape_page
from explain.pages.cases import read_all
from explain.pages.shapes import read_shapes
from explain.words.messages import codes

CASES = Path("tests", "cases", "kinds")
SHAPES = Path("tests", "cases", "shapes")
FOLDERS = ("docs/kinds", "docs/errors", "docs/shapes")
"""Everything in these folders is made here."""
CALENDAR = Path("docs", "adding-a-set", "lich-2026.yaml")
RULESETS = "rulesets/README.md"


def pages(root: Path) -> dict[str, str]:
    """Every page by its path below `root`, a checkout. Raises SourceError for a bad case file."""
    files = read_all(root / CASES)
    found = {f"docs/kinds/{file.kind}.md": kind_page.page(file) for file in files}
    found["docs/kinds/README.md"] = kind_index.page(files)
    found["docs/shapes/README.md"] = shape_page.page(read_shapes(root / SHAPES))
    calendar = (root / CALENDAR).read_text("utf-8")
    shown = dict.fromkeys(("R505", "R507"), calendar)
    for code in codes():
        found[f"docs/errors/{code}.md"] = error_page.page(code, files, shown.get(code))
    found["docs/errors/README.md"] = error_page.index()
    found[RULESETS] = ruleset_index.page()
    return found
