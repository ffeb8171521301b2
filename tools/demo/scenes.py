"""Puts a class object and a few other objects on a background and knows exactly where the class object is."""

import numpy as np
from PIL import Image

import catalogue

SIZE = 128
_CACHED_SPRITE = 224
_CACHED_BACKGROUND = 480


def _load_sprite(name):
    """The stamp cropped to what is visible, alpha-premultiplied so that scaling leaves no dark or bright rims."""
    image = Image.open(catalogue.STAMPS / (name + ".png")).convert("RGBA")
    visible = image.getchannel("A").point(lambda alpha: 255 if alpha > 24 else 0)
    image = image.crop(visible.getbbox()).convert("RGBa")
    scale = _CACHED_SPRITE / max(image.size)
    return image if scale >= 1 else _scaled(image, scale)


def _load_background(name):
    image = Image.open(catalogue.BACKGROUNDS / name).convert("RGB")
    scale = _CACHED_BACKGROUND / min(image.size)
    return _scaled(image, scale)


def _scaled(image, scale):
    width, height = (max(1, round(side * scale)) for side in image.size)
    return image.resize((width, height), Image.Resampling.LANCZOS if image.mode == "RGB" else Image.Resampling.BICUBIC)


class SceneMaker:
    """Makes scenes from a random generator; two makers with equal arguments make equal scenes."""

    def __init__(self, seed, backgrounds, unseen_stamps=False, vary_colours=False):
        self._random = np.random.default_rng(seed)
        self._vary_colours = vary_colours
        self._class_names = list(catalogue.CLASSES)
        group = 1 if unseen_stamps else 0
        self._targets = {
            name: [(stamp, _load_sprite(stamp)) for stamp in stamps[group]]
            for name, stamps in catalogue.CLASSES.items()}
        self._distractors = [(stamp, _load_sprite(stamp)) for stamp in catalogue.DISTRACTORS]
        self._backgrounds = [(name, _load_background(name)) for name in backgrounds]

    def make(self, class_index):
        """Returns the picture (u8 [128,128,3]), the target's mask (u8 [128,128], 0 or 255) and what was used."""
        background_name, canvas = self._background()
        stamp, sprite = self._pick(self._targets[self._class_names[class_index]])
        target = self._posed(sprite, self._random.uniform(58, 92))
        target_box = self._somewhere(target)
        distractor_names, taken = [], [target_box]
        for _ in range(int(self._random.integers(1, 4))):
            name, sprite = self._pick(self._distractors)
            distractor = self._posed(sprite, self._random.uniform(28, 46))
            box = self._free_spot(distractor, taken)
            if box is not None:
                distractor_names.append(name)
                taken.append(box)
                self._paste(canvas, distractor, box)
        if not distractor_names:
            return self.make(class_index)
        # The target comes last: nothing covers it, so its alpha channel is its exact mask.
        alpha = self._paste(canvas, target, target_box)
        picture = np.clip(np.rint(canvas), 0, 255).astype(np.uint8)
        mask = np.where(alpha >= 0.5, 255, 0).astype(np.uint8)
        return picture, mask, (stamp, background_name, distractor_names)

    def _pick(self, items):
        return items[int(self._random.integers(len(items)))]

    def _background(self):
        if self._vary_colours and self._random.random() < 0.2:
            return "noise", self._noise()
        name, photo = self._pick(self._backgrounds)
        side = int(self._random.integers(SIZE, _CACHED_BACKGROUND + 1))
        left = int(self._random.integers(photo.width - side + 1))
        top = int(self._random.integers(photo.height - side + 1))
        box = (left, top, left + side, top + side)
        canvas = np.asarray(photo.resize((SIZE, SIZE), Image.Resampling.BICUBIC, box=box), dtype=np.float32)
        if self._random.random() < 0.5:
            canvas = canvas[:, ::-1]
        if self._vary_colours:
            # Few training photographs: other colours keep the network from learning theirs by heart.
            if self._random.random() < 0.5:
                canvas = canvas[:, :, self._random.permutation(3)]
            if self._random.random() < 0.3:
                canvas = canvas.transpose(1, 0, 2)
            canvas = canvas * self._random.uniform(0.5, 1.1) + self._random.uniform(-20, 50)
        return name, np.clip(canvas, 0, 255).copy()

    def _noise(self):
        """A cloudy texture: random grids of several sizes, enlarged and added."""
        canvas = np.zeros((SIZE, SIZE, 3), dtype=np.float32)
        for cells in (3, 8, 24, 64):
            grid = self._random.integers(0, 256, (cells, cells, 3)).astype(np.uint8)
            layer = Image.fromarray(grid).resize((SIZE, SIZE), Image.Resampling.BICUBIC)
            canvas += (np.asarray(layer, dtype=np.float32) - 128) * self._random.uniform(0, 0.6)
        return np.clip(canvas + self._random.uniform(60, 190, 3).astype(np.float32), 0, 255)

    def _posed(self, sprite, length):
        """The sprite flipped, scaled to that length and turned a little, as premultiplied f32 [h,w,4]."""
        if self._random.random() < 0.5:
            sprite = sprite.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        # A slim object of the same length would be tiny: lengthen it.
        slim = max(sprite.size) > 2 * min(sprite.size)
        sprite = _scaled(sprite, length * (1.25 if slim else 1.0) / max(sprite.size))
        sprite = sprite.rotate(self._random.uniform(-18, 18), Image.Resampling.BICUBIC, expand=True)
        return np.asarray(sprite, dtype=np.float32)

    def _somewhere(self, pixels):
        """A box (left, top, right, bottom) inside the picture."""
        height, width = pixels.shape[:2]
        left = int(self._random.integers(min(0, SIZE - width), max(0, SIZE - width) + 1))
        top = int(self._random.integers(min(0, SIZE - height), max(0, SIZE - height) + 1))
        return left, top, left + width, top + height

    def _free_spot(self, pixels, taken):
        """A box that others cover by at most an eighth each, or None when a hundred tries find none."""
        for _ in range(100):
            box = self._somewhere(pixels)
            area = pixels.shape[0] * pixels.shape[1]
            if all(_overlap(box, other) <= area / 8 for other in taken):
                return box
        return None

    @staticmethod
    def _paste(canvas, pixels, box):
        """Draws the premultiplied sprite on the canvas; returns its alpha on the canvas, 0 to 1."""
        left, top = max(box[0], 0), max(box[1], 0)
        right, bottom = min(box[2], SIZE), min(box[3], SIZE)
        part = pixels[top - box[1]:bottom - box[1], left - box[0]:right - box[0]]
        alpha = np.zeros((SIZE, SIZE), dtype=np.float32)
        alpha[top:bottom, left:right] = part[:, :, 3] / 255
        canvas *= 1 - alpha[:, :, None]
        canvas[top:bottom, left:right] += part[:, :, :3]
        return alpha


def _overlap(a, b):
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    return max(width, 0) * max(height, 0)
