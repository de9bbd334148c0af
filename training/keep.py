"""Keeps what a network can do while it goes on learning: its former self is the teacher.

Source: Li and Hoiem 2016 (learning without forgetting); Furlanello et al. 2018 (born-again networks).
"""

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 (torch's own convention)

from onrecord.attribution.decode import TAGS
from training.examples import Batch
from training.model import AttributionNet

POINTERS = 0.1
"""What the pointers weigh beside the tags."""
_CUE = TAGS.index("B-cue")
_CONTENT = [n for n, tag in enumerate(TAGS) if tag.endswith("-content")]


def forgotten(net: AttributionNet, kept: AttributionNet, batch: Batch) -> Tensor:
    """How far the attributions of `net` are from those of `kept`: divergence of Kullback and Leibler, per word.

    Of the pointers those count that `kept` would follow: from what it takes for content to cues, from cues to sources.
    """
    real = batch.firsts > 0
    others = ~real[:, None, :]
    with_nobody = torch.cat([others, others.new_zeros(len(real), 1, 1)], 2)
    with torch.no_grad():
        tags, cue, source = _scores(kept, batch)
        shares = tags.softmax(2)
        is_content = shares[:, :, _CONTENT].sum(2) * real
        is_cue = shares[:, :, _CUE] * real
    now = _scores(net, batch)
    loss = _divergence(tags, now[0], real)
    loss = loss + POINTERS * _divergence(cue.masked_fill(others, -1e4), now[1].masked_fill(others, -1e4), is_content)
    pointed = source.masked_fill(with_nobody, -1e4), now[2].masked_fill(with_nobody, -1e4)
    return loss + POINTERS * _divergence(*pointed, is_cue)


def _scores(net: AttributionNet, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Tags ``[batch, words, tags]`` and the pointers ``[batch, words, words]``, to sources with one for nobody."""
    x, _ = net.encoder(batch.pieces, batch.shapes, batch.mask)
    words = x.gather(1, batch.firsts[:, :, None].expand(-1, -1, x.shape[2]))
    nobody = torch.cat([words, x[:, :1]], 1)
    return net.tags(words).float(), net.cue(words, words).float(), net.source(words, nobody).float()


def _divergence(teacher: Tensor, student: Tensor, weight: Tensor) -> Tensor:
    """The mean divergence over the words, each with its `weight` ``[batch, words]``."""
    apart = F.kl_div(student.log_softmax(2), teacher.log_softmax(2), reduction="none", log_target=True).sum(2)
    return (apart * weight).sum() / weight.sum().clamp(min=1)
