"""Train the model: ``python -m training.fit --out out/first``, then ``--start out/first --joint --out out/model``.

The first run learns attribution with syntax beside it; the second goes on from its weights with names and antecedents.
Resumes from the last finished epoch in ``--out``. The seed is fixed; on one machine with one thread count two runs give
the same weights.
"""

import argparse
import copy
import json
import math
import random
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor, nn

from training.corpora import read_polnear, read_syntax
from training.encoder import EncoderShape, base_model_folder, load_base
from training.entities import READERS
from training.examples import Batch, Example, LabelledArticle, LabelledText, Vocabulary, batches
from training.keep import forgotten
from training.model import AttributionNet
from training.tokens import load_tokenizer

LOSS_WEIGHTS = {
    "tags": 1.0, "cue": 0.3, "source": 0.3, "part": 0.1, "entity": 0.1, "head": 0.15, "relation": 0.1, "silver": 0.1,
    "name": 1.0, "antecedent": 0.3,
}  # fmt: skip
"""Weights of the tasks; the syntax tasks together weigh less than the tags."""


ATTRIBUTION = frozenset({"tags", "cue", "source", "start", "step", "end"})
ENTITIES = frozenset({"name", "antecedent"})
"""The parts above the encoder that the package has, by what they learn from."""

MASK = 103
"""The piece ``[MASK]``, the last of the special ones."""


