"""YAML text to data with places, and what is wrong with it as values, for rulesets and submissions.

Good is what rustc, Catala and Regal do: every mistake at once, each at the smallest span that is
wrong (a name, not its block), with all spans involved, what was expected, and the nearest word.
"""
