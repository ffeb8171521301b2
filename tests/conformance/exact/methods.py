"""The named methods, each written from its source as a map of a target; nothing is upsampled or scaled at the end.

A method takes a target and a `Numerics` and returns its map, and its weights per channel where it has such.
"""

from fractions import Fraction

from . import scores
from .resampling import upsampled
from .tensors import (
    ZERO, apply, centred, flat, means, over_channels, product, quotient, relu, totals, unit_range, weighted)

METHODS = {}
_RANK_MARGIN = Fraction(1, 20)
_SIGN_MARGIN = Fraction(1, 50)


def method(name):
    """Enters a function in the table of methods."""
    def enter(function):
        METHODS[name] = function
        return function
    return enter


def _positive(target, weights):
    return relu(weighted(weights, target.activations)), weights


@method("CAM")
def cam(target, numerics):
    weights = scores.classifier(target)
    return weighted(weights, target.activations), weights


@method("GradCAM")
def grad_cam(target, numerics):
    return _positive(target, means(target.gradient))


@method("GradCAMplus")
def grad_cam_plus(target, numerics):
    return _positive(target, means(relu(target.gradient)))


def plus_plus_alpha(activations, gradient):
    """Equation 19 of Grad-CAM++: G^2 / (2 G^2 + (sum of A) G^3)."""
    return [apply(lambda g: quotient(g ** 2, 2 * g ** 2 + total * g ** 3), channel)
            for total, channel in zip(totals(activations), gradient)]


def plus_plus_weights(activations, gradient):
    """The weights of Grad-CAM++."""
    return totals(product(plus_plus_alpha(activations, gradient), relu(gradient)))


@method("GradCAMpp")
@method("SmoothGradCAMpp")
def grad_cam_plus_plus(target, numerics):
    return _positive(target, plus_plus_weights(target.activations, target.gradient))


@method("GradCAMpp.exp")
def grad_cam_plus_plus_exp(target, numerics):
    alpha = plus_plus_alpha(target.activations, target.gradient)
    sums = totals(product(alpha, relu(target.gradient)))
    counted = totals(apply(lambda a, g: a if g > 0 else ZERO, alpha, target.gradient))
    return _positive(target, [quotient(total, count) for total, count in zip(sums, counted)])


@method("XGradCAM")
def x_grad_cam(target, numerics):
    sums = zip(totals(product(target.gradient, target.activations)), totals(target.activations))
    return _positive(target, [quotient(together, alone) for together, alone in sums])


def layer_map(activations, gradient):
    """LayerCAM of a layer."""
    return relu(over_channels(product(relu(gradient), activations)))


@method("LayerCAM")
def layer_cam(target, numerics):
    return layer_map(target.activations, target.gradient), None


@method("GradCAMElementWise")
def grad_cam_element_wise(target, numerics):
    return over_channels(relu(product(target.gradient, target.activations))), None


@method("HiResCAM")
def hi_res_cam(target, numerics):
    return relu(over_channels(product(target.gradient, target.activations))), None


@method("ScoreCAM")
def score_cam(target, numerics):
    return _positive(target, numerics.softmax(scores.score_cam(target)))


@method("ScoreCAM.official")
def score_cam_official(target, numerics):
    return _positive(target, scores.score_cam_official(target, numerics))


@method("SSCAM")
def ss_cam(target, numerics):
    return _positive(target, numerics.softmax(scores.ss_cam(target)))


@method("ISCAM")
def is_cam(target, numerics):
    return _positive(target, numerics.softmax(scores.is_cam(target)))


@method("AblationCAM")
def ablation_cam(target, numerics):
    return _positive(target, [quotient(fall, target.logits[target.label]) for fall in scores.ablation(target)])


@method("AblationCAM.paper")
def ablation_cam_paper(target, numerics):
    norms = [numerics.sqrt(square) for square in totals(product(target.activations, target.activations))]
    return _positive(target, [quotient(fall, norm) for fall, norm in zip(scores.ablation(target), norms)])


