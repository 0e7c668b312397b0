"""Writes the trained net as marsad runs it: the encoder for onnxruntime, the rest for numpy."""

from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from encoder.net import Link, Net

OPSET = 17


class Bare(nn.Module):
    """The encoder alone, for one window without padding, so without a mask.

    A mask and the "sdpa" way to write attention cost a seventh of the time, for the same numbers.
    """

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor) -> Tensor:
        begun = self.encoder.embeddings(input_ids=pieces)
        found: Tensor = self.encoder.encoder(begun).last_hidden_state
        return found


def export(net: Net, folder: Path) -> None:
    """Write `encoder.onnx`, in eight bits, and `encoder.npz`, in sixteen."""
    net.eval()
    net.encoder.set_attn_implementation("eager")
    whole = folder / "encoder-fp32.onnx"
    with torch.no_grad():
        torch.onnx.export(
            Bare(net.encoder),
            (torch.full((1, 33), 1000),),
            str(whole),
            input_names=["pieces"],
            output_names=["vectors"],
            dynamic_axes={"pieces": {1: "pieces"}, "vectors": {1: "pieces"}},
            opset_version=OPSET,
            dynamo=False,
        )
    quantize_dynamic(whole, folder / "encoder.onnx", per_channel=True, weight_type=QuantType.QInt8)
    whole.unlink()
    np.savez_compressed(
        folder / "encoder.npz",
        **{name: value.detach().numpy().astype(np.float16) for name, value in numbers(net).items()},
    )


def numbers(net: Net) -> dict[str, Tensor]:
    """The numbers of what stands on the encoder, by the names that marsad asks for."""
    found: dict[str, Tensor] = {}
    linear = {f"{name}": layer for name, layer in net.layers.items()}
    linear |= {f"{name}_part": part[0] for name, part in net.parts.items()}
    linear |= dict(net.answers.items())
    linear["story"] = net.story
    for name, link in net.links.items():
        if isinstance(link, Link):
            found[f"{name}_link.pair"] = link.pair
            found[f"{name}_link.distance"] = link.distance.weight
            linear[f"{name}_link"] = link.each
    for name, layer in linear.items():
        found[f"{name}.weight"], found[f"{name}.bias"] = layer.weight, layer.bias
    return found
