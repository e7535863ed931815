"""The cheapest work to a target: levels of facts, their awards, a linear model, a search."""
