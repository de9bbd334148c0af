"""A packaged model back to a checkpoint, to train on: ``python -m training.thaw --syntax out/first --out out/shipped``.

The weights are as exact as their int8 form. The heads for syntax are not packaged; they come from another run.
"""

import argparse
import json
import re
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from onrecord.encoder.model import PACKAGED
from training.export import load_checkpoint

_QUANTIZED = "_quantized"


def read_weights(folder: Path) -> dict[str, Tensor]:
    """The parameters of the network in `folder`, by their names in training."""
    graph = onnx.load(str(folder / "model.onnx")).graph
    values = {initializer.name: numpy_helper.to_array(initializer) for initializer in graph.initializer}
    found = {name.removeprefix("net."): value for name, value in values.items() if name.startswith("net.")}
    plain = {name: value for name, value in found.items() if value.dtype == np.float32 and not name.endswith("_scale")}
    for name in ("encoder.word.weight", "encoder.word_shape.weight"):
        plain[name] = _scaled(values, f"net.{name}")
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            # a part of a sequence is called "/name/name.0"
            name = re.sub(r"(\w+)\.(?=\1\.\d)", "", node.output[0].split("/MatMul")[0].strip("/").replace("/", "."))
            plain[f"{name}.weight"] = _scaled(values, node.input[1].removesuffix(_QUANTIZED)).T
    chain = json.loads((folder / "settings.json").read_text())["chain"]
    weights = {name: torch.from_numpy(np.array(value)) for name, value in plain.items()}
    # what is ruled out stands there as -1e4 beside its weight
    return weights | {name: torch.tensor(value).where(torch.tensor(value) > -5e3, 0.0) for name, value in chain.items()}


def _scaled(values: dict[str, np.ndarray], name: str) -> np.ndarray:
    return (values[f"{name}{_QUANTIZED}"].astype(np.float32) - values[f"{name}_zero_point"]) * values[f"{name}_scale"]


def main() -> None:
    """Parse the options and write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=PACKAGED, help="a model folder (default: the packaged one)")
    parser.add_argument("--syntax", type=Path, required=True, help="a finished run, for the other heads")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    net = load_checkpoint(options.syntax)
    missing, unknown = net.load_state_dict(read_weights(options.model), strict=False)
    if unknown or any(not name.startswith(("part", "entity", "head", "relation")) for name in missing):
        raise SystemExit(f"{options.model} is not a model of this network: {[*unknown, *missing][:3]}")
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save({"mean": net.state_dict()}, options.out / "checkpoint.pt")
    shutil.copy(options.syntax / "vocabulary.json", options.out)


if __name__ == "__main__":
    main()
