"""Takes a text and gives the scores of the trained network for each word; what they mean is for the stages to say."""

from onrecord.encoder.chain import Chain, Floats, best_tags, tag_probabilities
from onrecord.encoder.embed import Embedder, load_embedder
from onrecord.encoder.model import Model, Scores, load_model, name_model
from onrecord.encoder.reading import Reading, encode

__all__ = [
    "Chain",
    "Embedder",
    "Floats",
    "Model",
    "Reading",
    "Scores",
    "best_tags",
    "encode",
    "load_embedder",
    "load_model",
    "name_model",
    "tag_probabilities",
]
