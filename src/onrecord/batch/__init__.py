"""Many articles → a dataset: inputs → work units → Parquet tables, a manifest and a report.

A unit depends on the input alone, is written whole or not at all, and leaves a marker; a page that breaks its reader
costs that page only. Fetches nothing.
"""
