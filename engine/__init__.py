"""The engine: rulesets to tables, evidence to points, points to reasons as data."""

__version__ = "0.2.0"
