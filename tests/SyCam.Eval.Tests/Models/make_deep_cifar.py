"""Logits, activations, gradients of the first-ranked class and Grad-CAM of the CIFAR ResNet-56 of the reference data at
layer3.8, with PyTorch's own functions in double precision; prints deep_cifar.tsv: name, then all values.
Usage: make_deep_cifar.py DATA > deep_cifar.tsv     (DATA: the folder with models/ and golden/)"""
import json
import struct
import sys

import numpy as np
import torch
import torch.nn.functional as F

TYPES = {"F16": np.float16, "F32": np.float32, "F64": np.float64, "I64": np.int64, "U8": np.uint8}


def read(path):
    data = open(path, "rb").read()
    (length,) = struct.unpack("<Q", data[:8])
    entries = json.loads(data[8:8 + length])
    entries.pop("__metadata__", None)
    body = data[8 + length:]
    return {name: torch.from_numpy(np.frombuffer(body[e["data_offsets"][0]:e["data_offsets"][1]], TYPES[e["dtype"]])
                                   .reshape(e["shape"]).copy()) for name, e in entries.items()}


def show(name, values):
    print(name, *(f"{v:.6g}" for v in values.flatten().tolist()), sep="\t")


def main(folder):
    w = {name: value.double() for name, value in read(f"{folder}/models/cifar10_resnet56.safetensors").items()}
    norm = lambda x, n: F.batch_norm(
        x, w[n + ".running_mean"], w[n + ".running_var"], w[n + ".weight"], w[n + ".bias"], eps=1e-5)
    x = read(f"{folder}/golden/inputs_cifar10.safetensors")["input_u8"].double() / 255
    mean, std = (torch.tensor(v, dtype=torch.float64).reshape(1, 3, 1, 1)
                 for v in ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]))
    x = norm(F.conv2d((x - mean) / std, w["conv1.weight"], padding=1), "bn1").relu()
    for group in (1, 2, 3):
        for block in range(9):
            name = f"layer{group}.{block}"
            stride = 2 if group > 1 and block == 0 else 1
            y = norm(F.conv2d(x, w[name + ".conv1.weight"], stride=stride, padding=1), name + ".bn1").relu()
            y = norm(F.conv2d(y, w[name + ".conv2.weight"], padding=1), name + ".bn2")
            if stride == 2:
                quarter = y.shape[1] // 4
                x = F.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, quarter, quarter))
            x = (y + x).relu()
    x = x.detach().requires_grad_()
    logits = F.linear(x.mean((2, 3)), w["linear.weight"], w["linear.bias"])
    gradient, = torch.autograd.grad(logits.max(1).values.sum(), x)
    show("logits", logits)
    show("activations/0", x[0])
    for i in range(len(x)):
        show(f"gradient/{i}", gradient[i, :, 0, 0])
        show(f"gradcam/{i}", (gradient[i].mean((1, 2), keepdim=True) * x[i]).sum(0).relu())


main(sys.argv[1])
