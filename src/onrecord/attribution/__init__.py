"""Takes an article and gives its attributions: source, cue and content. Who the source *is* comes later."""

from onrecord.attribution.find import find_attributions
from onrecord.attribution.model import AttributionModel, load_model

__all__ = ["AttributionModel", "find_attributions", "load_model"]
