"""Writes goldens.json and two_methods.pt with PyTorch (made with 1.13): python3 make_cases.py"""
import json
import pathlib

import torch
import torch.nn.functional as F

here = pathlib.Path(__file__).parent
torch.manual_seed(7)
cases = []


def case(name, function, *inputs):
    output = function(*inputs)
    cases.append({"name": name, "inputs": [pack(t) for t in inputs], "output": pack(output)})


def pack(tensor):
    return {"shape": list(tensor.shape), "data": [float(f"{v:.8g}") for v in tensor.detach().double().flatten().tolist()]}


def rounded(*shape):
    return torch.round(torch.randn(*shape) * 100) / 100


image = rounded(2, 4, 6, 7)
small = rounded(1, 2, 4, 5)
matrix = rounded(4, 5)
vector = rounded(9)

case("conv2d", lambda x, w, b: F.conv2d(x, w, b, stride=(2, 1), padding=(1, 0), dilation=(1, 2)),
     image, rounded(3, 4, 3, 2), rounded(3))
case("conv2d_groups", lambda x, w: F.conv2d(x, w, stride=2, padding=1, groups=2), image, rounded(4, 2, 3, 3))
case("linear", F.linear, rounded(3, 5), rounded(2, 5), rounded(2))
case("batch_norm", lambda x, m, v, w, b: F.batch_norm(x, m, v.abs() + 0.5, w, b, eps=1e-3),
     small, rounded(2), rounded(2), rounded(2), rounded(2))
case("batch_norm_training", lambda x: F.batch_norm(x, None, None, training=True), image)
case("max_pool2d", lambda x: F.max_pool2d(x, 3, 2, 1, ceil_mode=True), image)
case("avg_pool2d", lambda x: F.avg_pool2d(x, (3, 2), (2, 2), (1, 0), count_include_pad=False), image)
case("adaptive_avg_pool2d", lambda x: F.adaptive_avg_pool2d(x, (4, 3)), image)
case("bilinear", lambda x: F.interpolate(x, size=(9, 7), mode="bilinear", align_corners=False), small)
case("bilinear_aligned", lambda x: F.interpolate(x, size=(9, 7), mode="bilinear", align_corners=True), small)
case("bilinear_scale", lambda x: F.interpolate(x, scale_factor=(1.3, 2.2), mode="bilinear"), small)
case("nearest", lambda x: F.interpolate(x, size=(7, 11)), small)
case("bicubic", lambda x: F.interpolate(x, size=(7, 8), mode="bicubic", align_corners=False), small)
case("area", lambda x: F.interpolate(x, size=(2, 3), mode="area"), small)
case("softmax", lambda x: F.softmax(x, 1), matrix)
case("log_softmax", lambda x: F.log_softmax(x, 0), matrix)
case("cross_entropy", lambda x: F.cross_entropy(x, torch.tensor([0, 4, 2, 1]), label_smoothing=0.1), matrix)
case("pad_reflect", lambda x: F.pad(x, (1, 2, 3, 0), mode="reflect"), small)
case("pad_constant", lambda x: F.pad(x, (1, 0, 0, 2), value=-1.5), small)
case("leaky_relu", lambda x: F.leaky_relu(x, 0.1), matrix)
case("einsum", lambda a, b: torch.einsum("ij,ik->jk", a, b), matrix, rounded(4, 3))
case("singular_values", lambda x: torch.linalg.svd(x, full_matrices=False)[1], matrix)
case("rank_one_part", lambda x: (lambda u, s, v: s[0] * torch.outer(u[:, 0], v[0]))(*torch.linalg.svd(x, full_matrices=False)), matrix)
case("eigenvalues", lambda x: torch.linalg.eigh(x @ x.t())[0], matrix)
case("quantile", lambda x: torch.quantile(x, torch.tensor([0.1, 0.5, 0.95])), vector)
case("std_dims", lambda x: x.std((0, 2), unbiased=False, keepdim=True), small)
case("var_all", lambda x: x.var(), image)
case("logsumexp", lambda x: x.logsumexp(1), matrix)
case("norm", lambda x: x.norm(), image)
case("norm_dim", lambda x: x.norm(3, 1, keepdim=True), matrix)
case("cumsum", lambda x: x.cumsum(1), matrix)
case("sorted", lambda x: x.sort(1, descending=True)[0], matrix)
case("top_indices", lambda x: x.topk(3, 1)[1], matrix)
case("median", lambda x: x.median(), matrix)
case("kth", lambda x: x.kthvalue(2, 0)[0], matrix)
case("remainder", lambda x: x % 0.3, matrix)
case("floor_division", lambda x: torch.div(x, 0.3, rounding_mode="floor"), matrix)
case("scatter_add", lambda x: torch.zeros(4, 3).scatter_add(1, torch.tensor([[0, 1, 2, 1, 0]] * 4), x), matrix)
case("gather", lambda x: x.gather(1, torch.tensor([[4, 0], [3, 3], [2, 1], [0, 4]])), matrix)
case("mask_index", lambda x: x[x > 0.2], matrix)
case("tensor_index", lambda x: x[:, torch.tensor([2, 0])], matrix)
case("mixed_index", lambda x: x[..., None, 1::2, torch.tensor([4, 0, 1])], small)
case("solve", torch.linalg.solve, rounded(4, 4), rounded(4, 2))
case("inverse", torch.linalg.inv, rounded(3, 3) + 2 * torch.eye(3))
case("cosine_similarity", lambda a, b: F.cosine_similarity(a, b, 1), matrix, rounded(4, 5))
case("relu6", lambda x: F.relu6(x * 5), matrix)
case("gelu", F.gelu, matrix)
case("silu", F.silu, matrix)
case("index_add", lambda x: torch.ones(3, 5).index_add_(0, torch.tensor([2, 0, 2, 1]), x, alpha=-2), matrix)
case("unfold", lambda x: x.unfold(0, 4, 2), vector)
case("gradient_of_network", lambda x, w, v: torch.autograd.grad(
    (F.max_pool2d(F.relu(F.conv2d(x, w, padding=1)), 2).mean((2, 3)) @ v).sum(), [x])[0],
     image.clone().requires_grad_(), rounded(3, 4, 3, 3), rounded(3, 2))
case("hessian_vector", lambda x, v: torch.autograd.grad(
    torch.autograd.grad((x.pow(3) * x.roll(1, 0)).sum(), x, create_graph=True)[0], x, v)[0],
     rounded(5).requires_grad_(), rounded(5))

(here / "goldens.json").write_text("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")


class TwoMethods(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = torch.nn.Conv2d(1, 2, 2, bias=False)
        self.conv.weight.data = torch.arange(8.0).reshape(2, 1, 2, 2)

    @torch.jit.export
    def features(self, x):
        return self.conv(x)

    @torch.jit.export
    def head(self, a):
        return a.mean((2, 3))

    @torch.jit.export
    def both(self, x, scale: float):
        a = self.features(x)
        return a, self.head(a) * scale

    def forward(self, x):
        return self.head(self.features(x))


torch.jit.script(TwoMethods()).save(here / "two_methods.pt")
