"""Takes an article and gives its attributions: source, cue and content. Who the source *is* comes later."""

from onrecord.attribution.find import find_attributions
from onrecord.encoder import Model as AttributionModel
from onrecord.encoder import load_model

__all__ = ["AttributionModel", "find_attributions", "load_model"]
