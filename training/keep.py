"""Keeps what a network can do while it goes on learning: its former self is the teacher.

Source: Li and Hoiem 2016 (learning without forgetting); Furlanello et al. 2018 (born-again networks).
"""

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 (torch's own convention)

from onrecord.attribution.decode import TAGS
from training.examples import Batch
from training.model import AttributionNet, of_words

POINTERS = 0.1
"""What the pointers weigh beside the tags."""
_CUE = TAGS.index("B-cue")
_CONTENT = [n for n, tag in enumerate(TAGS) if tag.endswith("-content")]


def forgotten(net: AttributionNet, kept: AttributionNet, batch: Batch) -> Tensor:
    """How far the attributions of `net` are from those of `kept`: divergence of Kullback and Leibler, per word.

    Of the pointers those count that `kept` would follow: from what it takes for content to cues, from cues to sources.
    """
    with torch.no_grad():
        real, (tags, cue, source) = _scores(kept, batch)
        shares = tags.softmax(2)
        is_content = shares[:, :, _CONTENT].sum(2) * real
        is_cue = shares[:, :, _CUE] * real
    _, (tags_now, cue_now, source_now) = _scores(net, batch)
    pointers = _divergence(cue, cue_now, is_content) + _divergence(source, source_now, is_cue)
    return _divergence(tags, tags_now, real) + POINTERS * pointers


def _scores(net: AttributionNet, batch: Batch) -> tuple[Tensor, tuple[Tensor, Tensor, Tensor]]:
    """Which words are no padding, and the tags and pointers of the attributions."""
    x, _ = net.encoder(batch.pieces, batch.shapes, batch.mask)
    words, nobody, real = of_words(x, batch.firsts)
    return real, net.attribute(words, nobody, real)


def _divergence(teacher: Tensor, student: Tensor, weight: Tensor) -> Tensor:
    """The mean divergence over the words, each with its `weight` ``[batch, words]``."""
    apart = F.kl_div(student.log_softmax(2), teacher.log_softmax(2), reduction="none", log_target=True).sum(2)
    return (apart * weight).sum() / weight.sum().clamp(min=1)
