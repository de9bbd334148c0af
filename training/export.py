"""Turn a checkpoint into a model folder: ``python -m training.export --checkpoint out/model --out out/onnx``.

Writes ``model.onnx`` (int8 weights per channel, activations scaled at run time), ``tokenizer.json`` and
``settings.json``, and calibrates the confidence on PolNeAR dev. ``--fp32`` leaves the weights as trained.
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from onrecord.encoder import Embedder, load_model
from training.calibrate import fit_calibration
from training.encoder import EncoderShape, attend, base_model_folder
from training.model import AttributionNet
from training.tokens import load_tokenizer


class FusedAttention(torch.autograd.Function):
    """Attention as the one operator that onnxruntime has for it; step by step it takes a fifth more time."""

    @staticmethod
    def forward(_: object, q: Tensor, k: Tensor, v: Tensor, heads: int, mask: None) -> Tensor:
        """As `attend`, without a mask."""
        return attend(q, k, v, heads, mask)

    @staticmethod
    def symbolic(graph: Any, q: Any, k: Any, v: Any, heads: int, _: None) -> Any:
        """The operator."""
        return graph.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads).setType(q.type())


class Runtime(nn.Module):
    """The part of the network that runs in the package: one window, no padding, hence no mask."""

    def __init__(self, net: AttributionNet) -> None:
        super().__init__()
        self.net = net
        for layer in net.encoder.layers:
            layer.attend = FusedAttention.apply

    def forward(self, pieces: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        """``[1, length]`` each, to the scores of every token."""
        return self.net.score(pieces, shapes, None)


def load_checkpoint(folder: Path) -> AttributionNet:
    """The averaged weights of the last finished epoch in `folder`."""
    labels = json.loads((folder / "vocabulary.json").read_text())
    net = AttributionNet(EncoderShape(), *(len(labels[name]) for name in ("parts", "entities", "relations")))
    net.load_state_dict(torch.load(folder / "checkpoint.pt", map_location="cpu", weights_only=True)["mean"])
    return net.eval()


def write_onnx(net: AttributionNet, path: Path, *, int8: bool) -> None:
    """Write the runtime network to `path`."""
    example = (torch.ones(1, 16, dtype=torch.int64), torch.ones(1, 16, dtype=torch.int64))
    length, square = {1: "length"}, {1: "length", 2: "length"}
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            Runtime(net), example, str(plain), dynamo=False, opset_version=17,
            input_names=["pieces", "shapes"], output_names=["tags", "cue", "source", "names", "antecedent"],
            dynamic_axes={
                "pieces": length, "shapes": length, "tags": length, "names": length,
                "cue": square, "source": square, "antecedent": square,
            },
        )  # fmt: skip
        if not int8:
            shutil.copy(plain, path)
            return
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            ready, path, per_channel=True, weight_type=QuantType.QInt8, extra_options={"MatMulConstBOnly": True}
        )


def write_settings(net: AttributionNet, out: Path, *, name: str, calibration: list[float]) -> None:
    """Write what `onrecord.encoder.load_model` reads beside the network."""
    load_tokenizer(base_model_folder()).save(str(out / "tokenizer.json"), pretty=False)
    with torch.no_grad():
        potentials = {part: value.tolist() for part, value in zip(("start", "step", "end"), net.chain(), strict=True)}
    rounded = json.loads(json.dumps(potentials), parse_float=lambda text: round(float(text), 5))
    settings = {"name": name, "chain": rounded, "calibration": calibration}
    (out / "settings.json").write_text(json.dumps(settings) + "\n")


def main() -> None:
    """Parse the options and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", default="minilm6-polnear.1")
    parser.add_argument("--fp32", action="store_true")
    options = parser.parse_args()
    net = load_checkpoint(options.checkpoint)
    options.out.mkdir(parents=True, exist_ok=True)
    write_onnx(net, options.out / "model.onnx", int8=not options.fp32)
    write_settings(net, options.out, name=options.name, calibration=[0.0, 0.25, 0.25, 0.25, 0.25])
    write_settings(net, options.out, name=options.name, calibration=fit_calibration(options.out))
    # the layer that `onrecord.encoder.embed` takes must still be called so
    Embedder(load_model(options.out), options.out)(["word"])


if __name__ == "__main__":
    main()
