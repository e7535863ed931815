"""The engine: rulesets to tables, evidence to points, points to reasons as data."""

__version__ = "0.1.0"
