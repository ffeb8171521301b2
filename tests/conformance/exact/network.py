"""A network as a list of named layers, and what a target layer and a class make of an image."""

from fractions import Fraction
from functools import cached_property

from .tensors import ZERO, apply, flat

_STEP = Fraction(1, 10 ** 6)


class Network:
    """Layers in order, (name, layer); the first takes images [C][H][W], the last gives logits."""

    def __init__(self, *layers):
        self.names = [name for name, _ in layers]
        self.layers = [layer for _, layer in layers]

    def values(self, image):
        """The image and every layer's output."""
        values = [image]
        for layer in self.layers:
            values.append(layer.forward(values[-1]))
        return values

    def logits(self, image):
        """The logits of an image."""
        return self.values(image)[-1]

    def head(self, layer, activations):
        """The logits that activations behind the named layer lead to."""
        for part in self.layers[self.names.index(layer) + 1:]:
            activations = part.forward(activations)
        return activations

    def gradients(self, values, direction):
        """The gradient of direction . logits with respect to each of the values, by passing back through all layers."""
        back = [direction]
        for layer, value in zip(reversed(self.layers), reversed(values[:-1])):
            back.append(layer.backward(value, back[-1]))
        return back[::-1]


class Target:
    """An image, a target layer and a class, with all that follows from them."""

    def __init__(self, name, network, image, layer, label):
        self.name, self.network, self.image, self.layer, self.label = name, network, image, layer, label
        self.height, self.width = len(image[0]), len(image[0][0])
        self.values = network.values(image)
        self.logits = self.values[-1]
        self.activations = self.at(layer)
        self.gradient = self.gradient_at(layer, label)

    def at(self, layer):
        """The activations behind a layer."""
        return self.values[self.network.names.index(layer) + 1]

    def gradient_at(self, layer, label):
        """The gradient of a class's logit with respect to the activations behind a layer."""
        return self._gradients(label)[self.network.names.index(layer) + 1]

    def input_gradients(self):
        """The gradient of the class's logit with respect to the image and every layer's output."""
        return self._gradients(self.label)

    def _gradients(self, label):
        one_hot = [Fraction(int(i == label)) for i in range(len(self.logits))]
        return self.network.gradients(self.values, one_hot)

    def logit_of(self, image):
        """The class's logit of another image."""
        return self.network.logits(image)[self.label]

    @cached_property
    def scales(self):
        """The last layer of each size of map before the network flattens, the coarsest first."""
        last = {}
        for name, value in zip(self.network.names, self.values[1:]):
            if isinstance(value[0], list) and len(flat(value[0])) > 1:
                last[len(value[0]), len(value[0][0])] = name
        return list(last.values())[::-1]

    def check_gradient(self):
        """Compares the gradient with central differences, which are exact as long as no kink lies in between."""
        flat_activations = flat(self.activations)
        for place, expected in enumerate(flat(self.gradient)):
            ends = []
            for step in (_STEP, -_STEP):
                moved = iter(value + (step if i == place else ZERO) for i, value in enumerate(flat_activations))
                ends.append(self.network.head(self.layer, apply(lambda _: next(moved), self.activations))[self.label])
            if (ends[0] - ends[1]) / (2 * _STEP) != expected:
                raise AssertionError(f"{self.name}: the gradient at place {place} is not the difference quotient")
