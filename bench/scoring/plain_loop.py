"""Insertion, average drop and ADCC as a plain PyTorch loop: one candidate, one image, one step after the other.

The network is built from torch.nn with torchvision's names and read from the reference data; each candidate's map comes
from a forward pass with a hook and a pass back, as the usual libraries make it, and each metric runs the network on one
image at a time, as the metrics' published loops do.

Run: /usr/bin/python3 plain_loop.py DATA METRIC CANDIDATES PHOTOS [STEPS [THREADS]]
Prints the metric's mean for each candidate, the seconds and the images that went through the network in passes forward.
"""
import glob
import json
import os
import resource
import struct
import sys
import time

import numpy
import torch
from PIL import Image
from torch import nn

SIDE = 224
MEAN = torch.tensor([0.485, 0.456, 0.406]).view(3, 1, 1)
STD = torch.tensor([0.229, 0.224, 0.225]).view(3, 1, 1)


class Block(nn.Module):
    def __init__(self, before, planes, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(before, planes, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(planes)
        self.conv2 = nn.Conv2d(planes, planes, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(planes)
        self.downsample = None
        if stride != 1 or before != planes:
            self.downsample = nn.Sequential(nn.Conv2d(before, planes, 1, stride, bias=False), nn.BatchNorm2d(planes))

    def forward(self, x):
        shortcut = x if self.downsample is None else self.downsample(x)
        return torch.relu(self.bn2(self.conv2(torch.relu(self.bn1(self.conv1(x))))) + shortcut)


class ResNet18(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        for stage, (before, planes) in enumerate([(64, 64), (64, 128), (128, 256), (256, 512)], 1):
            self.add_module(
                f"layer{stage}", nn.Sequential(Block(before, planes, 1 if stage == 1 else 2), Block(planes, planes, 1)))
        self.fc = nn.Linear(512, 1000)

    def forward(self, x):
        x = self.maxpool(torch.relu(self.bn1(self.conv1(x))))
        x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
        return self.fc(x.mean((2, 3)))


def read_safetensors(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        body = file.read()
    types = {"F32": numpy.float32, "F16": numpy.float16, "I64": numpy.int64}
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        start, end = entry["data_offsets"]
        values = numpy.frombuffer(body[start:end], dtype=types[entry["dtype"]]).reshape(entry["shape"])
        tensors[name] = torch.from_numpy(values.astype(numpy.float32) if values.dtype == numpy.float16 else values.copy())
    return tensors


def read_photo(path):
    photo = Image.open(path).convert("RGB")
    scale = SIDE / min(photo.size)
    photo = photo.resize((round(photo.width * scale), round(photo.height * scale)), Image.BILINEAR)
    left, top = (photo.width - SIDE) // 2, (photo.height - SIDE) // 2
    values = torch.from_numpy(numpy.array(photo.crop((left, top, left + SIDE, top + SIDE)))).permute(2, 0, 1) / 255
    return ((values - MEAN) / STD).unsqueeze(0)


class Counter:
    forwards = 0


def explain(model, powers, image, label):
    """The candidate's saliency [1,1,224,224]: relu(sum of relu(G)^a * A^b), scaled to [0,1]."""
    kept = {}

    def keep(module, inputs, output):
        output.retain_grad()
        kept["activation"] = output

    handle = model.layer4.register_forward_hook(keep)
    logits = model(image)
    Counter.forwards += 1
    model.zero_grad()
    logits[0, label].backward()
    handle.remove()
    activation, gradient = kept["activation"].detach(), kept["activation"].grad
    raw = torch.relu((torch.relu(gradient) ** powers[0] * activation ** powers[1]).sum(1, keepdim=True))
    large = nn.functional.interpolate(raw, size=(SIDE, SIDE), mode="bilinear", align_corners=False)
    return (large - large.min()) / (large.max() - large.min()).clamp_min(1e-20)


def probability(model, image, label):
    with torch.no_grad():
        Counter.forwards += 1
        return torch.softmax(model(image), 1)[0, label].item()


def blur_kernel():
    line = torch.exp(-torch.arange(-5.0, 6) ** 2 / 50)
    line = line / line.sum()
    return torch.outer(line, line).expand(3, 1, 11, 11)


def insertion(model, saliency, image, label, powers, steps):
    start = nn.functional.conv2d(nn.functional.pad(image, [5] * 4, mode="reflect"), blur_kernel(), groups=3)
    order = torch.argsort(saliency.flatten(), descending=True, stable=True)
    current = start.clone()
    scores = [probability(model, current, label)]
    total = SIDE * SIDE
    for step in range(1, steps + 1):
        moving = order[total * (step - 1) // steps:total * step // steps]
        current.view(1, 3, -1)[:, :, moving] = image.view(1, 3, -1)[:, :, moving]
        scores.append(probability(model, current, label))
    return sum((a + b) / 2 for a, b in zip(scores, scores[1:])) / steps


def average_drop(model, saliency, image, label, powers, steps):
    clean, masked = probability(model, image, label), probability(model, image * saliency, label)
    return 100 * max(0, clean - masked) / clean


def adcc(model, saliency, image, label, powers, steps):
    drop = average_drop(model, saliency, image, label, powers, steps) / 100
    again = explain(model, powers, image * saliency, label)
    alike = numpy.corrcoef(saliency.flatten().numpy(), again.flatten().numpy())[0, 1]
    coherency = 0 if numpy.isnan(alike) else (alike + 1) / 2
    parts = [coherency, 1 - saliency.mean().item(), 1 - drop]
    return 0 if min(parts) <= 0 else 3 / sum(1 / part for part in parts)


def main():
    data, metric = sys.argv[1], {"insertion": insertion, "average_drop": average_drop, "adcc": adcc}[sys.argv[2]]
    candidates, photos = int(sys.argv[3]), int(sys.argv[4])
    steps = int(sys.argv[5]) if len(sys.argv) > 5 else 20
    torch.set_num_threads(int(sys.argv[6]) if len(sys.argv) > 6 else os.cpu_count())
    model = ResNet18()
    left = model.load_state_dict(read_safetensors(os.path.join(data, "models", "resnet18.safetensors")), strict=False)
    assert not left.unexpected_keys and all(key.endswith("num_batches_tracked") for key in left.missing_keys), left
    model.eval()
    images = [read_photo(path) for path in sorted(glob.glob(os.path.join(data, "images", "imagenette", "*.jpg")))[:photos]]
    with torch.no_grad():
        labels = [model(image).argmax().item() for image in images]
    side = round(candidates ** 0.5)
    assert side * side == candidates, "a square number of candidates"
    for image in images[:2]:
        metric(model, explain(model, (1, 1), image, labels[0]), image, labels[0], (1, 1), steps)

    Counter.forwards = 0
    before, start = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    means = []
    for first in range(1, side + 1):
        for second in range(1, side + 1):
            powers = (first, second)
            scores = [
                metric(model, explain(model, powers, image, label), image, label, powers, steps)
                for image, label in zip(images, labels)]
            means.append(sum(scores) / len(scores))
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_SELF)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{sys.argv[2]}: {candidates} candidates x {photos} photos: {wall:.2f} s, processor {processor:.2f} s, "
          f"{Counter.forwards} passes forward")
    print(" ".join(f"{mean:.6f}" for mean in means))


main()
