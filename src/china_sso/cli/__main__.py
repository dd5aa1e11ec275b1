"""``python -m china_sso.cli``."""

from china_sso.cli import run

run()
