"""Read news before learning from it: ``python -m training.pretrain --out out/read``, then ``training.fit --start``.

The base encoder was tuned to compare sentences; here it learns again to guess hidden words, on the text of PolNeAR
train, Wikinews, Wikipedia's current events and the White House's statements, with the word shapes it will see later.
Resumes from the last finished epoch in ``--out``.

Source: Gururangan et al. 2020 (task- and domain-adaptive pre-training); Devlin et al. 2019 (masked words).
"""

import argparse
import json
import lzma
import math
import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 (torch's own convention)

from onrecord.encoder.windows import Window, cut_windows, split_words
from onrecord.text import find_quotations
from training.corpora import paragraphs_of, read_polnear, shared_folder
from training.encoder import Encoder, EncoderShape, base_model_folder, load_base
from training.fit import MASK
from training.model import IGNORE
from training.tokens import load_tokenizer

HIDDEN = 0.2
"""The share of words that are to be guessed; nine in ten of them are masked, the others stay as they are."""

STATEMENTS = 400
"""White House texts in an epoch, drawn anew each time: there are far more of them than of news."""

LONGEST = 12_000
"""Characters of one White House text that are read; the longest are transcripts of hours."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Plain texts to read: all of `news` in each epoch, and a draw of `statements`."""

    news: tuple[str, ...]
    statements: tuple[str, ...]


def read_texts(shared: Path | None = None) -> Texts:
    """The texts of the corpora; markup of the current events and of the White House's pages is left out."""
    folder = (shared or shared_folder()) / "data" / "text"

    def rows(name: str) -> Iterator[dict[str, str]]:
        with lzma.open(folder / name, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)

    news = [article.text for article in read_polnear("train", shared)]
    news += [row["text"] for row in rows("wikinews.jsonl.xz")]
    news += [_without_markup(row["markdown"]) for row in rows("current-events.jsonl.xz")]
    return Texts(tuple(news), tuple(_without_markup(row["text"])[:LONGEST] for row in rows("white-house.jsonl.xz")))


def _without_markup(markdown: str) -> str:
    """Paragraphs on one line each, without front matter, link targets and list marks."""
    text = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL)
    text = re.sub(r"\s*\[\([^\]]*\)\]\([^)]*\)", "", text)
    text = re.sub(r'\[([^\]]*)\]\([^)\s]*(?:\s"[^"]*")?\)', r"\1", text)
    lines = re.sub(r"(?<=\S)\n(?=[^\s*#>-])", " ", text).splitlines()
    return "\n".join(re.sub(r"^[\s*#>-]+|[*_\\]", "", line) for line in lines)


def windows_of(text: str, tokenizer: Tokenizer, chance: random.Random) -> Iterator[Window]:
    """The windows of `text`, cut anew each time."""
    paragraphs = paragraphs_of(text)
    if paragraphs:
        words = split_words(text, paragraphs, find_quotations(text, paragraphs), tokenizer)
        yield from cut_windows(words, first=chance.randint(96, 192))


