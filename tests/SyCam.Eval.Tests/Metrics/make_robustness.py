"""Metrics that run the method again, of methods on the networks of SmallNetwork.cs, from the papers' definitions in double
precision with PyTorch's own functions, NumPy and SciPy; prints robustness.tsv: network, image, method, metric, value.
Usage: make_robustness.py > robustness.tsv"""
import io, math, os, sys
import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from scipy.ndimage import gaussian_filter
from scipy.stats import pearsonr, spearmanr
from skimage.segmentation import quickshift
from seeded_random import SeededRandom
sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "Imputation"))
from make_imputation import fill

CLASSES, SIZE = [0, 2, 1], 8
SHAPES = {
    "features.0.weight": [4, 3, 3, 3], "features.0.bias": [4], "features.1.weight": [4], "features.1.bias": [4],
    "features.1.running_mean": [4], "features.1.running_var": [4], "features.4.weight": [5, 4, 3, 3],
    "features.4.bias": [5]}
HEADS = {"pooled": {"out.weight": [4, 5], "out.bias": [4]},
         "deep": {"hidden.weight": [6, 80], "hidden.bias": [6], "out.weight": [4, 6], "out.bias": [4]}}

def wave(name, place, count):
    i = np.arange(count, dtype=float)
    values = np.sin(1.3 * i + 0.7 * place + 0.5 + 0.01 * i * i)
    scaled = {"features.1.running_var": 1 + values / 2, "features.1.weight": 1 + values / 3}.get(name, values / 2)
    return scaled.astype(np.float32).astype(float)

