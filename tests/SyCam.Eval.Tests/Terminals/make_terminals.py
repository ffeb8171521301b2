"""The terminals of the networks of SmallNetwork.cs from their definitions, in double precision, with PyTorch's own
functions and NumPy; prints terminals.tsv: network, word, layer, target, then all values of three images.
Usage: make_terminals.py > terminals.tsv"""
import math
import numpy as np
import torch
import torch.nn.functional as F
from scipy.stats import entropy
from sklearn.metrics import mutual_info_score, normalized_mutual_info_score

CLASSES, SIZE, COUNT = [0, 2, 1], 8, 3
LAYERS = {"features.2": 3, "features.5": 6}

def weights(name, shape, place):
    i = np.arange(math.prod(shape), dtype=np.float64)
    wave = np.sin(1.3 * i + 0.7 * place + 0.5 + 0.01 * i * i)
    if name.endswith("running_var"):
        wave = 1 + wave / 2
    elif name == "features.1.weight":
        wave = 1 + wave / 3
    else:
        wave = wave / 2
    return torch.tensor(wave.astype(np.float32).astype(np.float64).reshape(shape))

def network(kind):
    shapes = [("features.0.weight", [4, 3, 3, 3]), ("features.0.bias", [4]), ("features.1.weight", [4]),
              ("features.1.bias", [4]), ("features.1.running_mean", [4]), ("features.1.running_var", [4]),
              ("features.4.weight", [5, 4, 3, 3]), ("features.4.bias", [5])]
    heads = {"pooled": [("out", [4, 5])], "flat": [("out", [4, 80])], "deep": [("hidden", [6, 80]), ("out", [4, 6])]}
    for name, shape in heads[kind]:
        shapes += [(name + ".weight", shape), (name + ".bias", [shape[0]])]
    return {name: weights(name, shape, place) for place, (name, shape) in enumerate(shapes)}

def steps(kind, w):
    head = {
        "pooled": [lambda x: F.linear(x.mean((2, 3)), w["out.weight"], w["out.bias"])],
        "flat": [lambda x: F.linear(x.flatten(1), w["out.weight"], w["out.bias"])],
        "deep": [lambda x: F.linear(F.linear(x.flatten(1), w["hidden.weight"], w["hidden.bias"]).relu(),
                                    w["out.weight"], w["out.bias"])],
    }[kind]
    norm = lambda x: F.batch_norm(x, w["features.1.running_mean"], w["features.1.running_var"],
                                  w["features.1.weight"], w["features.1.bias"], eps=1e-5)
    return [lambda x: F.conv2d(x, w["features.0.weight"], w["features.0.bias"], padding=1), norm, torch.relu,
            lambda x: F.max_pool2d(x, 2),
            lambda x: F.conv2d(x, w["features.4.weight"], w["features.4.bias"], padding=1), torch.relu, *head]

def run(parts, x):
    for part in parts:
        x = part(x)
    return x

TARGETS = {
    "y": lambda z, c: z[c], "p": lambda z, c: z.softmax(0)[c], "rest": lambda z, c: z[c] + z.log_softmax(0)[c],
    "ranked(2)": lambda z, c: z.sort(descending=True).values[1],
    "y - 3/5 * ranked(2)": lambda z, c: z[c] - 0.6 * z.sort(descending=True).values[1],
    "logit(3)": lambda z, c: z[3],
}

def show(*columns, values):
    print(*columns, *(f"{v:.8g}" for v in values), sep="\t")

def inputs():
    i = np.arange(COUNT * 3 * SIZE * SIZE, dtype=np.float64)
    values = np.sin(0.9 * i + 0.3 + 0.001 * i * i).astype(np.float32).astype(np.float64)
    return torch.tensor(values.reshape(COUNT, 3, SIZE, SIZE))

def mask_scores(parts, image, a, c, target, aligned, official=False, strengths=(1.0,)):
    clean = TARGETS[target](run(parts, image[None])[0], c)
    scores = []
    large = lambda m: F.interpolate(m[None, None], size=(SIZE, SIZE), mode="bilinear", align_corners=aligned)[0, 0]
    for k in range(a.shape[0]):
        if len(strengths) > 1:
            # IS-CAM scales at the channel's own size.
            m = large((a[k] - a[k].min()) / (a[k].max() - a[k].min() + 1e-8))
        else:
            m = large(a[k])
        if official:
            if a[k].max() == a[k].min():
                scores.append(0.0)
                continue
            m = (m - m.min()) / (m.max() - m.min())
        elif len(strengths) == 1:
            m = (m - m.min()) / (m.max() - m.min() + 1e-8)
        seen = [TARGETS[target](run(parts, (image * m * s)[None])[0], c) for s in strengths]
        value = sum(seen) / len(seen)
        scores.append(float(value - clean if len(strengths) > 1 else value))
    return scores

def mutual_information(image, a):
    mean, std = np.array([0.4, 0.5, 0.3]), np.array([0.2, 0.3, 0.25])
    colour = image.numpy() * std[:, None, None] + mean[:, None, None]
    grey = (np.array([0.299, 0.587, 0.114])[:, None, None] * colour).sum(0)
    scale = lambda v: (v - v.min()) / (v.max() - v.min())
    values = []
    for k in range(a.shape[0]):
        if a[k].max() == a[k].min():
            values.append(0.0)
            continue
        m = F.interpolate(a[None, k:k + 1], size=(SIZE, SIZE), mode="bilinear", align_corners=False)[0, 0].numpy()
        counts, _, _ = np.histogram2d(scale(grey).ravel(), scale(m).ravel(), bins=32, range=[[0, 1], [0, 1]])
        p = counts / counts.sum()
        q = p.sum(1, keepdims=True) * p.sum(0, keepdims=True)
        values.append(float((p[p > 0] * np.log(p[p > 0] / q[p > 0])).sum()))
    return values

