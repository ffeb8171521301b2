"""Networks and targets of a file of cases, run by PyTorch."""

from fractions import Fraction

import torch
import torch.nn.functional as F


def tensor(nested, dtype):
    """Numbers that are written as text."""
    def read(part):
        return [read(item) for item in part] if isinstance(part, list) else float(Fraction(part))
    return torch.tensor(read(nested), dtype=torch.float64).to(dtype)


class Network:
    """The layers of a file, run one after the other with torch.nn.functional."""

    def __init__(self, network, dtype):
        self.layers = network["layers"]
        self.tensors = {name: tensor(values, dtype) for name, values in network["tensors"].items()}

    def step(self, layer, x):
        def get(name):
            return self.tensors.get(f"{layer['name']}.{name}")
        match layer["type"]:
            case "conv":
                return F.conv2d(x, get("weight"), get("bias"), layer["s"], layer["pad"])
            case "bn":
                return F.batch_norm(x, get("running_mean"), get("running_var"), get("weight"), get("bias"),
                                    eps=layer["eps"])
            case "relu":
                return F.relu(x)
            case "leaky_relu":
                return F.leaky_relu(x, layer["slope"])
            case "maxpool":
                return F.max_pool2d(x, layer["k"], layer["s"])
            case "avgpool":
                return F.avg_pool2d(x, layer["k"], layer["s"])
            case "gap":
                return F.adaptive_avg_pool2d(x, 1)
            case "flatten":
                return x.flatten(1)
            case "linear":
                return F.linear(x, get("weight"), get("bias"))
        raise ValueError(layer["type"])

    def outputs(self, x):
        """The output of every layer, by name."""
        found = {}
        for layer in self.layers:
            x = found[layer["name"]] = self.step(layer, x)
        return found

    def logits(self, x):
        return list(self.outputs(x).values())[-1]

    def head(self, name, x):
        """The logits that activations behind a layer lead to."""
        names = [layer["name"] for layer in self.layers]
        for layer in self.layers[names.index(name) + 1:]:
            x = self.step(layer, x)
        return x


class Target:
    """Activations and gradients of one target, by autograd."""

    def __init__(self, network, entry, dtype):
        self.network, self.entry, self.dtype = network, entry, dtype
        self.layer, self.label = entry["layer"], entry["class"]
        self.image = tensor(entry["image"], dtype)[None]
        self.logits = network.logits(self.image)[0]
        self.A, self.G = self.features(self.layer, self.label)

    def features(self, layer, label):
        leaf = self.network.outputs(self.image)[layer].detach().requires_grad_()
        gradient, = torch.autograd.grad(self.network.head(layer, leaf)[0, label], leaf)
        return leaf.detach()[0], gradient[0]

    def score(self, images):
        return self.network.logits(images)[:, self.label]
