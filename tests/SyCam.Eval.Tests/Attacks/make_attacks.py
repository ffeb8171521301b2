"""Gradient attacks on the networks of SmallNetwork.cs with a budget for every pixel, written from the formula in pixel
space, with PyTorch in double precision; prints attacks.tsv: network, attack, then the change of every pixel in 255ths.
Usage: make_attacks.py > attacks.tsv"""
import contextlib
import io
import pathlib
import sys
import torch
import torch.nn.functional as F
sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "Terminals"))
with contextlib.redirect_stdout(io.StringIO()):
    from make_terminals import CLASSES, inputs, network, run, steps

MASK = (1 << 64) - 1
MEAN = torch.tensor([0.4, 0.5, 0.3], dtype=torch.float64).reshape(1, 3, 1, 1)
STD = torch.tensor([0.2, 0.3, 0.25], dtype=torch.float64).reshape(1, 3, 1, 1)

class SplitMix:
    """SplitMix64, begun by the parts of a key one after the other."""
    def __init__(self, *key):
        self.state = 20_250_414
        for part in key:
            self.state = self.next() ^ part
    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)
    def uniform(self):
        return (self.next() >> 11) / (1 << 53)

def attack(parts, x0, eps, count, size, seed=None):
    y = torch.tensor(CLASSES)
    x = x0.clone()
    if seed is not None:
        draws = [SplitMix(seed, key) for key in range(len(x0))]
        u = torch.tensor([[2 * d.uniform() - 1 for _ in range(x0[0].numel())] for d in draws], dtype=torch.float64)
        noise = u.reshape(x0.shape) * eps.amax((1, 2, 3), keepdim=True)
        x = (x0 + torch.minimum(torch.maximum(noise, -eps), eps)).clamp(0, 1)
    for _ in range(count):
        x.requires_grad_()
        g, = torch.autograd.grad(F.cross_entropy(run(parts, (x - MEAN) / STD), y), x)
        x = x.detach()
        x = (x0 + torch.minimum(torch.maximum(x + size * g.sign() - x0, -eps), eps)).clamp(0, 1)
    return x - x0

images = inputs() * STD + MEAN
# The first image has no budget at some pixels, the last a large one: it meets the borders 0 and 1.
budget = torch.arange(images.numel()).reshape(images.shape) % 5 * torch.tensor([2, 4, 40]).reshape(3, 1, 1, 1) / 255.0
budget = budget.double()
for kind in ["pooled", "deep"]:
    parts = steps(kind, network(kind))
    for name, change in [
            ("fgsm", attack(parts, images, budget, 1, budget.amax((1, 2, 3), keepdim=True))),
            ("pgd", attack(parts, images, budget, 4, 3 / 255)),
            ("pgd from a random picture", attack(parts, images, budget, 4, 3 / 255, seed=5))]:
        print(kind, name, *(f"{v:.4f}" for v in (change * 255).flatten().tolist()), sep="\t")
