"""Roots, exponentials, logarithms and principal directions, as rational numbers good to far more than 30 digits.

A `Numerics` remembers whether all that was asked of it had an exact answer.
"""

from decimal import Context, Decimal
from fractions import Fraction
from math import isqrt

_CONTEXT = Context(prec=70)
_UNIT = 10 ** 80
_RESIDUAL = Fraction(1, 10 ** 40)


def whole_root(value):
    """The rational square root, which must exist."""
    root = _exact_root(value)
    if root is None:
        raise ValueError(f"{value} is not the square of a rational number")
    return root


def _exact_root(value):
    top, bottom = isqrt(value.numerator), isqrt(value.denominator)
    return Fraction(top, bottom) if top * top == value.numerator and bottom * bottom == value.denominator else None


def _decimal(value):
    return _CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))


class Numerics:
    """The functions that leave the rational numbers; `exact` turns False when a value had to be rounded."""

    def __init__(self):
        self.exact = True

    def _rounded(self, decimal):
        self.exact = False
        return Fraction(decimal)

    def sqrt(self, value):
        """The square root of a value that is not negative."""
        root = _exact_root(value)
        return self._rounded(_CONTEXT.sqrt(_decimal(value))) if root is None else root

    def exp(self, value):
        """e to the value."""
        return Fraction(1) if value == 0 else self._rounded(_CONTEXT.exp(_decimal(value)))

    def ln(self, value):
        """The natural logarithm of a positive value."""
        return Fraction(0) if value == 1 else self._rounded(_CONTEXT.ln(_decimal(value)))

    def tanh(self, value):
        """The hyperbolic tangent."""
        square = self.exp(2 * value)
        return Fraction(_in_units((square - 1) / (square + 1)), _UNIT)

    def softmax(self, values):
        """exp(v) divided by the sum of all exp(v)."""
        powers = [self.exp(value - max(values)) for value in values]
        return [power / sum(powers) for power in powers]

    def principal_axis(self, rows):
        """The first right singular vector of a matrix, up to its sign."""
        columns = range(len(rows[0]))
        if _is_rank_one(rows):
            row = max(rows, key=lambda row: sum(value * value for value in row))
            norm = self.sqrt(sum(value * value for value in row))
            return [value / norm for value in row]
        gram = [[sum(row[i] * row[j] for row in rows) for j in columns] for i in columns]
        return self.top_eigenvector(gram)[1]

    def top_eigenvector(self, matrix):
        """The greatest eigenvalue of a symmetric matrix and its eigenvector of length 1, up to its sign.

        The matrix, moved so that no eigenvalue is negative, is squared until only the greatest one's direction is left.
        """
        self.exact = False
        count = range(len(matrix))
        shift = max(sum(abs(value) for value in row) for row in matrix)
        # In whole units: Fractions would spend the time on common divisors.
        power = [[_in_units(matrix[i][j] + (shift if i == j else 0)) for j in count] for i in count]
        for _ in range(24):
            power = _with_unit_trace(power)
            # The matrix is symmetric: rows serve as columns.
            power = [[sum(a * b for a, b in zip(row, other)) // _UNIT for other in power] for row in power]
        power = _with_unit_trace(power)
        pivot = max(count, key=lambda i: power[i][i])
        root = self.sqrt(Fraction(power[pivot][pivot], _UNIT))
        vector = [Fraction(power[i][pivot], _UNIT) / root for i in count]
        image = [sum(matrix[i][j] * vector[j] for j in count) for i in count]
        value = sum(v * w for v, w in zip(vector, image))
        if any(abs(w - value * v) > _RESIDUAL for v, w in zip(vector, image)):
            raise ValueError("the two greatest eigenvalues are too close to each other")
        return value, vector


def _is_rank_one(rows):
    pivot = max(rows, key=lambda row: max(abs(value) for value in row))
    at = max(range(len(pivot)), key=lambda i: abs(pivot[i]))
    return all(row[i] * pivot[at] == row[at] * pivot[i] for row in rows for i in range(len(pivot)))


def _in_units(value):
    return round(value * _UNIT)


def _with_unit_trace(power):
    trace = sum(power[i][i] for i in range(len(power)))
    return [[value * _UNIT // trace for value in row] for row in power]