def bins(values):
    scaled = (values - values.min()) / (values.max() - values.min())
    return np.minimum((scaled * 32).astype(int), 31).ravel()

def information(image, a):
    """The same by scikit-learn and SciPy: normalised mutual information and the channel's entropy."""
    mean, std = np.array([0.4, 0.5, 0.3]), np.array([0.2, 0.3, 0.25])
    colour = image.numpy() * std[:, None, None] + mean[:, None, None]
    grey = bins((np.array([0.299, 0.587, 0.114])[:, None, None] * colour).sum(0))
    normalised, entropies = [], []
    for k, plain in enumerate(mutual_information(image, a)):
        if a[k].max() == a[k].min():
            normalised.append(0.0)
            entropies.append(0.0)
            continue
        m = bins(F.interpolate(a[None, k:k + 1], size=(SIZE, SIZE), mode="bilinear", align_corners=False)[0, 0].numpy())
        assert abs(mutual_info_score(grey, m) - plain) < 1e-12
        normalised.append(float(normalized_mutual_info_score(grey, m, average_method="arithmetic")))
        entropies.append(float(entropy(np.bincount(m))))
    return normalised, entropies

def full_gradient(kind, w, image, c, target):
    """idiap/fullgrad-saliency: one image at a time."""
    x = image[None].clone().requires_grad_()
    outputs, current = [], x
    shift = w["features.1.bias"] - w["features.1.running_mean"] * w["features.1.weight"] / torch.sqrt(
        w["features.1.running_var"] + 1e-5)
    for place, part in enumerate(steps(kind, w)):
        current = part(current)
        if place in (0, 1, 4):
            outputs.append(current)
    gradients = torch.autograd.grad(TARGETS[target](current[0], c), [x, *outputs])
    biases = [w["features.0.bias"], shift, w["features.4.bias"]]
    def post(v):
        v = v.abs()
        v = v - v.min()
        return v / (v.max() + 1e-6)
    total = post(gradients[0] * x).sum(1, keepdim=True)
    for bias, gradient in zip(biases, gradients[1:]):
        part = post(bias[None, :, None, None] * gradient)
        total = total + F.interpolate(part, size=(SIZE, SIZE), mode="bilinear", align_corners=True).sum(1, keepdim=True)
    return total.detach().flatten().tolist()

images = inputs()
for kind in ["pooled", "flat", "deep"]:
    w = network(kind)
    parts = steps(kind, w)
    logits = run(parts, images)
    show(kind, "logit", "", "", values=[float(logits[i, c]) for i, c in enumerate(CLASSES)])
    show(kind, "probability", "", "", values=[float(logits[i].softmax(0)[c]) for i, c in enumerate(CLASSES)])
    for layer, cut in LAYERS.items():
        activations = run(parts[:cut], images)
        head = lambda a: run(parts[cut:], a[None])[0]
        show(kind, "activation", layer, "", values=activations.flatten().tolist())
        for target, value in TARGETS.items():
            if layer == "features.2" and target not in ("y", "rest"):
                continue
            gradients, products = [], []
            for i, c in enumerate(CLASSES):
                of = lambda a: value(head(a), c)
                a = activations[i].clone().requires_grad_()
                g, = torch.autograd.grad(of(a), a)
                gradients += g.flatten().tolist()
                h = torch.autograd.functional.hessian(of, activations[i])
                products += torch.tensordot(h, activations[i], 3).flatten().tolist()
            show(kind, "gradient", layer, target, values=gradients)
            show(kind, "hvp", layer, target, values=products)
    cut = LAYERS["features.5"]
    activations = run(parts[:cut], images)
    head = lambda a: run(parts[cut:], a[None])[0]
    each = lambda make: [v for i, c in enumerate(CLASSES) for v in make(i, c)]
    for target in ["y", "p", "rest"]:
        show(kind, "score_cam", "features.5", target,
             values=each(lambda i, c: mask_scores(parts, images[i], activations[i], c, target, True)))
        show(kind, "is_cam", "features.5", target, values=each(lambda i, c: mask_scores(
            parts, images[i], activations[i], c, target, False, strengths=[s / 10 for s in range(1, 11)])))
        def fall(i, c):
            of = lambda a: float(TARGETS[target](head(a), c))
            keep = 1 - torch.eye(5, dtype=torch.float64)
            return [of(activations[i]) - of(activations[i] * keep[k][:, None, None]) for k in range(5)]
        show(kind, "ablation", "features.5", target, values=each(fall))
        show(kind, "fullgrad", "", target, values=each(lambda i, c: full_gradient(kind, w, images[i], c, target)))
    show(kind, "score_cam_official", "features.5", "",
         values=each(lambda i, c: mask_scores(parts, images[i], activations[i], c, "p", False, official=True)))
    show(kind, "mutual_information", "features.5", "",
         values=each(lambda i, c: mutual_information(images[i], activations[i])))
    show(kind, "normalised_mutual_information", "features.5", "",
         values=each(lambda i, c: information(images[i], activations[i])[0]))
    show(kind, "channel_entropy", "features.5", "",
         values=each(lambda i, c: information(images[i], activations[i])[1]))
    if kind == "pooled":
        show(kind, "classifier", "features.5", "", values=each(lambda i, c: w["out.weight"][c].tolist()))
