"""The networks, the images, and which method is looked at on which of them.

The seeds are chosen so that no ReLU or maximum is near its kink, channels are alive where they should be, and the maps
say something: most have weights of both signs and some zeros.
"""

from fractions import Fraction

from .drawing import Draw
from .layers import AveragePool, BatchNorm, Convolution, Flatten, GlobalMean, Linear, MaxPool, Relu
from .network import Network, Target

GRADIENT = ["GradCAM", "GradCAMplus", "GradCAMpp", "GradCAMpp.exp", "XGradCAM", "LayerCAM", "GradCAMElementWise",
            "HiResCAM"]
SCORE = ["ScoreCAM", "ScoreCAM.official", "SSCAM", "ISCAM"]
ABLATION = ["AblationCAM", "AblationCAM.paper"]
EIGEN = ["EigenCAM", "EigenCAM.paper", "EigenGradCAM", "SegEigenCAM", "KPCACAM"]
TARGETS = ["ShapleyCAM", "FMGCAM", "FMGCAM.published"]
INFORMATION = ["MICAM", "MICAM.normalised", "MICAM.entropy"]
CONTROLS = ["FakeCAM", "CentreGaussian"]


class Group:
    """One network with its targets, each with the methods that are looked at there: one file of cases."""

    def __init__(self, name, about, *targets):
        self.name, self.about, self.targets = name, about, targets
        self.network = targets[0][0].network


def groups():
    """All groups, in the order of the files."""
    return [gap_linear(), class_convolution(), flatten_linear(), nonlinear_head(), leaky(), dead_channel(),
            three_scales(), one_channel(), rank_one(), batch_norm(), five_classes()]


# Sevenths, so that no pixel lies on the edge of a bin of the mutual information's histogram.
def _sevenths(seed, *shape):
    return Draw(seed, reach=7, divisors=(7,)).numbers(*shape, low=0)


def gap_linear(seed=276):
    draw, pixels = Draw(seed, divisors=(8,)), Draw(seed + 1)
    classes = [draw.numbers(3), [Fraction(-1, 2), Fraction(-3, 4), Fraction(-1, 8)], draw.numbers(3)]
    network = Network(
        ("features.0", Convolution(draw.numbers(3, 2, 3, 3), draw.numbers(3), padding=1)),
        ("features.1", Relu()),
        ("gap", GlobalMean()),
        ("flatten", Flatten()),
        ("classifier.0", Linear(classes, draw.numbers(3))))
    image = pixels.numbers(2, 4, 5, low=0)
    spot = [[[Fraction(6) if (i, j) == (1, 3) else Fraction(1 + (i + 2 * j + c) % 3, 8) for j in range(5)]
             for i in range(4)] for c in range(2)]
    return Group(
        "gap-linear",
        "Convolution, ReLU, global mean, linear layer: the gradient is constant over positions. The maps are as large "
        "as the image, so that nothing is upsampled.",
        (Target("class 0", network, image, "features.1", 0),
         ["CAM", *GRADIENT, *SCORE, *ABLATION, *EIGEN, *TARGETS, "SmoothGradCAMpp"]),
        (Target("class 1", network, image, "features.1", 1),
         ["CAM", "GradCAM", "XGradCAM", "ScoreCAM.official", "AblationCAM"]),
        (Target("bright spot", network, spot, "features.1", 0), ["GradCAM", "FEM"]))


def class_convolution(seed=36):
    draw, pixels = Draw(seed, divisors=(3, 5)), Draw(seed + 1)
    network = Network(
        ("features.0", Convolution(draw.numbers(2, 1, 2, 2), draw.numbers(2))),
        ("features.1", Relu()),
        ("features.2", Convolution(draw.numbers(3, 2, 1, 1), draw.numbers(3))),
        ("gap", GlobalMean()),
        ("flatten", Flatten()))
    return Group(
        "class-convolution",
        "A 1x1 convolution to the classes before the global mean, as in Tiny Darknet: its kernel is the classifier's "
        "row. Weights of thirds and fifths, which float32 has to round.",
        (Target("class 2", network, pixels.numbers(1, 4, 3, low=0), "features.1", 2), ["CAM", "GradCAM"]))


