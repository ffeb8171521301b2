"""Small rational numbers for weights and images, the same on every run."""

from fractions import Fraction


class Draw:
    """Numbers n/d with |n| <= reach, from a linear congruential generator of one's own: no library, no version."""

    def __init__(self, seed, reach=8, divisors=(4,)):
        self._state, self._reach, self._divisors = seed, reach, divisors

    def _below(self, count):
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return (self._state >> 33) % count

    def number(self, low=None):
        """One number, not below `low` if that is given."""
        least = -self._reach if low is None else low
        return Fraction(least + self._below(self._reach - least + 1), self._divisors[self._below(len(self._divisors))])

    def numbers(self, *shape, low=None):
        """Nested lists of numbers."""
        return [self.numbers(*shape[1:], low=low) for _ in range(shape[0])] if shape else self.number(low)
