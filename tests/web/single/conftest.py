"""The store of the pages over many articles serves those of a single one too."""

from tests.web.sets.conftest import bridge_store, kept, pages, writer

__all__ = ["bridge_store", "kept", "pages", "writer"]
