"""AlexNet, DenseNet-121 and MobileNet-V2 in plain torch.nn, as the papers and torchvision's documented parameter names
have them, with weights by formula. Writes families.tsv (name, then values, of networks with 10 classes in double
precision) and prints the rows of torchvision.tsv for 1000 classes, after comparing the number of learned parameters with
the published one. Usage: python3 make_families.py, in its own folder."""
import hashlib
from collections import OrderedDict

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

SIZE, CLASSES = 96, 10


def alexnet(classes):
    net = nn.Module()
    net.features = nn.Sequential(
        nn.Conv2d(3, 64, 11, 4, 2), nn.ReLU(), nn.MaxPool2d(3, 2), nn.Conv2d(64, 192, 5, 1, 2), nn.ReLU(),
        nn.MaxPool2d(3, 2), nn.Conv2d(192, 384, 3, 1, 1), nn.ReLU(), nn.Conv2d(384, 256, 3, 1, 1), nn.ReLU(),
        nn.Conv2d(256, 256, 3, 1, 1), nn.ReLU(), nn.MaxPool2d(3, 2))
    net.classifier = nn.Sequential(
        nn.Dropout(), nn.Linear(256 * 36, 4096), nn.ReLU(), nn.Dropout(), nn.Linear(4096, 4096), nn.ReLU(),
        nn.Linear(4096, classes))
    steps = [(f"features.{i}", layer) for i, layer in enumerate(net.features)]
    steps.append(("head", lambda x: net.classifier(torch.flatten(F.adaptive_avg_pool2d(x, 6), 1))))
    return net, steps


