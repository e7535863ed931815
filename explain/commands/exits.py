"""Exit codes; the highest that applies."""

FINE = 0
FINDINGS = 1
WRONG = 2
INCOMPLETE = 3
DIFFERS = 4
UNVERIFIED = 5
FAULT = 70
STOPPED = 130