class Network:
    def __init__(self, kind):
        shapes = {**SHAPES, **HEADS[kind]}
        self.kind = kind
        self.weights = {name: wave(name, place, math.prod(shape)).reshape(shape)
                        for place, (name, shape) in enumerate(shapes.items())}

    def shuffled(self, seed, stage, stages):
        """With the last stage/stages of the parameters, rounded up, each in another order."""
        copy, random, names = Network(self.kind), SeededRandom(seed), list(self.weights)
        for name in names[len(names) - -(-len(names) * stage // stages):]:
            order = list(range(copy.weights[name].size))
            random.shuffle(order)
            copy.weights[name] = copy.weights[name].ravel()[order].reshape(copy.weights[name].shape)
        return copy

    def features(self, x):
        w = {name: torch.tensor(values) for name, values in self.weights.items()}
        b = "features.1."
        x = F.conv2d(x, w["features.0.weight"], w["features.0.bias"], padding=1)
        x = F.batch_norm(x, w[b + "running_mean"], w[b + "running_var"], w[b + "weight"], w[b + "bias"], eps=1e-5)
        return F.conv2d(F.max_pool2d(x.relu(), 2), w["features.4.weight"], w["features.4.bias"], padding=1).relu()

    def head(self, a):
        w = {name: torch.tensor(values) for name, values in self.weights.items()}
        if self.kind == "pooled":
            return F.linear(a.mean((2, 3)), w["out.weight"], w["out.bias"])
        return F.linear(F.linear(a.flatten(1), w["hidden.weight"], w["hidden.bias"]).relu(), w["out.weight"], w["out.bias"])

    def probability(self, image, label):
        return float(self.head(self.features(torch.tensor(image[None]))).softmax(1)[0, label])

    def saliency(self, image, label, method):
        """The method's map, enlarged, between 0 and 1; zeros where it is constant."""
        a = self.features(torch.tensor(image[None])).detach().requires_grad_()
        g = torch.autograd.grad(self.head(a)[0, label], a)[0][0].numpy()
        small = METHODS[method](a[0].detach().numpy(), g)
        large = F.interpolate(torch.tensor(small)[None, None], size=(SIZE, SIZE), mode="bilinear", align_corners=False)[0, 0].numpy() \
            if small.shape != (SIZE, SIZE) else small
        span = large.max() - large.min()
        return (large - large.min()) / span if span > 1e-6 * np.abs(large).max() else np.zeros_like(large)

def gaussian():
    d = (np.arange(SIZE) + 0.5 - SIZE / 2) / (SIZE / 4)
    return np.exp(-(d[:, None] ** 2 + d ** 2) / 2)

METHODS = {
    "GradCAM": lambda a, g: np.maximum(0, (g.mean((1, 2), keepdims=True) * a).sum(0)),
    "LayerCAM": lambda a, g: np.maximum(0, (np.maximum(0, g) * a).sum(0)),
    "HiResCAM": lambda a, g: np.maximum(0, (g * a).sum(0)),
    "sum_k(G * A)": lambda a, g: (g * a).sum(0),
    "max_k(A)": lambda a, g: a.max(0),
    "CentreGaussian": lambda a, g: gaussian(),
    "FakeCAM": lambda a, g: np.arange(SIZE * SIZE).reshape(SIZE, SIZE).clip(0, 1).astype(float),
}

def alike(measure, left, right):
    return 0.0 if np.ptp(left) == 0 or np.ptp(right) == 0 else float(measure(left.ravel(), right.ravel())[0])

FLIPS = [lambda x: x[..., ::-1], lambda x: x[..., ::-1, :]]
TURNS = [lambda x, k=k: np.rot90(x, k, (-2, -1)) for k in (1, 2, 3)]
SHIFTS = [lambda x: np.roll(x, SIZE // 8, -1), lambda x: np.roll(x, SIZE // 8, -2)]

def harmonic(*values):
    return 0.0 if min(values) <= 0 else 3 / sum(1 / value for value in values)

def road(net, image, label, m, points):
    random = SeededRandom(0)
    noise = 0.01 * np.array([random.normal() for _ in range(image.size)]).reshape(image.shape)
    order, means = sorted(range(m.size), key=lambda p: (-m.flat[p], p)), []
    for ordered in (order, order[::-1]):
        values = []
        for point in range(1, points + 1):
            missing = np.zeros(m.size, bool)
            missing[ordered[:point * m.size // (points + 1)]] = True
            missing = missing.reshape(m.shape)
            values.append(net.probability(fill(image, missing)[0] + noise * missing, label))
        means.append(np.mean(values))
    return (means[1] - means[0]) / 2

def sensitivity(explain, image, m, radius=0.02, samples=10, seed=0):
    random, length = SeededRandom(seed), np.linalg.norm(m)
    moved = [np.linalg.norm(explain(image + np.array([radius * (2 * random.number() - 1) for _ in range(image.size)]).reshape(
        image.shape)) - m) for _ in range(samples)]
    return max(moved) / (length if length > 0 else 1)

def randomisation(net, image, label, method, m, stages=1, seed=0):
    return np.mean([alike(spearmanr, m, net.shuffled(seed, stage, stages).saliency(image, label, method))
                    for stage in range(1, stages + 1)])

# The parts of the channels, before the relu at the root; None for what is no sum over channels.
PARTS = {
    "GradCAM": lambda a, g: g.mean((1, 2), keepdims=True) * a,
    "LayerCAM": lambda a, g: np.maximum(0, g) * a,
    "HiResCAM": lambda a, g: g * a,
    "sum_k(G * A)": lambda a, g: g * a,
}

def distance(left, right):
    left, right = np.asarray(left), np.asarray(right)
    size = np.abs(left).sum() + np.abs(right).sum()
    return np.abs(left - right).sum() / size if size > 0 else 0.0

def axioms(net, image, label, method):
    a = net.features(torch.tensor(image[None])).detach().requires_grad_()
    logit = net.head(a)[0, label]
    g = torch.autograd.grad(logit, a)[0][0].numpy()
    values = a[0].detach().numpy()
    if method not in PARTS:
        yield "conservation", distance(float(logit), METHODS[method](values, g).sum())
        return
    parts = PARTS[method](values, g)
    yield "conservation", distance(float(logit), parts.sum())
    falls = []
    for k in range(len(values)):
        without = values.copy()
        without[k] = 0
        falls.append(float(logit - net.head(torch.tensor(without[None]))[0, label]))
    yield "axiom_sensitivity", distance(falls, parts.sum((1, 2)))

MEAN, STD = np.array([0.4, 0.5, 0.3])[:, None, None], np.array([0.2, 0.3, 0.25])[:, None, None]

class KeyedRandom:
    """SplitMix64, started by a key, and the normal numbers of Box and Muller in pairs."""
    def __init__(self, *key):
        self.state = 20250414
        for part in key:
            self.state = self.next() ^ part

    def next(self):
        mask = 2 ** 64 - 1
        self.state = mixed = (self.state + 0x9E3779B97F4A7C15) & mask
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9 & mask
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB & mask
        return mixed ^ (mixed >> 31)

    def number(self):
        return (self.next() >> 11) / 2 ** 53

    def normals(self, count):
        pairs = []
        while len(pairs) < count:
            radius, angle = math.sqrt(-2 * math.log(1 - self.number())), 2 * math.pi * self.number()
            pairs += [radius * math.cos(angle), radius * math.sin(angle)]
        return np.array(pairs[:count])

def jpeg(pixels, quality):
    file = io.BytesIO()
    Image.fromarray(np.rint(pixels.transpose(1, 2, 0) * 255).astype(np.uint8)).save(file, "JPEG", quality=int(quality))
    return np.asarray(Image.open(file), float).transpose(2, 0, 1) / 255

def salted(pixels, share, random):
    drawn = np.array([random.number() for _ in range(SIZE * SIZE)]).reshape(SIZE, SIZE)
    return np.where(drawn >= share, pixels, np.where(drawn < share / 2, 0.0, 1.0))

NOISES = {
    "gaussian": lambda x, level, random: x + level * random.normals(x.size).reshape(x.shape),
    "speckle": lambda x, level, random: x + x * level * random.normals(x.size).reshape(x.shape),
    "salt_and_pepper": salted,
    "blur": lambda x, level, random: gaussian_filter(x, (0, level, level)),
    "jpeg": lambda x, level, random: jpeg(x, level),
}

def rbo(left, right, p):
    overlap = [len(set(left[:d]) & set(right[:d])) / d for d in range(1, len(left) + 1)]
    return overlap[-1] * p ** len(left) + (1 - p) / p * sum(a * p ** d for d, a in enumerate(overlap, 1))

def noise_stability(net, image, place, label, method, m, noise="gaussian", level=0.1, copies=10, seed=0, follows=True, size=1, p=0.9):
    pixels = np.clip(image * STD + MEAN, 0, 1)
    regions = quickshift(pixels.transpose(1, 2, 0), ratio=0.2, kernel_size=size, max_dist=200)
    def rank(saliency):
        means = [saliency[regions == region].mean() for region in range(regions.max() + 1)]
        return sorted(range(len(means)), key=lambda region: (-means[region], region))
    predict = lambda x: int(net.head(net.features(torch.tensor(x[None])))[0].argmax())
    same, other = [], []
    for copy in range(1 if noise in ("blur", "jpeg") else copies):
        noisy = (np.clip(NOISES[noise](pixels, level, KeyedRandom(seed, place, copy, *map(ord, noise))), 0, 1) - MEAN) / STD
        changed = predict(noisy) != predict(image)
        seen = net.saliency(noisy, predict(noisy) if changed and follows else label, method)
        (other if changed else same).append(rbo(rank(m), rank(seen), p))
    yield "consistency", np.mean(same) if same else math.nan
    yield "responsiveness", 1 - np.mean(other) if other else math.nan
    yield "noise_robustness", np.mean(same) * (1 - np.mean(other)) if same and other else math.nan

STABILITY = {
    "": {},
    "noise=gaussian:0.3;copies=20": dict(level=0.3, copies=20),
    "noise=gaussian:0.3;copies=20;class=same;size=1.5": dict(level=0.3, copies=20, follows=False, size=1.5),
    "noise=speckle:0.6;p=0.5;seed=3": dict(noise="speckle", level=0.6, p=0.5, seed=3),
    "noise=salt_and_pepper:0.3": dict(noise="salt_and_pepper", level=0.3),
    "noise=blur:1": dict(noise="blur", level=1.0),
    "noise=jpeg:30": dict(noise="jpeg", level=30),
}

def scores(net, image, place, label, method):
    yield from axioms(net, image, label, method)
    explain = lambda x: net.saliency(np.ascontiguousarray(x), label, method)
    m, p = explain(image), net.probability(image, label)
    again = explain(image * m)
    coherency = (alike(pearsonr, m, again) + 1) / 2 if np.ptp(m) > 0 and np.ptp(again) > 0 else 0.0
    yield "coherency", coherency
    drop = max(0, p - net.probability(image * m, label)) / p
    yield "adcc", harmonic(coherency, 1 - m.mean(), 1 - drop)
    for points in (4, 9):
        yield f"arcc(points={points})", harmonic(coherency, 1 - m.mean(), min(1, max(0, 2 * road(net, image, label, m, points))))
    yield "max_sensitivity", sensitivity(explain, image, m)
    yield "max_sensitivity(radius=0.5;samples=3;seed=4)", sensitivity(explain, image, m, 0.5, 3, 4)
    for by, changes in [("flip", FLIPS), ("turn", TURNS), ("shift", SHIFTS), ("all", FLIPS + TURNS + SHIFTS)]:
        seen = [explain(change(image)) for change in changes]
        yield f"equivariance(by={by})", np.mean([alike(pearsonr, s, change(m)) for s, change in zip(seen, changes)])
        yield f"invariance(by={by})", np.mean([alike(pearsonr, s, m) for s in seen])
    yield "randomisation", randomisation(net, image, label, method, m)
    yield "randomisation(stages=3;seed=5)", randomisation(net, image, label, method, m, 3, 5)
    for written, settings in STABILITY.items():
        for name, value in noise_stability(net, image, place, label, method, m, **settings):
            if not math.isnan(value):
                yield f"{name}({written})" if written else name, value

i = np.arange(3 * 3 * SIZE * SIZE, dtype=float)
images = np.sin(0.9 * i + 0.3 + 0.001 * i * i).astype(np.float32).astype(float).reshape(3, 3, SIZE, SIZE)
for kind in HEADS:
    net = Network(kind)
    for place, label in enumerate(CLASSES):
        for method in METHODS:
            for metric, value in scores(net, images[place], place, label, method):
                print(kind, place, method, metric, f"{value:.9g}", sep="\t")