def hide_words(window: Window, chance: np.random.Generator) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pieces with whole words hidden, and the pieces to guess (IGNORE elsewhere)."""
    pieces, wanted = window.pieces.copy(), np.full_like(window.pieces, IGNORE)
    ends = [*window.firsts[1:], len(pieces)]
    for first, end in zip(window.firsts, ends, strict=True):
        if chance.random() < HIDDEN:
            real = [n for n in range(first, end) if pieces[n] > MASK]
            wanted[real] = pieces[real]
            if chance.random() < 0.9:
                pieces[real] = MASK
    return pieces, wanted


def batches(windows: list[Window], pieces: int, chance: random.Random) -> Iterator[tuple[Tensor, ...]]:
    """Padded pieces, shapes, mask and wanted pieces of windows of like length, in random order."""
    numbers = np.random.default_rng(chance.getrandbits(32))
    order = sorted(windows, key=lambda w: len(w.pieces) + chance.random() * 12)
    groups: list[list[Window]] = []
    for window in order:
        if not groups or len(window.pieces) * (len(groups[-1]) + 1) > pieces:
            groups.append([])
        groups[-1].append(window)
    chance.shuffle(groups)
    for group in groups:
        longest = max(len(window.pieces) for window in group)
        table = np.zeros((4, len(group), longest), np.int64)
        table[3] = IGNORE
        for row, window in enumerate(group):
            length = len(window.pieces)
            table[0, row, :length], table[3, row, :length] = hide_words(window, numbers)
            table[1, row, :length] = window.shapes
            table[2, row, :length] = 1
        yield tuple(torch.from_numpy(part) for part in table)


class Guesser(nn.Module):
    """The encoder and a head that guesses words, which shares the encoder's word vectors."""

    def __init__(self, shape: EncoderShape) -> None:
        super().__init__()
        self.encoder = Encoder(shape)
        self.dense = nn.Linear(shape.width, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.bias = nn.Parameter(torch.zeros(shape.vocabulary))

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, wanted: Tensor) -> Tensor:
        """The mean loss over the `wanted` pieces."""
        hidden = self.encoder(pieces, shapes, mask)[wanted != IGNORE]
        guessed = F.linear(self.norm(F.gelu(self.dense(hidden))), self.encoder.word.weight, self.bias)
        return F.cross_entropy(guessed.float(), wanted[wanted != IGNORE])


def main() -> None:
    """Parse the options and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--pieces", type=int, default=3072, help="padded pieces in a batch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--stop-after", type=int, default=0, help="steps after which to stop, to try things")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)

    tokenizer = load_tokenizer(base_model_folder())
    texts = read_texts()
    torch.manual_seed(options.seed)
    net = Guesser(EncoderShape())
    load_base(net.encoder)
    net.to(options.device)
    optimizer = torch.optim.AdamW(net.parameters(), lr=options.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    checkpoint = options.out / "checkpoint.pt"
    done = 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location=options.device, weights_only=True)
        net.load_state_dict(saved["net"])
        optimizer.load_state_dict(saved["optimizer"])
        done = saved["done"]
        print(f"resuming after epoch {done}", flush=True)

    step = 0
    for epoch in range(done, options.epochs):
        chance = random.Random(options.seed * 1000 + epoch)
        torch.manual_seed(options.seed * 1000 + epoch)
        drawn = [*texts.news, *chance.sample(texts.statements, STATEMENTS)]
        todo = list(batches([w for text in drawn for w in windows_of(text, tokenizer, chance)], options.pieces, chance))
        total, lately = options.epochs * len(todo), 0.0
        net.train()
        began = time.monotonic()
        for n, batch in enumerate(todo, 1):
            progress = min((epoch * len(todo) + n) / total, 1.0)
            speed = min(progress / 0.06, 1.0) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * progress)))
            for group in optimizer.param_groups:
                group["lr"] = options.rate * speed
            pieces, shapes, mask, wanted = (part.to(options.device) for part in batch)
            with torch.autocast(options.device, torch.bfloat16):
                loss = net(pieces, shapes, mask.float(), wanted)
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            lately = float(loss.detach()) if n == 1 else 0.98 * lately + 0.02 * float(loss.detach())
            if n % 20 == 0 or n == len(todo):
                rate = (time.monotonic() - began) / n
                print(f"epoch {epoch + 1} step {n}/{len(todo)} {rate:.2f} s/step loss {lately:.3f}", flush=True)
            if options.stop_after and step >= options.stop_after:
                return
        mean = {name: value for name, value in net.state_dict().items() if name.startswith("encoder.")}
        state = {"net": net.state_dict(), "mean": mean, "optimizer": optimizer.state_dict(), "done": epoch + 1}
        torch.save(state, checkpoint.with_suffix(".tmp"))
        checkpoint.with_suffix(".tmp").replace(checkpoint)


if __name__ == "__main__":
    main()