def flatten_linear(seed=135):
    draw = Draw(seed, divisors=(8,))
    network = Network(
        ("features.0", Convolution(draw.numbers(2, 1, 3, 3), draw.numbers(2), stride=2, padding=1)),
        ("features.1", Relu()),
        ("flatten", Flatten()),
        ("classifier.0", Linear(draw.numbers(4, 18), draw.numbers(4))))
    image = _sevenths(seed + 1, 1, 6, 5)
    return Group(
        "flatten-linear",
        "Convolution of stride 2, ReLU, flatten, linear layer, on a grey image: the gradient differs from place to "
        "place, and masks are upsampled from 3x3 to 6x5.",
        (Target("class 1", network, image, "features.1", 1),
         [*GRADIENT, *SCORE, *ABLATION, *EIGEN, *TARGETS, "SmoothGradCAMpp", *INFORMATION, *CONTROLS]))


def nonlinear_head(seed=25):
    draw, pixels = Draw(seed, divisors=(8,)), Draw(seed + 1)
    network = Network(
        ("features.0", Convolution(draw.numbers(2, 3, 3, 3), draw.numbers(2), padding=1)),
        ("features.1", Relu()),
        ("features.2", MaxPool(2)),
        ("flatten", Flatten()),
        ("classifier.0", Linear(draw.numbers(4, 12), draw.numbers(4))),
        ("classifier.1", Relu()),
        ("classifier.2", Linear(draw.numbers(3, 4), draw.numbers(3))))
    image = pixels.numbers(3, 4, 6, low=0)
    return Group(
        "nonlinear-head",
        "Convolution, ReLU, max pooling, flatten, linear, ReLU, linear: the gradient depends on the image, and is 0 at "
        "every place that loses its window (quotients 0/0).",
        (Target("class 0", network, image, "features.1", 0),
         [*GRADIENT, "ScoreCAM", "AblationCAM", "EigenGradCAM", "SegEigenCAM", *TARGETS]))


def leaky(seed=18):
    draw, pixels = Draw(seed, divisors=(8,)), Draw(seed + 1)
    network = Network(
        ("features.0", Convolution(draw.numbers(2, 2, 2, 2), draw.numbers(2))),
        ("features.1", Relu(Fraction(1, 4))),
        ("features.2", AveragePool(2)),
        ("flatten", Flatten()),
        ("classifier.0", Linear(draw.numbers(2, 4), draw.numbers(2))))
    image = pixels.numbers(2, 3, 5)
    return Group(
        "leaky",
        "A leaky ReLU, slope 1/4, average pooling, flatten, linear layer: activations below zero.",
        (Target("class 0", network, image, "features.1", 0),
         [*GRADIENT, "ScoreCAM", *ABLATION, "EigenCAM", "EigenCAM.paper", "ShapleyCAM"]))


def dead_channel(seed=112):
    draw = Draw(seed, divisors=(8,))
    weight, bias = draw.numbers(4, 1, 3, 3), draw.numbers(4)
    bias[1] = Fraction(-40)
    classes = [[Fraction(3, 4), Fraction(1, 2), Fraction(0), Fraction(-5, 8)], *draw.numbers(2, 4)]
    # The first convolution makes one channel of the image's three equal ones.
    luminance = [[[[Fraction(1, 4)]], [[Fraction(1, 2)]], [[Fraction(1, 4)]]]]
    network = Network(
        ("features.0", Convolution(luminance)),
        ("features.1", Convolution(weight, bias, padding=1)),
        ("features.2", Relu()),
        ("gap", GlobalMean()),
        ("flatten", Flatten()),
        ("classifier.0", Linear(classes, draw.numbers(3))))
    grey = _sevenths(seed + 1, 4, 4)
    return Group(
        "dead-channel",
        "Channel 1 is zero everywhere and channel 2 has no weight in class 0: quotients 0/0 and constant masks. The "
        "image's three channels are equal.",
        (Target("class 0", network, [grey, grey, grey], "features.2", 0),
         ["CAM", "GradCAM", "GradCAMpp", "GradCAMpp.exp", "XGradCAM", "ScoreCAM", "ScoreCAM.official", "ISCAM",
          *ABLATION, "EigenCAM", "KPCACAM", "FEM", *INFORMATION]))


def three_scales(seed=3051):
    draw, pixels = Draw(seed, divisors=(8,)), Draw(seed + 1)
    network = Network(
        ("features.0", Convolution(draw.numbers(2, 2, 3, 3), draw.numbers(2), padding=1)),
        ("features.1", Relu()),
        ("features.2", MaxPool(2)),
        ("features.3", Convolution(draw.numbers(2, 2, 3, 3), draw.numbers(2), padding=1)),
        ("features.4", Relu()),
        ("features.5", AveragePool(2)),
        ("features.6", Convolution(draw.numbers(3, 2, 1, 1), draw.numbers(3))),
        ("features.7", Relu()),
        ("flatten", Flatten()),
        ("classifier.0", Linear(draw.numbers(2, 18), draw.numbers(2))))
    image = pixels.numbers(2, 8, 12, low=0)
    return Group(
        "three-scales",
        "Maps of 8x12, 4x6 and 2x3, whose last layers are features.1, features.4 and features.7.",
        (Target("class 0", network, image, "features.7", 0),
         ["GradCAM", "RefineCAM", "LayerCAM.mean", "LayerCAM.product", "LayerCAM.max", "LayerCAM.tanh", "FullGrad", "EigenCAM"]),
        (Target("class 1 at features.4", network, image, "features.4", 1), ["GradCAM", "HiResCAM", "XGradCAM"]))


