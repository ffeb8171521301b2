"""Solves the imputation systems that `--quick 2 road FOLDER` wrote with SciPy's sparse solver, one by one.

Prints the seconds of the solver alone and with the assembly of the matrix (vectorised), per image and share, and the
largest difference between the two solutions. Run: /usr/bin/python3 sparse_solve.py FOLDER
"""
import glob
import os
import sys
import time

import numpy
import scipy.sparse
import scipy.sparse.linalg

folder = sys.argv[1]


def load(name):
    path, = glob.glob(os.path.join(folder, name + ".*.f32"))
    shape = [int(size) for size in path.split(".")[-2].split("x")]
    return numpy.fromfile(path, dtype=numpy.float32).reshape(shape).astype(float)


def assemble(image, missing):
    channels, height, width = image.shape
    rows, columns = numpy.nonzero(missing)
    number = numpy.full((height, width), -1)
    number[rows, columns] = numpy.arange(len(rows))
    total = numpy.zeros(len(rows))
    right = numpy.zeros((len(rows), channels))
    at, to, value = [], [], []
    for down in (-1, 0, 1):
        for along in (-1, 0, 1):
            if (down, along) == (0, 0):
                continue
            weight = 1 / 6 if 0 in (down, along) else 1 / 12
            r, c = rows + down, columns + along
            inside = numpy.nonzero((r >= 0) & (r < height) & (c >= 0) & (c < width))[0]
            total[inside] += weight
            neighbour = number[r[inside], c[inside]]
            free = neighbour >= 0
            at.append(inside[free])
            to.append(neighbour[free])
            value.append(numpy.full(free.sum(), -weight))
            known = inside[~free]
            right[known] += weight * image[:, r[known], c[known]].T
    at.append(numpy.arange(len(rows)))
    to.append(numpy.arange(len(rows)))
    value.append(total)
    matrix = scipy.sparse.csc_matrix((numpy.concatenate(value), (numpy.concatenate(at), numpy.concatenate(to))))
    return matrix, right, rows, columns


images, missing, filled = load("images"), load("missing"), load("filled")
solving, whole, difference = 0.0, 0.0, 0.0
for image, holes, ours in zip(images, missing, filled):
    start = time.perf_counter()
    matrix, right, rows, columns = assemble(image, holes[0] > 0)
    assembled = time.perf_counter()
    solution = scipy.sparse.linalg.spsolve(matrix, right)
    end = time.perf_counter()
    solving += end - assembled
    whole += end - start
    difference = max(difference, abs(ours[:, rows, columns].T - solution).max())
print(f"{len(images)} systems: solver {solving / len(images):.4f} s, with assembly {whole / len(images):.4f} s each; "
      f"largest difference {difference:.1e}")
