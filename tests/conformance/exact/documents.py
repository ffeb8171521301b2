"""The JSON text of a group: numbers as strings, short lists on one line, the same bytes on every run."""

import json
from decimal import Context, Decimal

from .methods import METHODS
from .numerics import Numerics
from .scores import BINS, STRENGTHS
from .tensors import flat, size

FORMAT = 1
_SEVENTEEN_DIGITS = Context(prec=17)
_LONGEST_FRACTION = 48
_LINE = 118

_PARAMETERS = {
    "SSCAM": {"noise_std": "0"},
    "SmoothGradCAMpp": {"noise_std": "0"},
    "ISCAM": {"samples": str(STRENGTHS)},
    "MICAM": {"bins": str(BINS)},
    "MICAM.normalised": {"bins": str(BINS)},
    "MICAM.entropy": {"bins": str(BINS)},
    "FullGrad": {"epsilon": "1/1000000"},
}
_ON_SCALES = ("RefineCAM", "LayerCAM.mean", "LayerCAM.product", "LayerCAM.max")


def document(group):
    """The group with its expected values, ready for `text`."""
    return {
        "format": FORMAT,
        "name": group.name,
        "about": group.about,
        "network": _network(group),
        "targets": [_target(target, methods) for target, methods in group.targets],
        "cases": [_case(group, target, method) for target, methods in group.targets for method in methods],
    }


def text(value, indent=0, before=0):
    """JSON with two blanks of indentation, in which whatever fits behind `before` characters stands on one line."""
    compact = json.dumps(value)
    if not isinstance(value, (dict, list)) or indent + before + len(compact) <= _LINE:
        return compact
    if isinstance(value, list):
        parts = [text(item, indent + 2) for item in value]
    else:
        keys = [json.dumps(key) + ": " for key in value]
        parts = [key + text(item, indent + 2, len(key)) for key, item in zip(keys, value.values())]
    opening, closing = "[]" if isinstance(value, list) else "{}"
    margin = "\n" + " " * indent
    return opening + margin + "  " + f",{margin}  ".join(parts) + margin + closing


def _network(group):
    parts = list(zip(group.network.names, group.network.layers))
    return {
        "input": list(size(group.targets[0][0].image)),
        "layers": [{"name": name, **layer.describe()} for name, layer in parts],
        "tensors": {f"{name}.{tensor}": _numbers(values)[0]
                    for name, layer in parts for tensor, values in layer.tensors().items()},
    }


def _target(target, methods):
    entry = {
        "name": target.name,
        "layer": target.layer,
        "class": target.label,
        "image": _numbers(target.image)[0],
        "logits": _numbers(target.logits)[0],
        "activations": _numbers(target.activations)[0],
        "gradient": _numbers(target.gradient)[0],
    }
    if any(method in _ON_SCALES for method in methods):
        entry["scales"] = [{"layer": layer, "activations": _numbers(target.at(layer))[0],
                            "gradient": _numbers(target.gradient_at(layer, target.label))[0]}
                           for layer in target.scales[:3]]
    return entry


def _case(group, target, method):
    numerics = Numerics()
    expected, weights = METHODS[method](target, numerics)
    numbers, exact = _numbers(expected, numerics.exact)
    entry = {"name": f"{group.name}, {target.name}: {method}", "target": target.name, "method": method}
    if method in _PARAMETERS:
        entry["parameters"] = _PARAMETERS[method]
    entry["exact"] = exact
    if weights is not None:
        entry["weights"] = _numbers(weights, numerics.exact)[0]
    entry["map"] = numbers
    return entry


def _numbers(nested, exact=True):
    """The numbers as text, and whether that is all of them: fractions, else decimals of 17 significant digits."""
    exact = exact and all(len(str(value)) <= _LONGEST_FRACTION for value in flat(nested))
    spell = str if exact else _spell
    return _spelled(nested, spell), exact


def _spelled(nested, spell):
    return [_spelled(part, spell) for part in nested] if isinstance(nested, list) else spell(nested)


def _spell(value):
    return str(_SEVENTEEN_DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator)))
