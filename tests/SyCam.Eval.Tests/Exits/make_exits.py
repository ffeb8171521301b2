"""AME-CAM's parts in PyTorch, in single precision, with weights and inputs from formulas that ExitScene.cs has as well;
prints exits.tsv: a name and its values."""
import numpy as np
import torch
import torch.nn.functional as F

N, L, H, W, WIDTH = 3, 2, 6, 8, 32

def wave(count, place):
    i = np.arange(count, dtype=np.float64)
    return np.sin(1.3 * i + 0.7 * place + 0.5 + 0.01 * i * i)

def tensor(shape, place, scale=1.0, shift=0.0):
    return torch.tensor(shift + scale * wave(int(np.prod(shape)), place), dtype=torch.float32).reshape(shape)

def show(name, values):
    print(name + "\t" + "\t".join(f"{v:.9g}" for v in values.detach().flatten().tolist()))

class Attention(torch.nn.Module):
    def __init__(self):
        super().__init__()
        layers, widths = [], [L, WIDTH, WIDTH, WIDTH, L]
        for a, b in zip(widths, widths[1:]):
            layers += [torch.nn.Conv2d(a, b, 3, padding=1, bias=False), torch.nn.BatchNorm2d(b), torch.nn.ReLU()]
        self.layers = torch.nn.Sequential(*layers)
        for k in range(4):
            convolution, norm = self.layers[3 * k], self.layers[3 * k + 1]
            with torch.no_grad():
                convolution.weight.copy_(tensor(convolution.weight.shape, 5 * k, 0.2))
                norm.weight.copy_(tensor([norm.num_features], 5 * k + 1, 0.3, 1))
                norm.bias.copy_(tensor([norm.num_features], 5 * k + 2, 0.3))
                norm.running_mean.copy_(tensor([norm.num_features], 5 * k + 3, 0.3))
                norm.running_var.copy_(tensor([norm.num_features], 5 * k + 4, 0.5, 1))

    def forward(self, grey, maps):
        flat = maps.flatten(2)
        least, greatest = flat.min(2)[0], flat.max(2)[0]
        scaled = ((flat - least[..., None] + 1e-5) / ((greatest - least)[..., None] + 1e-5)).view_as(maps)
        return (maps * F.softmax(self.layers(grey * scaled), 1)).sum(1, keepdim=True)

def similarity(a, b):
    return (F.normalize(a, dim=1) @ F.normalize(b, dim=1).t()).clamp(0.0005, 0.9995)

def sim_max(a):
    s = similarity(a, a)
    rank = s.sort(descending=True, dim=1)[1].sort(dim=1)[1] - 1
    return (-torch.log(s) * torch.exp(-rank.float() * 0.25)).mean()

def contrast(grey, joined):
    fg, bg = (grey * joined).flatten(1), (grey * (1 - joined)).flatten(1)
    return sim_max(fg) - torch.log(1 - similarity(fg, bg)).mean() + sim_max(bg)

grey, maps = tensor([N, 1, H, W], 30, 0.5, 0.5), tensor([N, L, H, W], 31, 2.0, 0.3)
attention = Attention().eval()
show("joined", attention(grey, maps))
attention.train()
joined = attention(grey, maps)
loss = contrast(grey, joined)
loss.backward()
show("joined in training", joined)
show("contrast", loss)
show("contrast alone", contrast(grey, tensor([N, 1, H, W], 32, 0.5, 0.5)))
show("gradient of the first norm", attention.layers[1].weight.grad)
show("gradient of the last convolution", attention.layers[9].weight.grad[0, :3])
show("running mean", attention.layers[1].running_mean)
show("running variance", attention.layers[10].running_var)

logits = tensor([N, 4], 33, 6.0)
truth = F.one_hot(torch.tensor([0, 2, 1]), 4).float()
show("classification", F.binary_cross_entropy_with_logits(logits, truth))

exit = torch.nn.Conv2d(5, 4, 1)
with torch.no_grad():
    exit.weight.copy_(tensor([4, 5, 1, 1], 34))
    exit.bias.copy_(tensor([4], 35))
activations = tensor([N, 5, 3, 4], 36)
all_maps = exit(activations)
show("exit maps", torch.stack([all_maps[i, c] for i, c in enumerate([0, 2, 1])]))
show("exit logits", F.adaptive_avg_pool2d(all_maps, 1).flatten(1))
show("enlarged", F.interpolate(all_maps[:1, :1], size=(H, W), mode="bilinear", align_corners=False))

# The cosine of ten epochs from 1e-3.
optimizer = torch.optim.Adam(exit.parameters(), lr=1e-3)
schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=10, eta_min=5e-6)
rates = []
for _ in range(10):
    rates.append(schedule.get_last_lr()[0])
    optimizer.step()
    schedule.step()
show("rates", torch.tensor(rates, dtype=torch.float64))