def oriented(plane):
    """A map with the sign that makes its entry of the largest magnitude positive."""
    highest, lowest = max(flat(plane)), min(flat(plane))
    if abs(highest + lowest) < _SIGN_MARGIN * max(highest, -lowest):
        raise ValueError("the greatest and the least entry are nearly opposite, so the sign is a matter of rounding")
    return plane if highest > -lowest else apply(lambda value: -value, plane)


def principal_map(features, numerics):
    """Features, one row for each position, projected on their first right singular vector."""
    axis = numerics.principal_axis([list(row) for row in zip(*map(flat, features))])
    return oriented(weighted(axis, features))


@method("EigenCAM")
def eigen_cam(target, numerics):
    return relu(principal_map(centred(target.activations), numerics)), None


@method("EigenCAM.paper")
def eigen_cam_paper(target, numerics):
    return relu(principal_map(target.activations, numerics)), None


@method("EigenGradCAM")
def eigen_grad_cam(target, numerics):
    return relu(principal_map(centred(product(target.gradient, target.activations)), numerics)), None


@method("SegEigenCAM")
def seg_eigen_cam(target, numerics):
    magnitudes = apply(abs, target.gradient)
    return relu(principal_map(centred(product(magnitudes, target.activations)), numerics)), None


@method("KPCACAM")
def kpca_cam(target, numerics):
    rows = list(zip(*map(flat, centred(target.activations))))
    count = len(rows)
    kernel = [[numerics.tanh(sum(a * b for a, b in zip(row, other)) / len(row) + 1) for other in rows] for row in rows]
    row_means = [sum(row) / count for row in kernel]
    mean = sum(row_means) / count
    centre = [[kernel[i][j] - row_means[i] - row_means[j] + mean for j in range(count)] for i in range(count)]
    value, vector = numerics.top_eigenvector(centre)
    length = numerics.sqrt(value)
    entries = iter(vector)
    return relu(oriented(apply(lambda _: next(entries) * length, target.activations[0]))), None


@method("FullGrad")
def full_grad(target, numerics):
    return scores.full_gradient(target), None


@method("ShapleyCAM")
def shapley_cam(target, numerics):
    """With T = y_c + ln p_c and logits that are linear in A around the place, J their Jacobian: the gradient of T is
    J'(2 e_c - p), its Hessian J'(p p' - diag p)J."""
    shares = numerics.softmax(target.logits)
    direction = [2 * int(i == target.label) - share for i, share in enumerate(shares)]
    # J A, the change of the logits along A: row by row from the exact gradients.
    moved = [sum(flat(product(target.gradient_at(target.layer, i), target.activations)), ZERO)
             for i in range(len(shares))]
    mean = sum(share * value for share, value in zip(shares, moved))
    curvature = [share * (mean - value) for share, value in zip(shares, moved)]
    place = target.network.names.index(target.layer) + 1
    combined = [d - c / 2 for d, c in zip(direction, curvature)]
    return _positive(target, means(target.network.gradients(target.values, combined)[place]))


@method("FEM")
def fem(target, numerics):
    weights = []
    for channel in target.activations:
        values = flat(channel)
        mean = sum(values) / len(values)
        variance = sum((value - mean) ** 2 for value in values) / len(values)
        above = 0
        for value in values:
            gap = (value - mean) ** 2 - 4 * variance
            if variance and value > mean and abs(gap) < variance / 10:
                raise ValueError("an activation is close to two standard deviations above the mean")
            above += value > mean and gap > 0
        weights.append(Fraction(above, len(values)))
    return _positive(target, weights)


@method("MICAM")
def mi_cam(target, numerics):
    return _positive(target, scores.mutual_information(target, numerics))


@method("MICAM.normalised")
def mi_cam_normalised(target, numerics):
    return _positive(target, scores.normalised_information(target, numerics))


@method("MICAM.entropy")
def mi_cam_entropy(target, numerics):
    return _positive(target, scores.channel_entropy(target, numerics))


def _ranked(target):
    """The classes, the greatest logit first."""
    ranked = sorted(range(len(target.logits)), key=lambda i: -target.logits[i])
    if any(target.logits[a] - target.logits[b] < _RANK_MARGIN for a, b in zip(ranked[:3], ranked[1:4])):
        raise ValueError("two logits are nearly the same")
    return ranked