def parameter_groups(net: AttributionNet, rate: float, decay: float, head_rate: float) -> list[dict[str, object]]:
    """Layer-wise rates: `rate` for the top layer, times `decay` for each layer below, `head_rate` for heads.

    Source: Howard and Ruder 2018 (discriminative fine-tuning).
    """
    depth = len(net.encoder.layers)
    groups: dict[tuple[float, float], list[nn.Parameter]] = defaultdict(list)
    for name, value in net.named_parameters():
        if not value.requires_grad:
            continue
        if name.startswith("encoder.layers."):
            speed = rate * decay ** (depth - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder.word_shape"):
            speed = head_rate
        elif name.startswith("encoder."):
            speed = rate * decay**depth
        else:
            speed = head_rate
        groups[speed, 0.01 if value.ndim > 1 else 0.0].append(value)
    return [{"params": values, "lr": speed, "weight_decay": fade} for (speed, fade), values in groups.items()]


def average(into: nn.Module, net: nn.Module, keep: float) -> None:
    """Move the running mean of the weights a step towards `net` (Polyak averaging)."""
    with torch.no_grad():
        for mean, value in zip(into.parameters(), net.parameters(), strict=True):
            mean.lerp_(value, 1 - keep)


def hide(batch: Batch, share: float) -> Batch:
    """`batch` with a random `share` of its word pieces masked, so that no single word is learnt by heart."""
    hidden = (torch.rand(batch.pieces.shape) < share) & (batch.pieces > MASK)
    return replace(batch, pieces=batch.pieces.masked_fill(hidden, MASK))


def losses_of(net: AttributionNet, kept: AttributionNet | None, batch: Batch) -> dict[str, Tensor]:
    """The loss of each task, with what was forgotten where a former self is `kept`."""
    losses = net.losses(batch.pieces, batch.shapes, batch.mask, batch.firsts, batch.gold)
    return losses | {"kept": forgotten(net, kept, batch)} if kept else losses


def main() -> None:
    """Parse the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="the folder of a finished run, to begin with its weights")
    parser.add_argument("--joint", action="store_true", help="learn names and antecedents too")
    parser.add_argument("--heads", nargs="+", choices=sorted(ATTRIBUTION | ENTITIES), help="learn these alone")
    parser.add_argument("--keep", type=float, default=0.0, help="weight of giving the attributions that --start gives")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--decay", type=float, default=0.85)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--pieces", type=int, default=3072, help="padded pieces in a batch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--noise", type=float, default=0.0, help="share of word pieces hidden from the network")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--stop-after", type=int, default=0, help="steps after which to stop, to try things")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)

    tokenizer = load_tokenizer(base_model_folder())
    layers = dict(read_syntax("train"))
    vocabulary = Vocabulary.of(list(layers.values()))
    polnear = () if options.heads and not ATTRIBUTION & set(options.heads) else read_polnear("train")
    articles = [LabelledArticle(a, layers.get(a.name), vocabulary) for a in polnear]
    joint = options.joint or ENTITIES & set(options.heads or ())
    others = [LabelledText(text) for read in READERS for text in read(None)] if joint else []
    torch.manual_seed(options.seed)
    shape = EncoderShape()
    net = AttributionNet(shape, len(vocabulary.parts), len(vocabulary.entities), len(vocabulary.relations))
    load_base(net.encoder)
    if options.start:
        start = torch.load(options.start / "checkpoint.pt", map_location="cpu", weights_only=True)["mean"]
        net.load_state_dict(start, strict=False)
    for name, value in net.named_parameters():
        value.requires_grad_(not options.heads or name.split(".")[0] in options.heads)
    net.to(options.device)
    mean = copy.deepcopy(net)
    weights = LOSS_WEIGHTS | {"kept": options.keep}
    kept = copy.deepcopy(net).eval().requires_grad_(requires_grad=False) if options.keep else None
    optimizer = torch.optim.AdamW(
        parameter_groups(net, options.rate, options.decay, options.head_rate), betas=(0.9, 0.98), fused=True
    )
    peaks = [group["lr"] for group in optimizer.param_groups]

    checkpoint = options.out / "checkpoint.pt"
    done, step = 0, 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location=options.device, weights_only=True)
        net.load_state_dict(saved["net"])
        mean.load_state_dict(saved["mean"])
        optimizer.load_state_dict(saved["optimizer"])
        done, step = saved["done"], saved["step"]
        print(f"resuming after epoch {done}", flush=True)

    for epoch in range(done, options.epochs):
        chance = random.Random(options.seed * 1000 + epoch)
        torch.manual_seed(options.seed * 1000 + epoch)
        examples: list[Example] = [e for a in articles for e in a.examples(tokenizer, chance)]
        todo = list(batches(examples, options.pieces, chance))
        half = chance.sample(others, len(others) // 2)
        beside: list[Example] = [e for text in half for e in text.examples(tokenizer, chance)]
        todo += batches(beside, options.pieces, chance)
        chance.shuffle(todo)
        total = options.epochs * len(todo)
        net.train()
        net.encoder.train(not options.heads)
        sums: dict[str, list[float]] = defaultdict(list)
        began = time.monotonic()
        for n, batch in enumerate(todo, 1):
            progress = min((epoch * len(todo) + n) / total, 1.0)
            speed = min(progress / 0.06, 1.0) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * progress)))
            for group, peak in zip(optimizer.param_groups, peaks, strict=True):
                group["lr"] = peak * speed
            batch = hide(batch, options.noise).to(options.device)
            with torch.autocast(options.device, torch.bfloat16):
                losses = losses_of(net, kept, batch)
            torch.stack([weights[name] * loss for name, loss in losses.items()]).sum().backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            average(mean, net, min(0.998, (1 + step) / (10 + step)))
            for name, loss in losses.items():
                sums[name].append(float(loss.detach()))
            if n % 20 == 0 or n == len(todo):
                shown = " ".join(f"{name} {sum(values) / len(values):.3f}" for name, values in sums.items())
                rate = (time.monotonic() - began) / n
                print(f"epoch {epoch + 1} step {n}/{len(todo)} {rate:.2f} s/step {shown}", flush=True)
            if options.stop_after and step >= options.stop_after:
                return
        state = {
            "net": net.state_dict(), "mean": mean.state_dict(), "optimizer": optimizer.state_dict(),
            "done": epoch + 1, "step": step,
        }  # fmt: skip
        torch.save(state, checkpoint.with_suffix(".tmp"))
        checkpoint.with_suffix(".tmp").replace(checkpoint)
        (options.out / "vocabulary.json").write_text(
            json.dumps({"parts": vocabulary.parts, "entities": vocabulary.entities, "relations": vocabulary.relations})
        )


if __name__ == "__main__":
    main()
