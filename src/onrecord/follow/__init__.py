"""Takes records as they come into a store and keeps what is made across articles up to date.

Links of statements (`onrecord.trace`), quotations in several articles (`onrecord.variants`) and stories. It decides
nothing by itself about claims and quotations: the products do. `docs/follow.md` tells what is kept and when it changes.
"""

from onrecord.follow.follow import follow_pending, refollow

__all__ = ["follow_pending", "refollow"]