@method("FMGCAM")
def fm_g_cam(target, numerics):
    maps = [weighted(means(target.gradient_at(target.layer, label)), target.activations)
            for label in _ranked(target)[:3]]
    return relu(apply(max, *maps)), None


@method("FMGCAM.published")
def fm_g_cam_published(target, numerics):
    """The activations carry the weights of the classes ranked before."""
    activations, maps = target.activations, []
    for label in _ranked(target)[:3]:
        weights = means(target.gradient_at(target.layer, label))
        activations = [apply(lambda a, w=weight: w * a, channel) for weight, channel in zip(weights, activations)]
        maps.append(over_channels(activations))
    return relu(apply(max, *maps)), None


def _closest(target):
    """The three other classes whose logits are closest to the target's."""
    own = target.logits[target.label]
    order = sorted((abs(value - own), i) for i, value in enumerate(target.logits) if i != target.label)
    if any(b[0] - a[0] < _RANK_MARGIN for a, b in zip(order[:3], order[1:4])):
        raise ValueError("two classes are nearly as close")
    return [i for _, i in order[:3]]


def _along(target, direction):
    """Grad-CAM of a target whose gradient with respect to the logits is given."""
    place = target.network.names.index(target.layer) + 1
    return _positive(target, means(target.network.gradients(target.values, direction)[place]))


@method("FinerCAM")
def finer_cam(target, numerics):
    """T = y_c - sum q_d y_d with q the softmax over the closest classes: dT/dy_d = -q_d (1 + y_d - sum q_e y_e)."""
    closest = _closest(target)
    shares = dict(zip(closest, numerics.softmax([target.logits[i] for i in closest])))
    mean = sum(share * target.logits[i] for i, share in shares.items())
    direction = [-shares[i] * (1 + value - mean) if i in shares else ZERO for i, value in enumerate(target.logits)]
    direction[target.label] = Fraction(1)
    return _along(target, direction)


@method("FinerCAM.mean")
def finer_cam_mean(target, numerics):
    direction = [ZERO] * len(target.logits)
    for i in _closest(target):
        direction[i] = Fraction(-1, 5)
    direction[target.label] = Fraction(1)
    return _along(target, direction)


def _on_scales(target, function):
    """The maps of the three coarsest scales, each brought to [0,1] and then upsampled to the image."""
    return [upsampled(unit_range(function(target.at(layer), target.gradient_at(layer, target.label))),
                      target.height, target.width) for layer in target.scales[:3]]


@method("RefineCAM")
def refine_cam(target, numerics):
    maps = _on_scales(target, lambda a, g: relu(weighted(plus_plus_weights(a, g), a)))
    return apply(lambda x, y, z: x * y * z, *maps), None


@method("LayerCAM.mean")
def layer_cam_mean(target, numerics):
    return apply(lambda x, y, z: (x + y + z) / 3, *_on_scales(target, layer_map)), None


@method("LayerCAM.product")
def layer_cam_product(target, numerics):
    return apply(lambda x, y, z: x * y * z, *_on_scales(target, layer_map)), None


@method("LayerCAM.max")
def layer_cam_max(target, numerics):
    return apply(max, *_on_scales(target, layer_map)), None


@method("LayerCAM.tanh")
def layer_cam_tanh(target, numerics):
    return apply(lambda *x: max(numerics.tanh(2 * value) for value in x), *_on_scales(target, layer_map)), None


@method("FakeCAM")
def fake_cam(target, numerics):
    return [[Fraction(int(i + j > 0)) for j in range(target.width)] for i in range(target.height)], None


@method("CentreGaussian")
def centre_gaussian(target, numerics):
    """Pixel centres are at half numbers, the deviations a quarter of the sides."""
    def exponent(place, side):
        return -((place + Fraction(1, 2) - Fraction(side, 2)) / Fraction(side, 4)) ** 2 / 2
    return [[numerics.exp(exponent(j, target.width) + exponent(i, target.height)) for j in range(target.width)]
            for i in range(target.height)], None
