"""How fast: measured by hand with `python -m tests.benchmarks.speed`, never asserted in tests."""
