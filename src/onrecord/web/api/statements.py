"""Statements: one, with what its record says of it."""

from onrecord.store import read_record, read_row
from onrecord.web.api.routes import Kept, Routes
from onrecord.web.api.shapes import StatementView

routes = Routes("statements")


@routes.read("/statements/{key}", StatementView, 404)
def statement(store: Kept, key: str) -> StatementView:
    """Give a statement: the quote in its sentence, and all that the record says of it."""
    row = read_row(store.db, key)
    record = read_record(store.db, row.article)
    return StatementView(row, record.statements[row.number - 1])
