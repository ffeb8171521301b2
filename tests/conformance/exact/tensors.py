"""Arithmetic on features [K][h][w] and maps [h][w], nested lists of Fractions."""

from fractions import Fraction

ZERO = Fraction(0)


def size(features):
    """(K, h, w) of features."""
    return len(features), len(features[0]), len(features[0][0])


def apply(function, *operands):
    """The function at each position of nested lists of one shape."""
    if isinstance(operands[0], list):
        return [apply(function, *parts) for parts in zip(*operands, strict=True)]
    return function(*operands)


def flat(nested):
    """All numbers, the last axis fastest."""
    if not isinstance(nested, list):
        return [nested]
    return [number for part in nested for number in flat(part)]


def zeros(*shape):
    """Nested lists of zeros."""
    return [zeros(*shape[1:]) for _ in range(shape[0])] if shape else ZERO


def scaled(factor, nested):
    """Every number times the factor."""
    return apply(lambda value: factor * value, nested)


def added(*operands):
    """The sum at each position."""
    return apply(lambda *values: sum(values, ZERO), *operands)


def product(*operands):
    """The product of two at each position."""
    return apply(lambda a, b: a * b, *operands)


def weighted(weights, features):
    """The map sum_k w_k A_k."""
    return added(*(scaled(weight, channel) for weight, channel in zip(weights, features, strict=True)))


def over_channels(features):
    """The map sum_k F_k."""
    return added(*features)


def totals(features):
    """The sum over positions of each channel."""
    return [sum(flat(channel), ZERO) for channel in features]


def means(features):
    """The mean over positions of each channel."""
    return [total / len(flat(channel)) for total, channel in zip(totals(features), features)]


def centred(features):
    """Each channel without its mean."""
    return [apply(lambda value: value - mean, channel) for mean, channel in zip(means(features), features)]


def relu(nested):
    """The positive part of every number."""
    return apply(lambda value: max(value, ZERO), nested)


def quotient(a, b):
    """a / b, and 0 where b is 0."""
    return a / b if b else ZERO


def unit_range(nested):
    """All numbers together from [min, max] to [0, 1]; zeros where they are all the same."""
    least, greatest = min(flat(nested)), max(flat(nested))
    return apply(lambda value: quotient(value - least, greatest - least), nested)
