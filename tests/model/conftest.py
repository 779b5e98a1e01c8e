"""The compose tests' facts, for what the model derives from them."""

from tests.compose.conftest import fact

__all__ = ["fact"]
