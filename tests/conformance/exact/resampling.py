"""Bilinear resampling of maps, in the two conventions of the field."""

from fractions import Fraction


def upsampled(plane, height, width, aligned=False):
    """A map resized to height x width.

    aligned=False: pixels are squares, source = (target + 1/2) * in / out - 1/2, not below 0 (align_corners=false).
    aligned=True: the corner pixels' centres fall together, source = target * (in - 1) / (out - 1) (align_corners=true).
    """
    rows = [_taps(i, len(plane), height, aligned) for i in range(height)]
    columns = [_taps(j, len(plane[0]), width, aligned) for j in range(width)]
    return [[sum(share_i * share_j * plane[row][column] for row, share_i in taps_i for column, share_j in taps_j)
             for taps_j in columns] for taps_i in rows]


def _taps(target, source_size, target_size, aligned):
    """The two source places of a target place, with their shares."""
    if aligned:
        place = Fraction(target * (source_size - 1), target_size - 1) if target_size > 1 else Fraction(0)
    else:
        place = max(Fraction((2 * target + 1) * source_size, 2 * target_size) - Fraction(1, 2), Fraction(0))
    first = min(int(place), source_size - 1)
    share = place - first
    return [(first, 1 - share), (min(first + 1, source_size - 1), share)]
