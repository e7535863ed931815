"""The words of a ruleset: what a source document says, as frozen models."""
