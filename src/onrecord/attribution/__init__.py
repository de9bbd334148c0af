"""Takes an article and gives its attributions: source, cue and content. Who the source *is* comes later."""

from onrecord.attribution.find import find_attributions

__all__ = ["find_attributions"]
