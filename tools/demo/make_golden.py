"""Writes golden.json and golden/: logits that another implementation of the network must reproduce.

    python3 make_golden.py ASSETS_FOLDER

Four entries are shipped JPEG pictures: decoders may differ by one grey level, so their logits hold to about 1e-3. Two
entries are the first two of them again as PNG, the same pixels everywhere. The logits are computed by PyTorch in double
precision from the stored float32 weights.
"""

import csv
import json
import sys
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from network import load_network

ROWS = (0, 12, 33, 55)
AS_PNG = 2


def main():
    assets = Path(sys.argv[1])
    network = load_network(assets / "model.safetensors").double()
    with open(assets / "labels.csv", encoding="utf-8", newline="") as file:
        images = [row["image"] for row in csv.DictReader(file)]
    entries = [entry(assets, network, images[row]) for row in ROWS]
    (assets / "golden").mkdir(exist_ok=True)
    for row in ROWS[:AS_PNG]:
        name = f"golden/{Path(images[row]).stem}.png"
        Image.open(assets / images[row]).save(assets / name, optimize=True)
        entries.append(entry(assets, network, name))
    lines = ",\n    ".join(json.dumps(item) for item in entries)
    (assets / "golden.json").write_text(f'{{\n  "entries": [\n    {lines}\n  ]\n}}\n', encoding="utf-8")


def entry(assets, network, name):
    picture = np.array(Image.open(assets / name))
    with torch.no_grad():
        logits = network(torch.from_numpy(picture)[None])[0]
    return {"image": name, "pixel_sum": int(picture.sum(dtype=np.int64)), "logits": logits.tolist()}


if __name__ == "__main__":
    main()
