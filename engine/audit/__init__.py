"""The audit: points that a unit claims, held against what its evidence earns and what is proved.

found = audit(compiled, card, materiality)       # lines and findings as data; words come elsewhere

Pure: it opens no file and knows no language. Findings carry codes (`engine.audit.codes`).
"""

from engine.audit.codes import CODES as CODES
from engine.audit.codes import SEVERITIES as SEVERITIES
from engine.audit.decisions import Decision as Decision
from engine.audit.decisions import Decisions as Decisions
from engine.audit.decisions import Explanation as Explanation
from engine.audit.decisions import Ruled as Ruled
from engine.audit.decisions import Ruling as Ruling
from engine.audit.finding import Finding as Finding
from engine.audit.finding import Materiality as Materiality
from engine.audit.lines import TOTAL as TOTAL
from engine.audit.lines import Line as Line
from engine.audit.unit import Audit as Audit
from engine.audit.unit import audit as audit
