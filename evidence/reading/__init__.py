"""From the shape of a submission to its meaning under a ruleset, one part per module."""
