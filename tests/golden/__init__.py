"""Golden records: saved pages with the record that onrecord makes of each.

``<outlet>/<slug>/`` holds ``page.html`` or ``page.txt``, ``record.json`` and ``about.toml``: where the page is from,
its licence, why it is here, and the options it is read with. Only pages that may be redistributed, or that we wrote.
"""