def one_channel(seed=10):
    draw, pixels = Draw(seed, divisors=(8,)), Draw(seed + 1)
    network = Network(
        ("features.0", Convolution(draw.numbers(1, 1, 3, 3), draw.numbers(1))),
        ("features.1", Relu()),
        ("flatten", Flatten()),
        ("classifier.0", Linear(draw.numbers(2, 5), draw.numbers(2))))
    image = pixels.numbers(1, 3, 7, low=0)
    return Group(
        "one-channel",
        "One channel of one row: softmax over one channel, a principal axis of length one, masks one row high.",
        (Target("class 0", network, image, "features.1", 0),
         ["GradCAM", "HiResCAM", "ScoreCAM", "ScoreCAM.official", "AblationCAM", "EigenCAM",
          "EigenCAM.paper", *CONTROLS]))


def rank_one(seed=1):
    network = Network(
        ("features.0", Convolution([[[[Fraction(3, 2)]]], [[[Fraction(2)]]]])),
        ("features.1", Relu()),
        ("gap", GlobalMean()),
        ("flatten", Flatten()),
        ("classifier.0", Linear([[Fraction(5, 4), Fraction(-9, 4)], [Fraction(1, 4), Fraction(1, 2)]],
                                [Fraction(1, 2), Fraction(-1, 4)])))
    image = Draw(seed).numbers(1, 3, 4, low=1)
    return Group(
        "rank-one",
        "The two channels are 3/2 and 2 times the image, so that every singular vector is rational: (3, 4)/5 for the "
        "activations, (5, -12)/13 and (5, 12)/13 times the gradient.",
        (Target("class 0", network, image, "features.1", 0),
         ["EigenCAM", "EigenCAM.paper", "EigenGradCAM", "SegEigenCAM"]))


def batch_norm(seed=5):
    draw, pixels = Draw(seed, divisors=(8,)), Draw(seed + 1)
    network = Network(
        ("features.0", Convolution(draw.numbers(2, 2, 3, 3), padding=1)),
        ("features.1", BatchNorm(
            [Fraction(3, 2), Fraction(3, 4)], [Fraction(1), Fraction(3, 4)], [Fraction(1, 2), Fraction(-2)],
            [Fraction(2), Fraction(6)], Fraction(1, 4))),
        ("features.2", Relu()),
        ("features.3", AveragePool(2)),
        ("features.4", Convolution(draw.numbers(2, 2, 2, 2), draw.numbers(2))),
        ("features.5", Relu()),
        ("flatten", Flatten()),
        ("classifier.0", Linear(draw.numbers(2, 4), draw.numbers(2))))
    image = pixels.numbers(2, 4, 6)
    return Group(
        "batch-norm",
        "A convolution without bias and batch norm with var + eps = (3/2)^2 and (5/2)^2, then one with bias: the "
        "biases that FullGrad counts, upsampled with aligned corners from 1x2 to 4x6.",
        (Target("class 0", network, image, "features.5", 0), ["FullGrad", "GradCAM"]),
        (Target("class 1 at features.2", network, image, "features.2", 1), ["HiResCAM", "LayerCAM"]))


def five_classes(seed=3):
    draw, pixels = Draw(seed), Draw(seed + 1)
    network = Network(
        ("features.0", Convolution(draw.numbers(3, 2, 3, 3), draw.numbers(3), padding=1)),
        ("features.1", Relu()),
        ("flatten", Flatten()),
        ("classifier.0", Linear(draw.numbers(5, 3 * 4 * 5), draw.numbers(5))))
    image = pixels.numbers(2, 4, 5, low=0)
    return Group(
        "five-classes",
        "Convolution, ReLU, flatten, linear layer to five classes: some are closer to the explained one than others.",
        *((Target(f"class {label}", network, image, "features.1", label), ["GradCAM", "FinerCAM", "FinerCAM.mean", *TARGETS])
          for label in (0, 3)))
