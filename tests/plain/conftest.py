from tests.cli.conftest import home, taut

__all__ = ["home", "taut"]
