"""Faithfulness metrics of made-up maps on cifar10_vgg8, written from the papers' definitions with NumPy, SciPy and
torch.nn.functional in double precision; prints faithfulness.tsv. The maps are those of MadeUpMaps.cs.
Usage: make_faithfulness.py DATA"""
import json, os, struct, sys
import numpy as np
import torch
import torch.nn.functional as F
from scipy.ndimage import gaussian_filter
from scipy.signal import convolve2d
from scipy.stats import spearmanr
from seeded_random import SeededRandom
sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "Imputation"))
from make_imputation import fill

def read(path):
    with open(path, "rb") as f:
        n = struct.unpack("<Q", f.read(8))[0]
        head, body = json.loads(f.read(n)), f.read()
    kinds = {"F32": np.float32, "F16": np.float16, "U8": np.uint8, "I64": np.int64, "I32": np.int32}
    return {k: np.frombuffer(body[v["data_offsets"][0]:v["data_offsets"][1]], kinds[v["dtype"]]).reshape(v["shape"])
            for k, v in head.items() if k != "__metadata__"}

data = sys.argv[1]
W = {k: torch.tensor(v.astype(np.float64)) for k, v in read(f"{data}/models/cifar10_vgg8.safetensors").items()}
inputs = read(f"{data}/golden/inputs_cifar10.safetensors")
classes = inputs["class_index"].astype(int)
mean, std = np.array([0.485, 0.456, 0.406]), np.array([0.229, 0.224, 0.225])
images = (inputs["input_u8"].astype(np.float64) / 255 - mean[:, None, None]) / std[:, None, None]

def logits(batch):
    x, i = torch.tensor(batch), 0
    for v in [32, 32, "M", 64, 64, "M", 128, 128, "M", 128, 128, "M"]:
        if v == "M":
            x, i = F.max_pool2d(x, 2), i + 1
            continue
        x = F.conv2d(x, W[f"features.{i}.weight"], W.get(f"features.{i}.bias"), padding=1)
        b = f"features.{i + 1}."
        x = F.batch_norm(x, W[b + "running_mean"], W[b + "running_var"], W[b + "weight"], W[b + "bias"], eps=1e-5)
        x, i = x.relu(), i + 3
    x = F.linear(x.flatten(1), W["classifier.0.weight"], W["classifier.0.bias"]).relu()
    return F.linear(x, W["classifier.3.weight"], W["classifier.3.bias"])

def probability(batch, label):
    return logits(batch).softmax(1)[:, label].numpy()

def blur(image):
    k = np.exp(-np.arange(-5, 6) ** 2 / 50.0)
    k /= k.sum()
    for axis in (1, 2):
        pad = [(0, 0)] * 3
        pad[axis] = (5, 5)
        image = np.apply_along_axis(lambda row: np.convolve(row, k, "valid"), axis, np.pad(image, pad, "reflect"))
    return image

def rise(image):
    impulse = np.zeros((11, 11))
    impulse[5, 5] = 1
    kernel = gaussian_filter(impulse, 5)
    return np.stack([convolve2d(channel, kernel, "same") for channel in image])

def substrate(kind, image):
    return {"blur": blur, "rise": rise, "zero": np.zeros_like,
            "mean": lambda one: one.mean((1, 2), keepdims=True) + 0 * one,
            "black": lambda one: (-mean / std)[:, None, None] + 0 * one}[kind](image)

y, x = np.mgrid[0:32, 0:32]
blob = np.maximum(0, 90 - (x - 9) ** 2 - 2 * (y - 7) ** 2)
maps = {"weave": ((37 * x + 61 * y) % 97) / 96, "blob": blob / blob.max()}

