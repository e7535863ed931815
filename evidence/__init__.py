"""Where facts come from: submissions, workbooks, registers, and the log of what was decided."""
