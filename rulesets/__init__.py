"""Data only: one folder per source document, one YAML file per index."""
