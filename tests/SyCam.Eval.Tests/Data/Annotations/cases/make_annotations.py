"""Writes instances.json in COCO's format, and masks.json with the pixels that its objects cover.

The pixels come from vertical rays through every pixel's middle (the code under test runs along rows), and the run
lengths from the format's description. Run with a Python that has numpy: python3 make_annotations.py
"""
import json
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
HEIGHT, WIDTH = 13, 17
rng = np.random.default_rng(5)


def inside(points):
    """Even-odd rule: how many edges lie above the middle of each pixel."""
    x, y = np.meshgrid(np.arange(WIDTH) + 0.5, np.arange(HEIGHT) + 0.5)
    above = np.zeros((HEIGHT, WIDTH), int)
    corners = np.reshape(points, (-1, 2))
    for (x1, y1), (x2, y2) in zip(corners, np.roll(corners, -1, 0)):
        if x1 == x2:
            continue
        meets = (x >= min(x1, x2)) & (x < max(x1, x2))
        above += meets & (y1 + (x - x1) * (y2 - y1) / (x2 - x1) < y)
    return above % 2 == 1


def lengths(mask):
    """Column by column, outside first."""
    counts, value, run = [], 0, 0
    for pixel in mask.ravel(order="F"):
        if pixel != value:
            counts.append(run)
            value, run = pixel, 0
        run += 1
    return counts + [run]


def text(counts):
    """Five bits a character, the lowest first; from the fourth length on differences to the last but one."""
    out = ""
    for i, count in enumerate(counts):
        value = count - counts[i - 2] if i > 2 else count
        more = True
        while more:
            digit = value & 31
            value >>= 5
            more = value != (-1 if digit & 16 else 0)
            out += chr((digit | (32 if more else 0)) + 48)
    return out


def star():
    angles = np.arange(5) * 4 * np.pi / 5
    return np.stack([8.3 + 6 * np.sin(angles), 6.7 - 6 * np.cos(angles)], 1).ravel().round(2).tolist()


images, annotations, masks = [], [], {}


def case(name, *objects):
    images.append({"id": len(images) + 10, "file_name": f"{name}.png", "height": HEIGHT, "width": WIDTH})
    union = np.zeros((HEIGHT, WIDTH), bool)
    for segmentation, mask, extra in objects:
        annotations.append({"id": len(annotations) + 1, "image_id": images[-1]["id"], "category_id": 18,
                            "iscrowd": 0, "segmentation": segmentation, **extra})
        if extra.get("category_id", 18) == 18 and not extra.get("iscrowd"):
            union |= mask
    masks[name] = ["".join("#" if pixel else "." for pixel in row) for row in union]


blob = rng.random((HEIGHT, WIDTH)) > 0.6
wide = np.zeros((HEIGHT, WIDTH), bool)
wide[2:11, 3:14] = True
triangle = [1.2, 1.1, 15.7, 4.3, 6.4, 12.2]
concave = [2, 2, 15, 2, 15, 11, 8.5, 5.25, 2, 11]
for number in range(6):
    points = (rng.random(14) * np.tile([WIDTH + 6, HEIGHT + 6], 7) - 3).round(2).tolist()
    case(f"random{number}", ([points], inside(points), {}))
case("triangle", ([triangle], inside(triangle), {}))
case("concave", ([concave], inside(concave), {}))
case("star", ([star()], inside(star()), {}))
case("parts", ([triangle, concave], inside(triangle) | inside(concave), {}))
case("counts", ({"size": [HEIGHT, WIDTH], "counts": lengths(blob)}, blob, {}))
case("text", ({"size": [HEIGHT, WIDTH], "counts": text(lengths(blob))}, blob, {}))
case("long", ({"size": [HEIGHT, WIDTH], "counts": text(lengths(wide))}, wide, {}))
case("several", ([triangle], inside(triangle), {}), ({"size": [HEIGHT, WIDTH], "counts": text(lengths(blob))}, blob, {}),
     ([concave], inside(concave), {"category_id": 1}),
     ({"size": [HEIGHT, WIDTH], "counts": lengths(wide)}, wide, {"iscrowd": 1}))
box = np.zeros((HEIGHT, WIDTH), bool)
box[1:4, 2:7] = True
case("box", ([], box, {"bbox": [2, 1, 5, 3]}))
case("nothing")
(HERE / "instances.json").write_text(json.dumps({
    "info": {"year": 2026}, "images": images, "annotations": annotations,
    "categories": [{"id": 18, "name": "dog", "supercategory": "animal"}, {"id": 1, "name": "person"}]}, indent=1) + "\n")
(HERE / "masks.json").write_text(json.dumps(masks, indent=1) + "\n")
