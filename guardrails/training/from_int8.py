"""Weights to go on training from, read back from a committed int8 file: nothing else of an earlier training is kept."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import onnx
import torch
from onnx import numpy_helper

_NODE = re.compile(r"/(?P<place>.+)/(?:MatMul|Gemm)(?:_MatMul)?_quant\Z")
_MARK = "_quantized"


def restored(path: Path, shapes: dict[str, torch.Size]) -> dict[str, torch.Tensor]:
    """The parameters of a network by name, as `load_state_dict` takes them; `shapes` are those of its own.

    Rounded to 7 bits as they were stored, which a few hundred steps make good. Raises KeyError where one is not there.
    """
    graph = onnx.load(str(path)).graph
    stored: dict[str, Any] = {one.name: numpy_helper.to_array(one) for one in graph.initializer}

    def whole(name: str) -> Any:
        plain = name.removesuffix(_MARK)
        return (stored[name].astype("float32") - stored[f"{plain}_zero_point"]) * stored[f"{plain}_scale"]

    found = {name: value for name, value in stored.items() if name in shapes}
    found |= {name.removesuffix(_MARK): whole(name) for name in stored if name.endswith(_MARK)}
    for node in graph.node:
        if node.op_type == "MatMulInteger" and (place := _NODE.match(node.name)):
            found[place["place"].replace("/", ".") + ".weight"] = whole(node.input[1])
    return {name: _shaped(torch.tensor(_named(found, name).copy()), shape) for name, shape in shapes.items()}


def _named(found: dict[str, Any], name: str) -> Any:
    """A parameter; of a layer whose whole is never called, a node bears the name without that whole."""
    return found[name] if name in found else found[name.partition(".")[2]]


def _shaped(value: torch.Tensor, shape: torch.Size) -> torch.Tensor:
    """Linear layers are stored on their side."""
    return value if value.ndim < 2 or (value.shape == shape and value.shape[0] != value.shape[1]) else value.T
