"""Trains the demo network on scenes, measures it on scenes it has not seen, and writes the model files.

    python3 train.py SCENES_FOLDER ASSETS_FOLDER [EPOCHS]
"""

import hashlib
import json
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import cross_entropy

import catalogue
from network import MEAN, STD, TARGET_LAYER, DemoNetwork, layers, save_safetensors

SEED = 2024
BATCH = 64


def main():
    scenes, assets = Path(sys.argv[1]), Path(sys.argv[2])
    epochs = int(sys.argv[3]) if len(sys.argv) > 3 else 14
    torch.manual_seed(SEED)
    # Sums are split among threads: another number of threads rounds differently and ends at other weights.
    torch.set_num_threads(2)
    torch.use_deterministic_algorithms(True)
    network = train(DemoNetwork(), *load(scenes, "train"), epochs)
    for name in ("validation", "test", "variants"):
        print(f"{name}: {report(network, *load(scenes, name))}", flush=True)
    save_safetensors(assets / "model.safetensors", network)
    write_sidecar(assets)


def load(scenes, name):
    """Pictures u8 [N,128,128,3] and class indices i64 [N]."""
    return np.load(scenes / f"{name}_pictures.npy"), np.load(scenes / f"{name}_classes.npy")


def train(network, pictures, classes, epochs):
    random = np.random.default_rng(SEED)
    steps = epochs * (len(pictures) // BATCH)
    optimizer = torch.optim.AdamW(network.parameters(), lr=3e-3, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=3e-3, total_steps=steps)
    started = time.monotonic()
    for epoch in range(epochs):
        network.train()
        losses = []
        order = random.permutation(len(pictures))
        for begin in range(0, len(order) - BATCH + 1, BATCH):
            rows = order[begin:begin + BATCH]
            loss = cross_entropy(
                network(torch.from_numpy(varied(pictures[rows], random))), torch.from_numpy(classes[rows]),
                label_smoothing=0.05)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, {time.monotonic() - started:.0f} s", flush=True)
    return network.eval()


def varied(batch, random):
    """The batch moved by up to eight pixels, and each picture mirrored or not and in another light (f32)."""
    left, top = random.integers(-8, 9, 2)
    batch = np.roll(batch, (top, left), axis=(1, 2)).astype(np.float32)
    mirrored = random.random(len(batch)) < 0.5
    batch[mirrored] = batch[mirrored, :, ::-1]
    contrast = random.uniform(0.7, 1.3, (len(batch), 1, 1, 1)) * random.uniform(0.85, 1.15, (len(batch), 1, 1, 3))
    light = random.uniform(-20, 20, (len(batch), 1, 1, 1))
    return (batch - 128) * contrast.astype(np.float32) + (128 + light).astype(np.float32)


def report(network, pictures, classes):
    """Accuracy over all scenes, and for each class."""
    with torch.no_grad():
        guesses = np.concatenate([
            network(torch.from_numpy(pictures[begin:begin + BATCH])).argmax(1).numpy()
            for begin in range(0, len(pictures), BATCH)])
    right = guesses == classes
    per_class = ", ".join(
        f"{name} {100 * right[classes == index].mean():.1f}" for index, name in enumerate(catalogue.CLASSES))
    return f"{100 * right.mean():.2f} % of {len(right)} ({per_class})"


def write_sidecar(assets):
    weights = (assets / "model.safetensors").read_bytes()
    sidecar = {
        "name": "demo",
        "file": "model.safetensors",
        "architecture": "sequential",
        "layers": layers(),
        "input": [3, 128, 128],
        "mean": MEAN,
        "std": STD,
        "classes": list(catalogue.CLASSES),
        "default_layer": TARGET_LAYER,
        "sha256": hashlib.sha256(weights).hexdigest(),
        "source": "trained by tools/demo/train.py on scenes made by tools/demo/make_scenes.py",
        "licence": "GPL-2.0-or-later, like the pictures it was trained on; see LICENCES.md",
    }
    # One layer a line keeps the file readable.
    rows = ",\n    ".join(json.dumps(layer) for layer in sidecar["layers"])
    text = json.dumps({**sidecar, "layers": "LAYERS"}, indent=2).replace('"LAYERS"', f"[\n    {rows}\n  ]")
    (assets / "model.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
