"""The numbers of .NET's `new Random(seed)`: Knuth's subtractive generator (The Art of Computer Programming 2, 3.2.2) with
the constants that .NET documents as fixed for seeded generators. So scripts here draw the same parts, squares and noise."""
import math

MOST = 2 ** 31 - 1


class SeededRandom:
    def __init__(self, seed):
        self.state = [0] * 56
        self.state[55] = last = 161803398 - abs(seed)
        next_one = 1
        for i in range(1, 55):
            place = 21 * i % 55
            self.state[place] = next_one
            next_one = last - next_one
            if next_one < 0:
                next_one += MOST
            last = self.state[place]
        for _ in range(4):
            for i in range(1, 56):
                self.state[i] -= self.state[1 + (i + 30) % 55]
                if self.state[i] < 0:
                    self.state[i] += MOST
        self.first, self.second = 0, 21

    def number(self):
        """NextDouble: in [0,1)."""
        self.first = self.first % 55 + 1
        self.second = self.second % 55 + 1
        value = self.state[self.first] - self.state[self.second]
        if value == MOST:
            value -= 1
        if value < 0:
            value += MOST
        self.state[self.first] = value
        return value * (1.0 / MOST)

    def below(self, end):
        """Next(end): a whole number in [0,end)."""
        return int(self.number() * end)

    def shuffle(self, values):
        """Shuffle: each place in turn is swapped with one that is not before it."""
        for i in range(len(values) - 1):
            j = i + self.below(len(values) - i)
            values[i], values[j] = values[j], values[i]

    def normal(self):
        """A normal number by Box and Muller, the cosine of the pair."""
        radius = math.sqrt(-2 * math.log(1 - self.number()))
        return radius * math.cos(2 * math.pi * self.number())
