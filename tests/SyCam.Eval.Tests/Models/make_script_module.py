"""Writes residual_script.pt (TorchScript), residual_frozen.pt (the same after torch.jit.freeze), residual_script.tsv (what
PyTorch computes with them: name, then all values), and script_no_head.pt and script_odd.pt, which are refused. The network is a ResNet with one channel-poor block in each
group and torchvision's attribute names, so that the lines of docs/models.md are run on it as they are.
Usage, with PyTorch no newer than LibTorch: python3 make_script_module.py, in its own folder."""
import pathlib
import re
import runpy
import zipfile

import torch
from torch import nn

DOCS = pathlib.Path("../../../docs/models.md")


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.relu = nn.ReLU()
        self.downsample = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        y = self.bn2(self.conv2(self.relu(self.bn1(self.conv1(x)))))
        return self.relu(y + self.downsample(x))


class Small(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 4, 3, 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(4)
        self.relu = nn.ReLU()
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        self.layer1, self.layer2 = Block(4, 4, 1), Block(4, 5, 1)
        self.layer3, self.layer4 = Block(5, 6, 2), Block(6, 6, 1)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(6, 3)


class NoHead(nn.Module):
    @torch.jit.export
    def features(self, images):
        return images

    def forward(self, images):
        return images


class Odd(nn.Module):
    """Knows one image only, and returns two things."""

    @torch.jit.export
    def features(self, images):
        return images[:1]

    @torch.jit.export
    def head(self, activations):
        return activations, activations

    def forward(self, images):
        return images


def show(out, name, values):
    print(name, *(f"{v:.8g}" for v in values.flatten().tolist()), sep="\t", file=out)


def without_debugging(path):
    """Takes out the tables that lead back from the code to Python's files: they name folders of this machine."""
    with zipfile.ZipFile(path) as archive:
        kept = [(item.filename, archive.read(item)) for item in archive.infolist()
                if not item.filename.endswith(".debug_pkl")]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in kept:
            archive.writestr(zipfile.ZipInfo(name), data)


def main():
    torch.manual_seed(5)
    network = Small()
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.uniform_(module.weight, 0.5, 1.5)
            nn.init.uniform_(module.bias, -0.3, 0.5)
            nn.init.uniform_(module.running_mean, -0.3, 0.3)
            nn.init.uniform_(module.running_var, 0.5, 1.5)
    lines = next(block for block in re.findall(r"```python\n(.*?)```", DOCS.read_text(), re.S) if "TwoParts" in block)
    # TorchScript reads the source of a class, so the lines must be a file.
    file = pathlib.Path("docs_lines.py")
    file.write_text(lines.replace("network.pt", "residual_script.pt").replace("network_frozen.pt", "residual_frozen.pt"))
    try:
        names = runpy.run_path(str(file), {"network": network}, "docs_lines")
    finally:
        file.unlink()
    torch.jit.save(torch.jit.script(NoHead()), "script_no_head.pt")
    torch.jit.save(torch.jit.script(Odd()), "script_odd.pt")
    for name in ("residual_script", "residual_frozen", "script_no_head", "script_odd"):
        without_debugging(f"{name}.pt")

    images = torch.sin(torch.arange(2 * 3 * 16 * 16, dtype=torch.float32) * 0.37).reshape(2, 3, 16, 16)
    parts = names["TwoParts"](network).eval().double()
    activations = parts.features(images.double()).detach().requires_grad_()
    logits = parts.head(activations)
    gradient, = torch.autograd.grad(logits[:, 1].sum(), activations)
    with open("residual_script.tsv", "w") as out:
        show(out, "images", images)
        show(out, "activations", activations)
        show(out, "logits", logits)
        show(out, "gradient", gradient)


main()
