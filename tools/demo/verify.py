"""Checks the shipped files without PyTorch: reads the weights with NumPy, runs the network by hand.

    python3 verify.py ASSETS_FOLDER

Prints the accuracy on the shipped pictures and the largest distance from the logits in golden.json; fails when a
file is missing, a mask has another size than its picture, or a logit is off.
"""

import csv
import hashlib
import json
import struct
import sys
from pathlib import Path

import numpy as np
from PIL import Image


def main():
    assets = Path(sys.argv[1])
    sidecar = json.loads((assets / "model.json").read_text(encoding="utf-8"))
    data = (assets / sidecar["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == sidecar["sha256"], "model.safetensors is not the file of model.json"
    weights = read_safetensors(data)
    right = {}
    with open(assets / "labels.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            picture, mask = read(assets / row["image"]), read(assets / row["mask"])
            assert mask.shape == picture.shape[:2] and set(np.unique(mask)) == {0, 255}, row["mask"]
            assert sidecar["classes"][int(row["class_index"])] == row["class_name"], row["image"]
            guess = int(forward(sidecar, weights, picture).argmax())
            right.setdefault(row["split"], []).append(guess == int(row["class_index"]))
            if guess != int(row["class_index"]):
                print(f"{row['image']} is taken for: {sidecar['classes'][guess]}")
    for split, hits in right.items():
        print(f"{split}: {sum(hits)} of {len(hits)} right")
    worst = 0.0
    for entry in json.loads((assets / "golden.json").read_text(encoding="utf-8"))["entries"]:
        picture = read(assets / entry["image"])
        assert int(picture.sum(dtype=np.int64)) == entry["pixel_sum"], entry["image"]
        worst = max(worst, np.abs(forward(sidecar, weights, picture) - entry["logits"]).max())
    print(f"largest distance from the logits in golden.json: {worst:.1e}")
    assert worst < 1e-9


def read(path):
    assert path.exists(), path
    return np.asarray(Image.open(path))


def read_safetensors(data):
    length = struct.unpack_from("<Q", data)[0]
    tensors = {}
    for name, entry in json.loads(data[8:8 + length]).items():
        assert entry["dtype"] == "F32", name
        begin, end = entry["data_offsets"]
        tensors[name] = np.frombuffer(data[8 + length + begin:8 + length + end], "<f4").reshape(entry["shape"])
    return {name: tensor.astype(np.float64) for name, tensor in tensors.items()}


def forward(sidecar, weights, picture):
    """The logits, in double precision."""
    x = ((picture / 255 - sidecar["mean"]) / sidecar["std"]).transpose(2, 0, 1)
    for layer in sidecar["layers"]:
        kind, name = layer["type"], layer.get("name")
        if kind == "conv":
            x = convolution(x, weights[name + ".weight"], layer["pad"]) + weights[name + ".bias"][:, None, None]
        elif kind == "bn":
            scale = weights[name + ".weight"] / np.sqrt(weights[name + ".running_var"] + 1e-5)
            x = (x - weights[name + ".running_mean"][:, None, None]) * scale[:, None, None]
            x = x + weights[name + ".bias"][:, None, None]
        elif kind == "relu":
            x = np.maximum(x, 0)
        elif kind == "maxpool":
            assert layer["k"] == layer["s"] == 2, name
            channels, height, width = x.shape
            x = x.reshape(channels, height // 2, 2, width // 2, 2).max(axis=(2, 4))
        elif kind == "flatten":
            x = x.reshape(-1)
        elif kind == "linear":
            x = weights[name + ".weight"] @ x + weights[name + ".bias"]
        else:
            assert kind == "dropout", kind
    return x


def convolution(x, kernel, pad):
    """Cross-correlation with zeros around: one matrix product for each offset of the kernel."""
    height, width = x.shape[1:]
    padded = np.pad(x, ((0, 0), (pad, pad), (pad, pad)))
    result = np.zeros((kernel.shape[0], height, width))
    for row in range(kernel.shape[2]):
        for column in range(kernel.shape[3]):
            window = padded[:, row:row + height, column:column + width]
            result += np.tensordot(kernel[:, :, row, column], window, axes=1)
    return result


if __name__ == "__main__":
    main()
