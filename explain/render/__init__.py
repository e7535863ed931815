"""The score report for eyes and for programs: terminal, JSON, CSV. Renderers read a report only."""
