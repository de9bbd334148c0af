"""The engines by the names that a person gives them."""

from collections.abc import Mapping

from onrecord.batch.local import open_local
from onrecord.batch.on_ray import open_ray
from onrecord.batch.work import Engine

ENGINES: Mapping[str, Engine] = {"local": open_local, "ray": open_ray}
