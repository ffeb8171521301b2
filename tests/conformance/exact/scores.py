"""Weights per channel that need more than the layer's activations and gradient."""

from collections import Counter
from fractions import Fraction

from .layers import Convolution, Flatten, GlobalMean, Linear
from .resampling import upsampled
from .tensors import ZERO, flat, over_channels, product, quotient, scaled, unit_range, zeros

BINS = 32
STRENGTHS = 10
_BIN_MARGIN = Fraction(1, 1000)


def classifier(target):
    """The class's row of a head that takes the mean over positions and is linear otherwise."""
    layers = target.network.layers[target.network.names.index(target.layer) + 1:]
    match layers:
        case [GlobalMean(), Flatten(), Linear() as last]:
            return last.weight[target.label]
        case [Convolution(window=1, stride=1, padding=0) as last, GlobalMean(), Flatten()]:
            return [kernel[0][0] for kernel in last.weight[target.label]]
        case _:
            raise ValueError(f"{target.name}: the head behind {target.layer} is no pooled linear one")


def score_cam(target):
    """Score-CAM as pytorch-grad-cam computes it: the logit of the image seen through each channel, whose mask is
    upsampled with aligned corners and then brought to [0,1]."""
    return [target.logit_of(_seen(target, unit_range(upsampled(channel, target.height, target.width, aligned=True))))
            for channel in target.activations]


def score_cam_official(target, numerics):
    """Score-CAM's own code: the probability of the image seen through each channel, whose mask is upsampled without
    aligned corners and then brought to [0,1]; 0 for a channel that is constant."""
    weights = []
    for channel in target.activations:
        large = upsampled(channel, target.height, target.width)
        logits = target.network.logits(_seen(target, unit_range(large)))
        constant = min(flat(large)) == max(flat(large))
        weights.append(ZERO if constant else numerics.softmax(logits)[target.label])
    return weights


def ss_cam(target):
    """SS-CAM without noise: the rise of the logit through each mask, which is brought to [0,1] and then upsampled."""
    clean = target.logits[target.label]
    return [target.logit_of(_seen(target, mask)) - clean for mask in _masks(target)]


def is_cam(target):
    """IS-CAM: the mean rise of the logit through each mask at the strengths 1/10, 2/10, ..., 1."""
    clean = target.logits[target.label]
    strengths = [Fraction(i, STRENGTHS) for i in range(1, STRENGTHS + 1)]
    return [sum(target.logit_of(_seen(target, scaled(strength, mask))) - clean for strength in strengths) / STRENGTHS
            for mask in _masks(target)]


def ablation(target):
    """The fall of the logit when a channel is replaced by zeros."""
    zero = zeros(*map(len, (target.activations[0], target.activations[0][0])))
    falls = []
    for k in range(len(target.activations)):
        without = target.activations[:k] + [zero] + target.activations[k + 1:]
        falls.append(target.logits[target.label] - target.network.head(target.layer, without)[target.label])
    return falls


def mutual_information(target, numerics):
    """The mutual information, in nats, of the image's brightness and each upsampled channel: both are brought to
    [0,1] and counted in 32 by 32 bins. The image's channels must be equal, so that every mean of them is the same."""
    if any(channel != target.image[0] for channel in target.image):
        raise ValueError(f"{target.name}: the brightness of a coloured image is a matter of taste")
    grey = _bins(target.image[0])
    return [_information(grey, _bins(upsampled(channel, target.height, target.width)), numerics)
            for channel in target.activations]


def normalised_information(target, numerics):
    """Twice the mutual information over the sum of both entropies; 0 for a constant channel."""
    grey = _bins(target.image[0])
    return [quotient(2 * information, _entropy(grey, numerics) + own) if own else ZERO
            for information, own in zip(mutual_information(target, numerics), channel_entropy(target, numerics))]


def channel_entropy(target, numerics):
    """The entropy, in nats, of each upsampled channel in 32 bins."""
    return [_entropy(_bins(upsampled(channel, target.height, target.width)), numerics) for channel in target.activations]


def full_gradient(target):
    """FullGrad's map: the rescaled |image * gradient|, and for every layer with a bias and positions the rescaled
    |bias * gradient of its output|, upsampled with aligned corners; all channels summed."""
    gradients = target.input_gradients()
    parts = [_rescaled(product(target.image, gradients[0]))]
    for layer, gradient in zip(target.network.layers, gradients[1:]):
        bias = getattr(layer, "bias", None)
        if bias is None or isinstance(layer, Linear):
            continue
        rescaled = _rescaled([scaled(b, channel) for b, channel in zip(bias, gradient)])
        parts.append([upsampled(channel, target.height, target.width, aligned=True) for channel in rescaled])
    return over_channels([channel for part in parts for channel in part])


def _rescaled(features):
    """Magnitudes from [min, max] of all channels together to [0, 1), with the published code's epsilon."""
    magnitudes = [[[abs(value) for value in row] for row in channel] for channel in features]
    least, greatest = min(flat(magnitudes)), max(flat(magnitudes))
    divisor = greatest - least + Fraction(1, 10 ** 6)
    return [[[(value - least) / divisor for value in row] for row in channel] for channel in magnitudes]


def _masks(target):
    return [upsampled(unit_range(channel), target.height, target.width) for channel in target.activations]


def _seen(target, mask):
    return [product(channel, mask) for channel in target.image]


def _bins(plane):
    """The bin of every pixel of a map that is brought to [0,1]; None for a constant map."""
    values = flat(unit_range(plane))
    if max(values) == 0:
        return None
    for value in values:
        if value not in (0, 1) and abs(value * BINS - round(value * BINS)) < _BIN_MARGIN:
            raise ValueError(f"{value} is so close to the edge of a bin that float32 could miss it")
    return [min(int(value * BINS), BINS - 1) for value in values]


def _information(first, second, numerics):
    if first is None or second is None:
        return ZERO
    count = len(first)
    left, right, both = Counter(first), Counter(second), Counter(zip(first, second))
    return sum((Fraction(n, count) * numerics.ln(Fraction(n * count, left[i] * right[j]))
                for (i, j), n in sorted(both.items())), ZERO)


def _entropy(counted, numerics):
    if counted is None:
        return ZERO
    count = len(counted)
    return sum((Fraction(n, count) * numerics.ln(Fraction(count, n)) for _, n in sorted(Counter(counted).items())), ZERO)
