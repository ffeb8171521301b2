"""The named methods on tensors: a method takes a target and its case and returns its map."""

from fractions import Fraction

import torch
import torch.nn.functional as F

METHODS = {}


def method(*names):
    """Enters a function in the table of methods."""
    def enter(function):
        METHODS.update(dict.fromkeys(names, function))
        return function
    return enter


def divided(a, b):
    """a / b, 0 where b is 0."""
    return torch.where(b == 0, torch.zeros_like(a), a / torch.where(b == 0, torch.ones_like(b), b))


def combined(weights, target):
    return (weights[:, None, None] * target.A).sum(0).relu()


def unit_range(x, dims=(-2, -1)):
    least, greatest = x.amin(dims, True), x.amax(dims, True)
    return divided(x - least, (greatest - least).expand_as(x))


def enlarged(features, target, aligned=False):
    return F.interpolate(features[None], target.image.shape[2:], mode="bilinear", align_corners=aligned)[0]


@method("CAM")
def cam(t, case):
    # The network is linear and pooled behind the layer: the effect of a channel of ones, the others being zero.
    zero = torch.zeros_like(t.A)[None]
    ones = torch.stack([torch.zeros_like(t.A).index_fill(0, torch.tensor(k), 1) for k in range(len(t.A))])
    weights = (t.network.head(t.layer, ones) - t.network.head(t.layer, zero))[:, t.label]
    return (weights[:, None, None] * t.A).sum(0)


@method("GradCAM")
def grad_cam(t, case):
    return combined(t.G.mean((1, 2)), t)


@method("GradCAMplus")
def grad_cam_plus(t, case):
    return combined(t.G.relu().mean((1, 2)), t)


def alphas(A, G):
    return divided(G ** 2, 2 * G ** 2 + A.sum((1, 2), keepdim=True) * G ** 3)


@method("GradCAMpp", "SmoothGradCAMpp")
def plus_plus(t, case):
    return combined((alphas(t.A, t.G) * t.G.relu()).sum((1, 2)), t)


@method("GradCAMpp.exp")
def plus_plus_exp(t, case):
    alpha = alphas(t.A, t.G)
    total = (alpha * (t.G > 0)).sum((1, 2), keepdim=True)
    return combined((divided(alpha, total.expand_as(alpha)) * t.G.relu()).sum((1, 2)), t)


@method("XGradCAM")
def x_grad_cam(t, case):
    return combined(divided((t.G * t.A).sum((1, 2)), t.A.sum((1, 2))), t)


@method("LayerCAM")
def layer_cam(t, case):
    return (t.G.relu() * t.A).sum(0).relu()


@method("GradCAMElementWise")
def element_wise(t, case):
    return (t.G * t.A).relu().sum(0)


@method("HiResCAM")
def hi_res(t, case):
    return (t.G * t.A).sum(0).relu()


@method("ScoreCAM")
def score_cam(t, case):
    masks = unit_range(enlarged(t.A, t, aligned=True))
    return combined(t.score(t.image * masks[:, None]).softmax(0), t)


@method("ScoreCAM.official")
def score_cam_official(t, case):
    large = enlarged(t.A, t)
    scores = t.network.logits(t.image * unit_range(large)[:, None]).softmax(1)[:, t.label]
    return combined(scores * (large.amax((1, 2)) > large.amin((1, 2))), t)


@method("SSCAM")
def ss_cam(t, case):
    assert case["parameters"]["noise_std"] == "0"
    masks = enlarged(unit_range(t.A), t)
    return combined((t.score(t.image * masks[:, None]) - t.score(t.image)).softmax(0), t)


@method("ISCAM")
def is_cam(t, case):
    masks = enlarged(unit_range(t.A), t)[:, None]
    count = int(case["parameters"]["samples"])
    rises = [t.score(t.image * masks * (i / count)) - t.score(t.image) for i in range(1, count + 1)]
    return combined(torch.stack(rises).mean(0).softmax(0), t)


