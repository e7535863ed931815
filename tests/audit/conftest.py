"""The commands as tests run them."""

from tests.explain.conftest import run as run
