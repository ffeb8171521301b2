"""The demo network, its input normalisation, and reading and writing the safetensors format."""

import json
import struct

import numpy as np
import torch
from torch import nn

CLASSES = 8
MEAN = [0.485, 0.456, 0.406]
STD = [0.229, 0.224, 0.225]

# VGG with batch normalisation, small: "M" halves the picture. The classifier sees the flattened map, so the
# gradient at the last ReLU differs from place to place, and Grad-CAM, HiResCAM and XGrad-CAM differ too.
WIDTHS = [8, "M", 16, "M", 32, "M", 64, 64, "M"]
HIDDEN = 64
TARGET_LAYER = "features.17"


def layers():
    """The layers as data, in the form of the model's sidecar file."""
    features = []
    for width in WIDTHS:
        if width == "M":
            features.append({"type": "maxpool", "k": 2, "s": 2})
        else:
            features.append({"type": "conv", "out": width, "k": 3, "pad": 1, "bias": True})
            features.append({"type": "bn"})
            features.append({"type": "relu"})
    classifier = [
        {"type": "linear", "out": HIDDEN}, {"type": "relu"}, {"type": "dropout"}, {"type": "linear", "out": CLASSES}]
    return ([{"name": f"features.{i}", **layer} for i, layer in enumerate(features)] + [{"type": "flatten"}]
            + [{"name": f"classifier.{i}", **layer} for i, layer in enumerate(classifier)])


class DemoNetwork(nn.Module):
    """u8 RGB pictures [B,128,128,3] -> logits [B,8]."""

    def __init__(self):
        super().__init__()
        modules, channels, side = [], 3, 128
        for width in WIDTHS:
            if width == "M":
                modules.append(nn.MaxPool2d(2))
                side //= 2
            else:
                modules += [nn.Conv2d(channels, width, 3, padding=1), nn.BatchNorm2d(width), nn.ReLU()]
                channels = width
        self.features = nn.Sequential(*modules)
        self.classifier = nn.Sequential(
            nn.Linear(channels * side * side, HIDDEN), nn.ReLU(), nn.Dropout(0.3), nn.Linear(HIDDEN, CLASSES))
        # The pictures come with the colours last; convolutions in that order are faster on a CPU.
        self.features.to(memory_format=torch.channels_last)

    def forward(self, pictures):
        mean = torch.tensor(MEAN, dtype=self.classifier[0].weight.dtype).view(1, 3, 1, 1)
        std = torch.tensor(STD, dtype=self.classifier[0].weight.dtype).view(1, 3, 1, 1)
        inputs = (pictures.permute(0, 3, 1, 2).to(mean.dtype) / 255 - mean) / std
        return self.classifier(self.features(inputs).flatten(1))


def save_safetensors(path, network):
    """Eight bytes of header length (little-endian), a JSON header, the raw tensors one after another."""
    header, blobs, offset = {}, [], 0
    for name, tensor in network.state_dict().items():
        if name.endswith("num_batches_tracked"):
            continue
        blob = tensor.detach().numpy().astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [offset, offset + len(blob)]}
        blobs.append(blob)
        offset += len(blob)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(blobs))


def load_network(path):
    """The network in evaluation mode with the weights of a file that save_safetensors wrote."""
    data = path.read_bytes()
    length = struct.unpack_from("<Q", data)[0]
    header, body = json.loads(data[8:8 + length]), data[8 + length:]
    state = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        state[name] = torch.from_numpy(np.frombuffer(body[begin:end], dtype="<f4").reshape(entry["shape"]).copy())
    network = DemoNetwork()
    network.load_state_dict(state, strict=False)
    return network.eval()
