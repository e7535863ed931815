"""Laws: what holds for every ruleset and all evidence."""
