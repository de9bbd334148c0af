"""Average the weights of several runs: ``python -m training.average out/first:0.2 out/joint:0.3 … --out out/model``.

A part that a run does not have (the first one knows no names) is averaged over the others.

Source: Wortsman et al. 2022 (model soups).
"""

import argparse
import shutil
from pathlib import Path

import torch
from torch import Tensor


def average_weights(runs: list[tuple[dict[str, Tensor], float]]) -> dict[str, Tensor]:
    """The weighted mean of each part over the runs that have it."""
    mean = {}
    for name in dict.fromkeys(name for weights, _ in runs for name in weights):
        having = [(weights[name], share) for weights, share in runs if name in weights]
        mean[name] = sum((value * share for value, share in having), torch.zeros(())) / sum(s for _, s in having)
    return mean


def main() -> None:
    """Parse the options and write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", nargs="+", metavar="FOLDER:SHARE", help="finished runs, the last with all parts")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    runs = []
    for run in options.runs:
        folder, _, share = run.rpartition(":")
        weights = torch.load(Path(folder) / "checkpoint.pt", map_location="cpu", weights_only=True)["mean"]
        runs.append((weights, float(share)))
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save({"mean": average_weights(runs)}, options.out / "checkpoint.pt")
    shutil.copy(Path(options.runs[-1].rpartition(":")[0]) / "vocabulary.json", options.out)


if __name__ == "__main__":
    main()
