"""The network that is trained: encoder, tags with a conditional random field, two pointers, auxiliary syntax."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 (torch's own convention)

from onrecord.attribution.decode import TAGS
from onrecord.mentions.labels import KINDS, LABELS
from training.encoder import Encoder, EncoderShape

IGNORE = -100
UNSURE = len(LABELS)
"""No name of a kind that the corpus labels; whether it is a name of another kind, the corpus does not say."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Gold of a batch, padded with IGNORE; all are ``[batch, words]`` and count words of the window.

    `cue` is the first word of the cue that a content word belongs to; `source` that of the source of a cue's first
    word, or the number of the window's words for none. `part` to `relation` are the syntax layers; a root points to
    itself. `name` is a label of a name or UNSURE; `asks` the number of the chain that a pronoun belongs to, or -2 minus
    that of a description; `chain` and `named` are the chains that words answer for, -1 for none.
    """

    tags: Tensor
    cue: Tensor
    source: Tensor
    part: Tensor
    entity: Tensor
    head: Tensor
    relation: Tensor
    name: Tensor
    asks: Tensor
    chain: Tensor
    named: Tensor


class Pointer(nn.Module):
    """How much each word points to each other one: a bilinear score of two projections."""

    def __init__(self, width: int, size: int = 64) -> None:
        super().__init__()
        self.query = nn.Linear(width, size)
        self.key = nn.Linear(width, size)
        self.scale = size**-0.5

    def forward(self, queries: Tensor, keys: Tensor) -> Tensor:
        """``[batch, n, width]`` and ``[batch, m, width]`` to ``[batch, n, m]``."""
        return self.query(queries) @ self.key(keys).transpose(1, 2) * self.scale


class AttributionNet(nn.Module):
    """Tags, links and (in training) syntax from one pass of the encoder."""

    def __init__(self, shape: EncoderShape, parts: int, entities: int, relations: int) -> None:
        super().__init__()
        self.encoder = Encoder(shape)
        self.tags = nn.Linear(shape.width, len(TAGS))
        self.cue = Pointer(shape.width)
        self.source = Pointer(shape.width)
        self.start = nn.Parameter(torch.zeros(len(TAGS)))
        self.step = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.end = nn.Parameter(torch.zeros(len(TAGS)))
        self.part = nn.Linear(shape.width, parts)
        self.entity = nn.Linear(shape.width, entities)
        self.head = Pointer(shape.width, 128)
        self.relation = nn.Linear(2 * shape.width, relations)
        self.name = nn.Sequential(nn.Linear(2 * shape.width, 192), nn.GELU(), nn.Linear(192, len(LABELS)))
        self.antecedent = Pointer(shape.width, 128)
        illegal = torch.zeros(len(TAGS), len(TAGS))
        for to, name in enumerate(TAGS):
            for come, before in enumerate(TAGS):
                if name.startswith("I-") and before[2:] != name[2:]:
                    illegal[come, to] = -1e4
        self.register_buffer("illegal", illegal, persistent=False)
        self.register_buffer("illegal_start", illegal[0].clone(), persistent=False)

    def chain(self) -> tuple[Tensor, Tensor, Tensor]:
        """Start, step and end potentials, with the illegal ones ruled out."""
        return self.start + self.illegal_start, self.step + self.illegal, self.end

    def score(self, pieces: Tensor, shapes: Tensor, mask: Tensor | None) -> tuple[Tensor, ...]:
        """What the runtime needs, per token.

        Tags ``[b, l, tags]``, cue and source pointers ``[b, l, l]``, names ``[b, l, labels]`` and antecedents as the
        pointers.
        """
        x, middle = self.encoder(pieces, shapes, mask)
        names = self.name(torch.cat([x, middle], 2))
        return self.tags(x), self.cue(x, x), self.source(x, x), names, self.antecedent(x, x)

    def attribute(self, words: Tensor, nobody: Tensor, real: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Tags ``[batch, words, tags]``, and the pointers to cues and to sources, without those to padding.

        The pointers are ``[batch, words, words]``, that to sources with one more, for nobody.
        """
        padding = ~torch.cat([real, real.new_ones(len(real), 1)], 1)[:, None, :]
        cue = self.cue(words, words).float().masked_fill(padding[:, :, :-1], -1e4)
        return self.tags(words).float(), cue, self.source(words, nobody).float().masked_fill(padding, -1e4)

    def losses(self, pieces: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor, gold: Labels) -> dict[str, Tensor]:
        """The loss of each task; `firsts` ``[batch, words]`` is the token of each word, 0 for padding."""
        x, middle = self.encoder(pieces, shapes, mask)
        words, nobody, real = of_words(x, firsts)
        both = torch.cat([words, of_words(middle, firsts)[0]], 2)
        if bool((gold.tags[:, 0] == IGNORE).any()):
            return self._entity_losses(words, both, nobody, real, gold)
        tags, cue, source = self.attribute(words, nobody, real)
        out = {"tags": self._chain_loss(tags, gold.tags, real)}
        none_column = torch.where(gold.source == real.sum(1, keepdim=True), words.shape[1], gold.source)
        none_column = torch.where(gold.source == IGNORE, IGNORE, none_column)
        out["cue"] = _pick(cue, gold.cue)
        out["source"] = _pick(source, none_column)
        out["part"] = _pick(self.part(words).float(), gold.part)
        out["entity"] = _pick(self.entity(words).float(), gold.entity)
        out["head"] = _pick(self.head(words, words).float().masked_fill(~real[:, None, :], -1e4), gold.head)
        heads = words.gather(1, gold.head.clamp(min=0)[:, :, None].expand(-1, -1, words.shape[2]))
        out["relation"] = _pick(self.relation(torch.cat([words, heads], 2)).float(), gold.relation)
        out["silver"] = _pick(self.name(both).float(), gold.name)
        return out

    def _entity_losses(
        self, words: Tensor, both: Tensor, nobody: Tensor, real: Tensor, gold: Labels
    ) -> dict[str, Tensor]:
        """The losses of a batch that has no attributions, but names or coreference; `both` holds two layers."""
        out = {}
        known = gold.name != IGNORE
        if bool(known.any()):
            sure = self.name(both).float().log_softmax(2)[known]
            open_labels = torch.cat([torch.eye(len(LABELS)), torch.zeros(1, len(LABELS))]).to(sure.device)
            other = 1 + 2 * KINDS.index(None)
            open_labels[UNSURE, [0, other, other + 1]] = 1
            out["name"] = -torch.logsumexp(sure + open_labels[gold.name[known]].log().clamp(min=-1e4), 1).mean()
        asking = (gold.asks != IGNORE) & real
        if bool(asking.any()):
            padding = ~torch.cat([real, real.new_ones(len(real), 1)], 1)
            row, place = asking.nonzero(as_tuple=True)
            scores = self.antecedent(words, nobody).float()[row, place].masked_fill(padding[row], -1e4)
            asks = gold.asks[row, place][:, None]
            answers = torch.where(asks >= 0, gold.chain[row] == asks, gold.named[row] == -2 - asks)
            answers[torch.arange(len(row)), place] = False
            answers = torch.cat([answers, ~answers.any(1, keepdim=True)], 1)
            sure = scores.log_softmax(1).masked_fill(~answers, -1e4)
            out["antecedent"] = -torch.logsumexp(sure, 1).mean()
        return out

    def _chain_loss(self, scores: Tensor, tags: Tensor, real: Tensor) -> Tensor:
        """Negative log likelihood of the gold tag sequences, per word."""
        start, step, end = self.chain()
        lengths = real.sum(1)
        gold = tags.clamp(min=0)
        rows = torch.arange(len(tags))
        path = scores.gather(2, gold[:, :, None]).squeeze(2).masked_fill(~real, 0).sum(1)
        path = path + start[gold[:, 0]] + end[gold[rows, lengths - 1]]
        path = path + step[gold[:, :-1], gold[:, 1:]].masked_fill(~real[:, 1:], 0).sum(1)
        alpha = start + scores[:, 0]
        for n in range(1, scores.shape[1]):
            reach = torch.logsumexp(alpha[:, :, None] + step, 1) + scores[:, n]
            alpha = torch.where(real[:, n, None], reach, alpha)
        return (torch.logsumexp(alpha + end, 1) - path).sum() / lengths.sum()


def of_words(x: Tensor, firsts: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Of a layer `x` ``[batch, tokens, width]`` the words, these and one for nobody, and which are no padding."""
    words = x.gather(1, firsts[:, :, None].expand(-1, -1, x.shape[2]))
    return words, torch.cat([words, x[:, :1]], 1), firsts > 0


def _pick(scores: Tensor, gold: Tensor) -> Tensor:
    """Cross entropy over the places that have gold; 0 where none has."""
    if not bool((gold != IGNORE).any()):
        return scores.sum() * 0
    return F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORE)