def falls(t):
    without = t.A[None] * (1 - torch.eye(len(t.A), dtype=t.dtype))[:, :, None, None]
    return t.logits[t.label] - t.network.head(t.layer, without)[:, t.label]


@method("AblationCAM")
def ablation_cam(t, case):
    return combined(falls(t) / t.logits[t.label], t)


@method("AblationCAM.paper")
def ablation_cam_paper(t, case):
    return combined(divided(falls(t), t.A.flatten(1).norm(dim=1)), t)


def oriented(plane):
    return plane * plane.flatten()[plane.abs().argmax()].sign()


def projected(features):
    rows = features.flatten(1).T
    return oriented((rows @ torch.linalg.svd(rows, full_matrices=False)[2][0]).reshape(features.shape[1:])).relu()


def centred(features):
    return features - features.mean((1, 2), keepdim=True)


@method("EigenCAM")
def eigen_cam(t, case):
    return projected(centred(t.A))


@method("EigenCAM.paper")
def eigen_cam_paper(t, case):
    return projected(t.A)


@method("EigenGradCAM")
def eigen_grad_cam(t, case):
    return projected(centred(t.G * t.A))


@method("SegEigenCAM")
def seg_eigen_cam(t, case):
    return projected(centred(t.G.abs() * t.A))


@method("KPCACAM")
def kpca_cam(t, case):
    rows = centred(t.A).flatten(1).T
    kernel = torch.tanh(rows @ rows.T / rows.shape[1] + 1)
    centre = torch.eye(len(rows), dtype=t.dtype) - 1 / len(rows)
    values, vectors = torch.linalg.eigh(centre @ kernel @ centre)
    return oriented((vectors[:, -1] * values[-1].sqrt()).reshape(t.A.shape[1:])).relu()


@method("FullGrad")
def full_grad(t, case):
    image = t.image.clone().requires_grad_()
    x, biased = image, []
    for layer in t.network.layers:
        before, x = x, t.network.step(layer, x)
        if layer["type"] == "bn" or layer["type"] == "conv" and layer["bias"]:
            biased.append((x, t.network.step(layer, torch.zeros_like(before))))
    gradients = torch.autograd.grad(x[0, t.label], [image] + [output for output, _ in biased])

    def rescaled(features):
        shifted = features.abs() - features.abs().min()
        return shifted / (shifted.max() + float(Fraction(case["parameters"]["epsilon"])))
    parts = [rescaled(image.detach() * gradients[0])[0]]
    # A layer's output for zeros is its bias; padding with zeros does not change that.
    parts += [enlarged(rescaled(bias * gradient)[0], t, aligned=True)
              for (_, bias), gradient in zip(biased, gradients[1:])]
    return torch.cat(parts).sum(0)


@method("ShapleyCAM")
def shapley_cam(t, case):
    leaf = t.A[None].clone().requires_grad_()
    logits = t.network.head(t.layer, leaf)[0]
    value = logits[t.label] + logits.log_softmax(0)[t.label]
    gradient, = torch.autograd.grad(value, leaf, create_graph=True)
    product, = torch.autograd.grad(gradient, leaf, grad_outputs=leaf.detach())
    return combined((gradient - product / 2).detach()[0].mean((1, 2)), t)


@method("FEM")
def fem(t, case):
    above = t.A > t.A.mean((1, 2), keepdim=True) + 2 * t.A.flatten(1).std(1, unbiased=False)[:, None, None]
    return combined(above.to(t.dtype).mean((1, 2)), t)


def shares(t, case):
    """For each channel that is not constant the joint shares of the bins of brightness and channel."""
    bins = int(case["parameters"]["bins"])

    def counted(plane):
        return (unit_range(plane) * bins).long().clamp(max=bins - 1).flatten()
    grey = counted(t.image[0].mean(0))
    for channel in enlarged(t.A, t):
        joint = torch.bincount(grey * bins + counted(channel), minlength=bins * bins).reshape(bins, bins).to(t.dtype)
        yield joint / joint.sum() if channel.max() > channel.min() else None