def area(saliency, start, end, label, steps):
    order = sorted(range(1024), key=lambda p: (-saliency.flat[p], p))
    frames = []
    for step in range(steps + 1):
        moved = np.zeros(1024, bool)
        moved[order[:1024 * step // steps]] = True
        frames.append(np.where(moved.reshape(32, 32), end, start))
    p = probability(np.stack(frames), label)
    return (p[0] / 2 + p[1:-1].sum() + p[-1] / 2) / steps

def road(image, label, saliency, points=9, seed=0):
    """The mean change of the probability without the most and without the least relevant pixels."""
    random = SeededRandom(seed)
    noise = np.array([random.normal() for _ in range(image.size)]).reshape(image.shape) * 0.01
    order = sorted(range(1024), key=lambda p: (-saliency.flat[p], p))
    means = []
    for ordered in (order, order[::-1]):
        frames = []
        for point in range(1, points + 1):
            missing = np.zeros(1024, bool)
            missing[ordered[:point * 1024 // (points + 1)]] = True
            missing = missing.reshape(32, 32)
            frames.append(fill(image, missing)[0] + noise * missing)
        means.append((probability(np.stack(frames), label) - probability(image[None], label)).mean())
    return means

def losses(image, label, parts):
    return probability(image[None], label) - np.concatenate(
        [probability(image * (1 - part)[:, None], label) for part in np.array_split(parts, len(parts) // 25)])

def mu_fidelity(image, label, saliency, grid=9, share=0.2, samples=200, seed=0):
    random, cells, parts = SeededRandom(seed), list(range(grid * grid)), []
    cell = np.arange(32) * grid // 32
    for _ in range(samples):
        random.shuffle(cells)
        parts.append(np.isin(cell[:, None] * grid + cell, cells[:round(grid * grid * share)]).astype(float))
    parts = np.array(parts)
    return spearmanr((parts * saliency).sum((1, 2)), losses(image, label, parts)).correlation

def infidelity(image, label, saliency, side=0.25, samples=50, scaled=True, seed=0):
    random, length, parts = SeededRandom(seed), round(32 * side), np.zeros((samples, 32, 32))
    for part in parts:
        top = random.below(32 - length + 1)
        left = random.below(32 - length + 1)
        part[top:top + length, left:left + length] = 1
    predicted, lost = np.einsum("nyx,cyx,yx->n", parts, image, saliency), losses(image, label, parts)
    if scaled:
        predicted = predicted * np.linalg.lstsq(predicted[:, None], lost, rcond=None)[0]
    return ((predicted - lost) ** 2).mean()

def relative_drop(image, label, saliency, share=0.05, classes=3, kind="zero"):
    gone = np.zeros(1024, bool)
    gone[sorted(range(1024), key=lambda p: (-saliency.flat[p], p))[:round(1024 * share)]] = True
    answers = logits(np.stack([image, np.where(gone.reshape(32, 32), substrate(kind, image), image)]))
    values = answers[0].numpy()
    closest = sorted((d for d in range(len(values)) if d != label), key=lambda d: abs(values[d] - values[label]))[:classes]
    lost = (answers.softmax(1)[0] - answers.softmax(1)[1]).numpy()
    return 100 * (lost[label] - lost[closest].mean())

def counterfactual(image, label, saliency, share=0.2, kind="blur"):
    count = max(1, round(share * saliency.size))
    order = sorted(range(saliency.size), key=lambda p: (-saliency.flat[p], p))
    copies = []
    for places in (order[:count], order[-count:]):
        gone = np.zeros(saliency.size, bool)
        gone[places] = True
        copies.append(np.where(gone.reshape(32, 32), substrate(kind, image), image))
    without_most, without_least = probability(np.stack(copies), label)
    return 100 * (without_least - without_most)

def scores(image, label, saliency):
    yield "counterfactual", counterfactual(image, label, saliency)
    yield "counterfactual(share=0.07;substrate=mean)", counterfactual(image, label, saliency, 0.07, "mean")
    for kind in ("blur", "rise", "zero", "mean", "black"):
        yield f"insertion(substrate={kind})", area(saliency, substrate(kind, image), image, label, 20)
        yield f"deletion(substrate={kind})", area(saliency, image, substrate(kind, image), label, 20)
    yield "insertion(steps=7)", area(saliency, blur(image), image, label, 7)
    p, kept, left = probability(np.stack([image, image * saliency, image * (1 - saliency)]), label)
    yield "average_drop", 100 * max(0, p - kept) / p
    yield "drop_in_confidence", 100 * max(0, p - kept)
    yield "increase_in_confidence", 100.0 * (kept > p)
    yield "average_gain", 100 * max(0, kept - p) / (1 - p)
    yield "drop_in_deletion", 100 * max(0, p - left) / p
    for given, values in [("", {}), ("(share=0.3;classes=1)", {"share": 0.3, "classes": 1}),
                          ("(classes=20;substrate=mean)", {"classes": 20, "kind": "mean"})]:
        yield f"relative_confidence_drop{given}", relative_drop(image, label, saliency, **values)
    for given, values in [("", {}), ("(points=4)", {"points": 4}), ("(seed=7)", {"seed": 7})]:
        most, least = road(image, label, saliency, **values)
        yield f"road_morf{given}", most
        yield f"road_lerf{given}", least
        yield f"road{given}", (least - most) / 2
    yield "mufidelity", mu_fidelity(image, label, saliency)
    yield "mufidelity(grid=5;share=0.4;samples=60;seed=3)", mu_fidelity(image, label, saliency, 5, 0.4, 60, 3)
    yield "infidelity", infidelity(image, label, saliency)
    yield "infidelity(side=0.1;samples=30;seed=3)", infidelity(image, label, saliency, 0.1, 30, seed=3)
    yield "infidelity(scaled=no)", infidelity(image, label, saliency, scaled=False)

# The last two pictures explain another class than their own, which the network finds unlikely: there is much to gain.
for i, label in [(0, classes[0]), (1, classes[1]), (2, classes[2]), (3, classes[3]), (0, 8), (5, 2)]:
    for name, saliency in maps.items():
        for metric, value in scores(images[i], label, saliency):
            print(f"{i}\t{label}\t{name}\t{metric}\t{value:.9g}")
