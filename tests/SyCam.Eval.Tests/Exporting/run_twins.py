"""Runs exported Python files on given values: run_twins.py FOLDER.

FOLDER/cases.json lists for each case its inputs, and which files it has. Prints one line for each file: the case, the
kind of file, and the values of the map or what the file's own test says. The libraries' base classes are stood in for
by the few lines below, which have their extension points and no more.
"""
import importlib.util
import json
import pathlib
import sys
import types

import numpy as np
import torch


class BaseCAM:
    """Stands for pytorch_grad_cam.base_cam.BaseCAM: what calls get_cam_weights and get_cam_image, with NumPy arrays."""

    def __init__(self, model, target_layers, reshape_transform=None):
        self.target_layers = target_layers

    def get_cam_image(self, input_tensor, target_layer, targets, activations, grads, eigen_smooth=False):
        weights = self.get_cam_weights(input_tensor, target_layer, targets, activations, grads)
        return np.einsum("bk,bkij->bij", weights, activations)

    def positive_map(self, input_tensor, activations, grads):
        image = self.get_cam_image(input_tensor, self.target_layers[0], None, activations, grads, False)
        assert isinstance(image, np.ndarray) and image.ndim == 3, type(image)
        return np.maximum(image, 0)


class _CAM:
    """Stands for torchcam.methods.core._CAM: hooked activations, and the sum by what _get_weights gives."""

    def __init__(self, model, target_layer=None, input_shape=(3, 224, 224), **kwargs):
        self.hook_a, self.hook_g, self._relu = [None], [None], False

    def maps(self, class_idx, scores):
        maps = []
        for weight, activation in zip(self._get_weights(class_idx, scores), self.hook_a):
            if weight.ndim == 2:
                weight = weight[:, :, None, None]
            assert weight.ndim == 4, weight.shape
            total = torch.nansum(weight * activation, dim=1)
            maps.append(total.clamp(min=0) if self._relu else total)
        return maps


class _GradCAM(_CAM):
    """Stands for torchcam.methods.gradient._GradCAM: gradients are there after _backprop(scores, class_idx)."""

    def __init__(self, model, target_layer=None, input_shape=(3, 224, 224), **kwargs):
        super().__init__(model, target_layer, input_shape, **kwargs)
        self._relu = True

    def _backprop(self, scores, class_idx, retain_graph=False, **kwargs):
        assert class_idx == 0
        self.hook_g = [scores]


def stand_in(name, **members):
    parts = name.split(".")
    for i in range(1, len(parts) + 1):
        sys.modules.setdefault(".".join(parts[:i]), types.ModuleType(".".join(parts[:i])))
    for key, value in members.items():
        setattr(sys.modules[name], key, value)


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tensor(item):
    return torch.tensor([float(value) for value in item["values"]], dtype=torch.float32).reshape(item["shape"])


def say(case, kind, values):
    text = " ".join(str(value).replace("inf", "Infinity") for value in values.flatten().tolist())
    print(case, kind, text)


def main(folder):
    stand_in("pytorch_grad_cam.base_cam", BaseCAM=BaseCAM)
    stand_in("torchcam.methods.core", _CAM=_CAM)
    stand_in("torchcam.methods.gradient", _GradCAM=_GradCAM)
    for case in json.loads((folder / "cases.json").read_text()):
        name, height, width = case["name"], case["height"], case["width"]
        values = [tensor(item) for item in case["inputs"]]
        size = [height, width] if case["sized"] else []
        plain = load(folder / f"{name}_python.py")
        say(name, "map", plain.raw_map(*values, *size))
        say(name, "saliency", plain.saliency(*values, height, width))
        print(name, "selftest", plain.selftest())
        a, g = (tensor(case[key]) if case[key] else None for key in ("activations", "gradients"))
        if case["gradcam"]:
            twin = getattr(load(folder / f"{name}_gradcam.py"), name)(None, [None])
            arrays = [None if value is None else value.numpy() for value in (a, g)]
            say(name, "gradcam", twin.positive_map(torch.zeros(2, 3, height, width), *arrays))
        if case["torchcam"]:
            twin = getattr(load(folder / f"{name}_torchcam.py"), name)(None, None)
            twin.hook_a = [a]
            say(name, "torchcam", twin.maps(0, g)[0])


main(pathlib.Path(sys.argv[1]))
