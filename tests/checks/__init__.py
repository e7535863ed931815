"""What `check` finds in rulesets and scales."""