class DenseLayer(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.norm1, self.conv1 = nn.BatchNorm2d(channels), nn.Conv2d(channels, 128, 1, bias=False)
        self.norm2, self.conv2 = nn.BatchNorm2d(128), nn.Conv2d(128, 32, 3, 1, 1, bias=False)

    def forward(self, x):
        return torch.cat([x, self.conv2(F.relu(self.norm2(self.conv1(F.relu(self.norm1(x))))))], 1)


def densenet121(classes):
    parts = OrderedDict(conv0=nn.Conv2d(3, 64, 7, 2, 3, bias=False), norm0=nn.BatchNorm2d(64), relu0=nn.ReLU(),
                        pool0=nn.MaxPool2d(3, 2, 1))
    channels = 64
    for group, depth in enumerate((6, 12, 24, 16), 1):
        layers = OrderedDict((f"denselayer{i + 1}", DenseLayer(channels + 32 * i)) for i in range(depth))
        parts[f"denseblock{group}"] = nn.Sequential(layers)
        channels += 32 * depth
        if group < 4:
            parts[f"transition{group}"] = nn.Sequential(OrderedDict(
                norm=nn.BatchNorm2d(channels), relu=nn.ReLU(), conv=nn.Conv2d(channels, channels // 2, 1, bias=False),
                pool=nn.AvgPool2d(2, 2)))
            channels //= 2
    parts["norm5"] = nn.BatchNorm2d(channels)
    net = nn.Module()
    net.features, net.classifier = nn.Sequential(parts), nn.Linear(channels, classes)
    steps = [(f"features.{name}", layer) for name, layer in parts.items()]
    return net, [*steps, ("relu", F.relu), ("head", lambda x: net.classifier(x.mean((2, 3))))]


def unit(inputs, outputs, kernel, stride=1, groups=1):
    return nn.Sequential(nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False),
                         nn.BatchNorm2d(outputs), nn.ReLU6())


class Inverted(nn.Module):
    def __init__(self, inputs, outputs, stride, expansion):
        super().__init__()
        width = inputs * expansion
        wide = [unit(inputs, width, 1)] if expansion != 1 else []
        self.conv = nn.Sequential(*wide, unit(width, width, 3, stride, width),
                                  nn.Conv2d(width, outputs, 1, bias=False), nn.BatchNorm2d(outputs))
        self.short = stride == 1 and inputs == outputs

    def forward(self, x):
        return x + self.conv(x) if self.short else self.conv(x)


def mobilenet_v2(classes):
    layers, channels = [unit(3, 32, 3, 2)], 32
    for t, c, n, s in ((1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2),
                       (6, 320, 1, 1)):
        for i in range(n):
            layers.append(Inverted(channels, c, s if i == 0 else 1, t))
            channels = c
    layers.append(unit(channels, 1280, 1))
    net = nn.Module()
    net.features = nn.Sequential(*layers)
    net.classifier = nn.Sequential(nn.Dropout(), nn.Linear(1280, classes))
    steps = [(f"features.{i}", layer) for i, layer in enumerate(layers)]
    return net, [*steps, ("head", lambda x: net.classifier(x.mean((2, 3))))]


def uniform(count, stream):
    """Numbers k / 2^24 in [0,1) from a mixed counter: FormulaWeights.cs has the same lines."""
    x = np.arange(count, dtype=np.uint32) * np.uint32(0x9E3779B1) + np.uint32(stream * 0x85EBCA77 % 2**32)
    x = (x ^ (x >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    x = (x ^ (x >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return ((x ^ (x >> np.uint32(16))) // 256) / 2**24


def weight(name, shape, stream):
    u = uniform(int(np.prod(shape)), stream)
    if name.endswith("running_mean"):
        u = (u - 0.5) / 5
    elif name.endswith("bias"):
        u = (u - 0.5) / 2
    elif len(shape) == 1:
        u = u + 0.5
    else:
        u = (u - 0.5) * 2 * np.sqrt(6 / np.prod(shape[1:]))
    return torch.from_numpy(u.astype(np.float32).reshape(shape)).double()


def main():
    out = open("families.tsv", "w")
    show = lambda name, values: print(name, *(f"{v:.6g}" for v in values.flatten().tolist()), sep="\t", file=out)
    image = torch.from_numpy((uniform(3 * SIZE * SIZE, 0) * 4 - 2).reshape(1, 3, SIZE, SIZE))
    for build, published, layers in ((alexnet, 61_100_840, ("features.7", "features.11")),
                                     (densenet121, 7_978_856, ("features.denseblock3", "relu")),
                                     (mobilenet_v2, 3_504_872, ("features.13", "features.18"))):
        name = build.__name__
        full, _ = build(1000)
        tensors = {k: v for k, v in full.state_dict().items() if not k.endswith("num_batches_tracked")}
        learned = sum(p.numel() for p in full.parameters())
        assert learned == published, (name, learned)
        text = "".join(f"{k} {'x'.join(map(str, tensors[k].shape))}\n" for k in sorted(tensors))
        print(name, len(tensors), learned, hashlib.sha256(text.encode()).hexdigest(), sep="\t")

        net, steps = build(CLASSES)
        net = net.double().eval()
        state = net.state_dict()
        names = sorted(k for k in state if not k.endswith("num_batches_tracked"))
        for stream, k in enumerate(names, 1):
            state[k].copy_(weight(k, tuple(state[k].shape), stream))
        x, kept = image, {}
        for step, layer in steps:
            x = layer(x)
            if step in layers:
                # Recorded from the first layer on that is looked at; the second is kept inside the same graph.
                if not x.requires_grad:
                    x = x.detach().requires_grad_()
                x.retain_grad()
                kept[step] = x
        top = int(x.argmax())
        x[0, top].backward()
        show(f"{name}/logits", x.detach())
        for step, activation in kept.items():
            gradient = activation.grad
            show(f"{name}/{step}/activations", activation.detach()[0, ::32])
            show(f"{name}/{step}/gradient", gradient[0, ::32])
            show(f"{name}/{step}/gradcam", (gradient.mean((2, 3), keepdim=True) * activation.detach()).sum(1).relu())


main()