def entropy(share):
    return -torch.xlogy(share, share).sum()


def by_information(t, case, weight):
    weights = [torch.zeros((), dtype=t.dtype) if joint is None
               else weight(entropy(joint.sum(1)), entropy(joint.sum(0)), entropy(joint)) for joint in shares(t, case)]
    return combined(torch.stack(weights), t)


@method("MICAM")
def mi_cam(t, case):
    return by_information(t, case, lambda image, own, both: image + own - both)


@method("MICAM.normalised")
def mi_cam_normalised(t, case):
    return by_information(t, case, lambda image, own, both: 2 * (image + own - both) / (image + own))


@method("MICAM.entropy")
def mi_cam_entropy(t, case):
    return by_information(t, case, lambda image, own, both: own)


@method("FMGCAM")
def fm_g_cam(t, case):
    maps = []
    for label in t.logits.argsort(descending=True)[:3]:
        gradient = t.features(t.layer, label)[1]
        maps.append((gradient.mean((1, 2), keepdim=True) * t.A).sum(0))
    return torch.stack(maps).amax(0).relu()


@method("FMGCAM.published")
def fm_g_cam_published(t, case):
    maps, activations = [], t.A.clone()
    for label in t.logits.argsort(descending=True)[:3]:
        activations *= t.features(t.layer, label)[1].mean((1, 2), keepdim=True)
        maps.append(activations.sum(0))
    return torch.stack(maps).amax(0).relu()


def finer(t, compare):
    leaf = t.A[None].clone().requires_grad_()
    logits = t.network.head(t.layer, leaf)[0]
    away = (logits - logits[t.label]).abs().detach()
    away[t.label] = float("inf")
    value = logits[t.label] - compare(logits[away.argsort()[:3]])
    gradient, = torch.autograd.grad(value, leaf)
    return combined(gradient[0].mean((1, 2)), t)


@method("FinerCAM")
def finer_cam(t, case):
    return finer(t, lambda closest: (closest.softmax(0) * closest).sum())


@method("FinerCAM.mean")
def finer_cam_mean(t, case):
    return finer(t, lambda closest: 0.6 * closest.mean())


def on_scales(t, function):
    maps = [function(*t.features(scale["layer"], t.label)) for scale in t.entry["scales"]]
    return torch.stack([enlarged(unit_range(plane)[None], t)[0] for plane in maps])


def layer_maps(t):
    return on_scales(t, lambda A, G: (G.relu() * A).sum(0).relu())


@method("RefineCAM")
def refine_cam(t, case):
    def plus_plus_map(A, G):
        return ((alphas(A, G) * G.relu()).sum((1, 2), keepdim=True) * A).sum(0).relu()
    return on_scales(t, plus_plus_map).prod(0)


@method("LayerCAM.mean")
def layer_cam_mean(t, case):
    return layer_maps(t).mean(0)


@method("LayerCAM.product")
def layer_cam_product(t, case):
    return layer_maps(t).prod(0)


@method("LayerCAM.max")
def layer_cam_max(t, case):
    return layer_maps(t).amax(0)


@method("LayerCAM.tanh")
def layer_cam_tanh(t, case):
    return (2 * layer_maps(t)).tanh().amax(0)


@method("FakeCAM")
def fake_cam(t, case):
    ones = torch.ones(t.image.shape[2:], dtype=t.dtype)
    ones[0, 0] = 0
    return ones


@method("CentreGaussian")
def centre_gaussian(t, case):
    height, width = t.image.shape[2:]
    x = (torch.arange(width, dtype=t.dtype) + 0.5 - width / 2) / (width / 4)
    y = (torch.arange(height, dtype=t.dtype) + 0.5 - height / 2) / (height / 4)
    return torch.exp(-(x[None] ** 2 + y[:, None] ** 2) / 2)
