"""Pictures of scikit-learn's handwritten digits and a small network for them, without learned weights: what docs/part.md measures on.

    cd FOLDER && python3 .../digits.py
"""
import csv, json, pathlib, struct
import numpy as np
from PIL import Image
from sklearn.datasets import load_digits
data = load_digits()
pathlib.Path("images").mkdir(exist_ok=True)
with open("labels.csv", "w", newline="") as file:
    rows = csv.writer(file)
    rows.writerow(["image", "split", "class_index"])
    for i, (picture, label) in enumerate(zip(data.images[:1000], data.target)):
        Image.fromarray((picture * 255 / 16).astype(np.uint8)).convert("RGB").save(f"images/{i:04}.png")
        rows.writerow([f"images/{i:04}.png", "search" if i < 600 else "held-out", label])
layers, shapes, before = [], {}, 3
for place, (out, pool) in enumerate([(16, False), (32, True), (32, False)]):
    layers += [{"name": f"conv{place}", "type": "conv", "out": out, "k": 3, "pad": 1}, {"name": f"bn{place}", "type": "bn"},
               {"name": f"relu{place}", "type": "relu"}] + ([{"type": "maxpool", "k": 2}] if pool else [])
    shapes |= {f"conv{place}.weight": [out, before, 3, 3], f"conv{place}.bias": [out]}
    shapes |= {f"bn{place}.{kind}": [out] for kind in ["weight", "bias", "running_mean", "running_var"]}
    before = out
layers += [{"type": "flatten"}, {"name": "fc", "type": "linear", "out": 10}]
shapes |= {"fc.weight": [10, 512], "fc.bias": [10]}
pathlib.Path("net.json").write_text(json.dumps({
    "architecture": "sequential", "input": [3, 8, 8], "mean": [0, 0, 0], "std": [1, 1, 1],
    "classes": [str(i) for i in range(10)], "layers": layers}))
header, end = {}, 0
for name, shape in shapes.items():
    header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [end, end := end + 4 * int(np.prod(shape))]}
text = json.dumps(header).encode()
pathlib.Path("net.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + bytes(end))
