"""Solves the imputation's linear system with SciPy's sparse solver, in double precision.

Writes imputation.tsv: case, channel, row, column, value; a few missing pixels of each case.
Run: /usr/bin/python3 make_imputation.py > imputation.tsv
"""
import numpy
import scipy.sparse
import scipy.sparse.linalg


def picture(height, width):
    """Three channels of waves with values like those of a normalised photograph."""
    y, x = numpy.mgrid[0:height, 0:width]
    return numpy.stack([
        numpy.float32(1.5 * numpy.sin(0.11 * (c + 1) * x + 0.07 * y) + numpy.cos(0.05 * y * (c + 1)))
        for c in range(3)]).astype(float)


def holes(kind, height, width):
    """True where a pixel is missing."""
    y, x = numpy.mgrid[0:height, 0:width]
    if kind == "disc":
        return (y - height * 0.4) ** 2 + (x - width * 0.6) ** 2 < (0.35 * height) ** 2
    if kind == "all but a disc":
        return (y - height * 0.4) ** 2 + (x - width * 0.6) ** 2 >= (0.2 * height) ** 2
    if kind == "scattered":
        return (x * 37 + y * 61 + x * y) % 10 < 7
    if kind == "half":
        return x >= width // 2
    raise ValueError(kind)


def fill(image, missing):
    channels, height, width = image.shape
    number = -numpy.ones((height, width), dtype=int)
    places = numpy.argwhere(missing)
    number[missing] = numpy.arange(len(places))
    matrix = scipy.sparse.lil_matrix((len(places), len(places)))
    right = numpy.zeros((len(places), channels))
    for i, (row, column) in enumerate(places):
        total = 0.0
        for down in (-1, 0, 1):
            for along in (-1, 0, 1):
                r, c = row + down, column + along
                if (down, along) == (0, 0) or not (0 <= r < height and 0 <= c < width):
                    continue
                weight = 1 / 6 if 0 in (down, along) else 1 / 12
                total += weight
                if missing[r, c]:
                    matrix[i, number[r, c]] = -weight
                else:
                    right[i] += weight * image[:, r, c]
        matrix[i, i] = total
    solution = scipy.sparse.linalg.spsolve(matrix.tocsc(), right)
    filled = image.copy()
    filled[:, missing] = solution.T
    return filled, places


if __name__ == "__main__":
    for kind, height, width in [("disc", 64, 64), ("all but a disc", 57, 70), ("scattered", 48, 31), ("half", 112, 112)]:
        filled, places = fill(picture(height, width), holes(kind, height, width))
        for row, column in places[::max(1, len(places) // 40)]:
            for channel in range(3):
                print(kind, height, width, channel, row, column, f"{filled[channel, row, column]:.7f}", sep="\t")
