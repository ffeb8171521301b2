"""The layers of a network: values forward, gradients back, both exact.

Every layer is linear between its kinks (the zero of a ReLU, a tie of a maximum), so its derivative at a place away from
them is a rational number. `backward` refuses values that lie closer to a kink than MARGIN: float32 could take the other
side there.
"""

from fractions import Fraction

from .numerics import whole_root
from .tensors import ZERO, apply, flat, size, zeros

MARGIN = Fraction(1, 64)


class Kink(Exception):
    """A value at which float32 might see another derivative."""


class Convolution:
    """A square window with zero padding; weight [out][in][k][k], bias [out] or None."""

    def __init__(self, weight, bias=None, stride=1, padding=0):
        self.weight, self.bias, self.stride, self.padding = weight, bias, stride, padding
        self.window = len(weight[0][0])

    def describe(self):
        return {"type": "conv", "out": len(self.weight), "k": self.window, "s": self.stride, "pad": self.padding,
                "bias": self.bias is not None}

    def tensors(self):
        return {"weight": self.weight} | ({} if self.bias is None else {"bias": self.bias})

    def _taps(self, x):
        """(output row, output column, input row, input column, window row, window column) of every product."""
        _, height, width = size(x)
        rows, columns = ((side + 2 * self.padding - self.window) // self.stride + 1 for side in (height, width))
        for i in range(rows):
            for j in range(columns):
                for u in range(self.window):
                    for v in range(self.window):
                        row, column = i * self.stride + u - self.padding, j * self.stride + v - self.padding
                        if 0 <= row < height and 0 <= column < width:
                            yield i, j, row, column, u, v

    def forward(self, x):
        _, height, width = size(x)
        rows, columns = ((side + 2 * self.padding - self.window) // self.stride + 1 for side in (height, width))
        bias = self.bias or [ZERO] * len(self.weight)
        y = [[[start] * columns for _ in range(rows)] for start in bias]
        for i, j, row, column, u, v in self._taps(x):
            for o, kernels in enumerate(self.weight):
                for c, kernel in enumerate(kernels):
                    y[o][i][j] += kernel[u][v] * x[c][row][column]
        return y

    def backward(self, x, gradient):
        back = zeros(*size(x))
        for i, j, row, column, u, v in self._taps(x):
            for o, kernels in enumerate(self.weight):
                for c, kernel in enumerate(kernels):
                    back[c][row][column] += kernel[u][v] * gradient[o][i][j]
        return back


class BatchNorm:
    """The affine map of inference; var + eps must be the square of a rational number in every channel."""

    def __init__(self, weight, bias, mean, variance, epsilon):
        self.weight, self.shift, self.mean, self.variance, self.epsilon = weight, bias, mean, variance, epsilon
        self.factor = [w / whole_root(v + epsilon) for w, v in zip(weight, variance)]
        # What a convolution's bias would be: the output where the input is 0.
        self.bias = [b - m * f for b, m, f in zip(bias, mean, self.factor)]

    def describe(self):
        return {"type": "bn", "eps": float(self.epsilon)}

    def tensors(self):
        return {"weight": self.weight, "bias": self.shift, "running_mean": self.mean, "running_var": self.variance}

    def forward(self, x):
        return [apply(lambda value: factor * value + bias, channel)
                for factor, bias, channel in zip(self.factor, self.bias, x)]

    def backward(self, x, gradient):
        return [apply(lambda value: factor * value, channel) for factor, channel in zip(self.factor, gradient)]


class Relu:
    """max(x, slope * x); the slope is 0 or, leaky, a positive number below 1."""

    def __init__(self, slope=ZERO):
        self.slope = slope

    def describe(self):
        return {"type": "leaky_relu", "slope": float(self.slope)} if self.slope else {"type": "relu"}

    def tensors(self):
        return {}

    def forward(self, x):
        return apply(lambda value: value if value > 0 else self.slope * value, x)

    def backward(self, x, gradient):
        if any(abs(value) < MARGIN for value in flat(x)):
            raise Kink("an input of a ReLU is close to 0")
        return apply(lambda value, g: g if value > 0 else self.slope * g, x, gradient)


class _Pool:
    """Windows of k by k that do not overlap; rows and columns that fill no window are left out."""

    def __init__(self, window):
        self.window = window

    def describe(self):
        return {"type": self.kind, "k": self.window, "s": self.window}

    def tensors(self):
        return {}

    def _windows(self, x):
        channels, height, width = size(x)
        k = self.window
        for c in range(channels):
            for i in range(height // k):
                for j in range(width // k):
                    yield c, i, j, [(i * k + u, j * k + v) for u in range(k) for v in range(k)]

    def forward(self, x):
        channels, height, width = size(x)
        y = zeros(channels, height // self.window, width // self.window)
        for c, i, j, places in self._windows(x):
            y[c][i][j] = self.reduce([x[c][row][column] for row, column in places])
        return y


class MaxPool(_Pool):
    """The maximum of each window; its gradient goes to the one place where it is taken."""

    kind = "maxpool"
    reduce = staticmethod(max)

    def backward(self, x, gradient):
        back = zeros(*size(x))
        for c, i, j, places in self._windows(x):
            ranked = sorted(places, key=lambda place: x[c][place[0]][place[1]])
            (row, column), (other_row, other_column) = ranked[-1], ranked[-2]
            if gradient[c][i][j] and x[c][row][column] - x[c][other_row][other_column] < MARGIN:
                raise Kink("two values of a window are nearly the same")
            back[c][row][column] += gradient[c][i][j]
        return back


class AveragePool(_Pool):
    """The mean of each window."""

    kind = "avgpool"

    def reduce(self, values):
        return sum(values, ZERO) / len(values)

    def backward(self, x, gradient):
        back = zeros(*size(x))
        for c, i, j, places in self._windows(x):
            for row, column in places:
                back[c][row][column] += gradient[c][i][j] / len(places)
        return back


class GlobalMean:
    """The mean of each channel, [K][h][w] to [K][1][1]."""

    def describe(self):
        return {"type": "gap"}

    def tensors(self):
        return {}

    def forward(self, x):
        return [[[sum(flat(channel), ZERO) / len(flat(channel))]] for channel in x]

    def backward(self, x, gradient):
        return [apply(lambda _: g[0][0] / len(flat(channel)), channel) for g, channel in zip(gradient, x)]


class Flatten:
    """[K][h][w] to a vector, channel by channel."""

    def describe(self):
        return {"type": "flatten"}

    def tensors(self):
        return {}

    def forward(self, x):
        return flat(x)

    def backward(self, x, gradient):
        channels, height, width = size(x)
        return [[[gradient[(c * height + i) * width + j] for j in range(width)] for i in range(height)]
                for c in range(channels)]


class Linear:
    """weight [out][in] and bias [out] on a vector."""

    def __init__(self, weight, bias):
        self.weight, self.bias = weight, bias

    def describe(self):
        return {"type": "linear", "out": len(self.weight), "bias": True}

    def tensors(self):
        return {"weight": self.weight, "bias": self.bias}

    def forward(self, x):
        return [bias + sum((w * value for w, value in zip(row, x, strict=True)), ZERO)
                for row, bias in zip(self.weight, self.bias)]

    def backward(self, x, gradient):
        return [sum((row[i] * g for row, g in zip(self.weight, gradient)), ZERO) for i in range(len(x))]
