"""Recomputes the cases with PyTorch's layers and autograd, from the JSON alone, and compares.

    python3 check_with_torch.py

In float64 a map may differ by 1e-11 of its largest magnitude, in float32 by 1e-5, which is what the suite asks of an
implementation. Needs PyTorch 1.13 or newer.
"""

import json
import sys
from pathlib import Path

import torch
from with_torch.methods import METHODS
from with_torch.network import Network, Target, tensor

TOLERANCES = {torch.float64: 1e-11, torch.float32: 1e-5}


def error(actual, expected):
    """The greatest difference, relative to the greatest expected magnitude; absolute where all is 0."""
    difference = (actual.double() - expected).abs().max().item()
    return difference / (expected.abs().max().item() or 1)


def main():
    worst, failures, compared = {}, [], 0
    for path in sorted((Path(__file__).parent / "cases").glob("*.json")):
        content = json.loads(path.read_text())
        for dtype, tolerance in TOLERANCES.items():
            network = Network(content["network"], dtype)
            targets = {entry["name"]: Target(network, entry, dtype) for entry in content["targets"]}
            found = []
            for target in targets.values():
                name = f"{content['name']}, {target.entry['name']}"
                found += [(f"{name}: logits", target.logits, target.entry["logits"]),
                          (f"{name}: activations", target.A, target.entry["activations"]),
                          (f"{name}: gradient", target.G, target.entry["gradient"])]
                for scale in target.entry.get("scales", []):
                    A, G = target.features(scale["layer"], target.label)
                    found += [(f"{name}: activations of {scale['layer']}", A, scale["activations"]),
                              (f"{name}: gradient of {scale['layer']}", G, scale["gradient"])]
            found += [(case["name"], METHODS[case["method"]](targets[case["target"]], case), case["map"])
                      for case in content["cases"]]
            for name, actual, expected in found:
                expected = tensor(expected, torch.float64)
                if actual.shape != expected.shape:
                    failures.append(f"{name}: {list(actual.shape)} instead of {list(expected.shape)}")
                    continue
                difference = error(actual.detach(), expected)
                kind = name.rsplit(": ")[-1].split(" of ")[0]
                worst[dtype, kind] = max(worst.get((dtype, kind), 0), difference)
                compared += 1
                if not difference <= tolerance:
                    failures.append(f"{name}: {difference:.1e} in {dtype}")
    for kind in dict.fromkeys(kind for _, kind in worst):
        print(f"{kind:20} float64 {worst[torch.float64, kind]:.1e}  float32 {worst[torch.float32, kind]:.1e}")
    print(f"{compared} comparisons, {len(failures)} failed, PyTorch {torch.__version__}")
    if failures:
        sys.exit("\n".join(failures))


if __name__ == "__main__":
    main()
