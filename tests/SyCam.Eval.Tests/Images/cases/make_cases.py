"""Makes the small pictures of this folder and, with PIL and numpy, what decoding and resizing them must give.

Run with a Python that has PIL (9.4 on libjpeg-turbo 2.1.5 made the files here) and numpy:
    python3 make_cases.py [folder of the reference data]
With the folder, the means of its photographs are written too.
"""
import base64
import json
import struct
import sys
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

HERE = Path(__file__).parent
decode, resize = {}, []


def photo(height, width, seed):
    """A smooth picture with edges and noise: hard for chroma upsampling and for resizing."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width]
    base = np.stack([255 * x / width, 255 * y / height, 127 + 120 * np.sin(x * y / 40.0)], -1)
    base[height // 3: height // 2, width // 4: width // 2] = (250, 10, 30)
    return np.clip(base + rng.normal(0, 12, base.shape), 0, 255).astype(np.uint8)


def packed(array):
    array = np.asarray(array, np.uint8)
    return {"height": array.shape[0], "width": array.shape[1],
            "pixels": base64.b64encode(array.tobytes()).decode()}


def pil_case(name):
    with Image.open(HERE / name) as image:
        decode[name] = packed(ImageOps.exif_transpose(image).convert("RGB"))


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, depth, colour, rows, extra=b""):
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra
            + chunk(b"IDAT", zlib.compress(b"".join(b"\0" + r for r in rows))) + chunk(b"IEND", b""))


def jpeg_cases():
    image = Image.fromarray(photo(29, 37, 1))
    for name, options in {
        "420.jpg": dict(quality=92, subsampling=2),
        "422.jpg": dict(quality=75, subsampling=1),
        "444.jpg": dict(quality=60, subsampling=0),
        "progressive.jpg": dict(quality=85, progressive=True),
    }.items():
        image.save(HERE / name, **options)
        pil_case(name)
    image.convert("L").save(HERE / "grey.jpg", quality=90)
    pil_case("grey.jpg")
    image.convert("CMYK").save(HERE / "cmyk.jpg", quality=90)
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        Image.fromarray(photo(11, 18, 2)).save(HERE / f"exif{orientation}.jpg", quality=90, exif=exif)
        pil_case(f"exif{orientation}.jpg")
        Image.fromarray(photo(11, 18, 2)).save(HERE / f"exif{orientation}.png", exif=exif)
        pil_case(f"exif{orientation}.png")


def png_cases():
    array = photo(9, 13, 3)
    image = Image.fromarray(array)
    image.save(HERE / "rgb.png")
    image.convert("L").save(HERE / "grey.png")
    image.convert("L").point(lambda v: 255 if v > 127 else 0).convert("1").save(HERE / "bilevel.png")
    image.quantize(16).save(HERE / "palette.png")
    image.quantize(16).save(HERE / "palette_transparent.png", transparency=0)
    alpha = np.linspace(0, 255, 9 * 13).astype(np.uint8).reshape(9, 13)
    Image.fromarray(np.dstack([array, alpha])).save(HERE / "rgba.png")
    Image.merge("LA", (image.convert("L"), Image.fromarray(alpha))).save(HERE / "grey_alpha.png")
    # PIL cannot write a gamma chunk without a profile; 1.0 (linear light) is what a correcting reader would change.
    (HERE / "gamma.png").write_bytes(
        png(13, 9, 8, 2, [r.tobytes() for r in array], chunk(b"gAMA", struct.pack(">I", 100000))))
    for name in ["rgb", "grey", "bilevel", "palette", "palette_transparent", "rgba", "grey_alpha", "gamma"]:
        pil_case(name + ".png")
    # PIL reads 16 bits by dropping or clipping, so these two are expected as plain arithmetic: value * 255 / 65535.
    labels = Image.fromarray(np.arange(9 * 13, dtype=np.uint8).reshape(9, 13) % 23, "P")
    # Two entries are alike: only the index tells them apart.
    labels.putpalette([0, 0, 0, 128, 0, 0, 128, 0, 0] + [v for i in range(20) for v in (7 * i, 255 - i, i)])
    labels.save(HERE / "labels8.png")
    labels.point(lambda v: v % 4).save(HERE / "labels2.png", bits=2)
    rng = np.random.default_rng(4)
    for name, colour, channels in [("grey16.png", 0, 1), ("rgb16.png", 2, 3)]:
        deep = rng.integers(0, 65536, (9, 13, channels)).astype(">u2")
        (HERE / name).write_bytes(png(13, 9, 16, colour, [r.tobytes() for r in deep]))
        decode[name] = packed(np.broadcast_to(np.rint(deep * (255 / 65535)), (9, 13, 3)))


def resize_cases():
    source = Image.fromarray(photo(23, 31, 5))
    mask = Image.fromarray((np.random.default_rng(6).random((23, 31)) > 0.5).astype(np.uint8) * 255)
    source.save(HERE / "resize_source.png")
    mask.save(HERE / "resize_mask.png")
    for height, width in [(12, 16), (46, 62), (7, 5), (23, 40), (40, 31), (1, 1), (24, 32), (64, 3)]:
        resize.append({"bilinear": packed(source.resize((width, height), Image.BILINEAR)),
                       "nearest": packed(mask.resize((width, height), Image.NEAREST))})


def fit(image, size, margin):
    """torchvision's Resize(shorter side) and CenterCrop, from their documentation, on PIL."""
    shorter = round(size * 256 / 224) if margin else size
    width, height = image.size
    longer = int(shorter * max(width, height) / min(width, height))
    image = image.resize((shorter, longer) if width <= height else (longer, shorter),
                         Image.BILINEAR if image.mode == "RGB" else Image.NEAREST)
    top, left = int(round((image.size[1] - size) / 2)), int(round((image.size[0] - size) / 2))
    return packed(image.crop((left, top, left + size, top + size)))


def fit_cases():
    wide, tall = Image.fromarray(photo(90, 131, 7)), Image.fromarray(photo(77, 50, 8))
    for name, image in [("fit_wide", wide), ("fit_tall", tall)]:
        image.save(HERE / f"{name}.png")
        mask = image.convert("L").point(lambda v: 255 if v > 127 else 0)
        mask.save(HERE / f"{name}_mask.png")
        for size, margin in [(70, True), (75, True), (32, False)]:
            fits.append({"name": name, "size": size, "image": fit(image, size, margin), "mask": fit(mask, size, margin)})


fits = []
jpeg_cases()
png_cases()
resize_cases()
fit_cases()
(HERE / "decode.json").write_text(json.dumps(decode, indent=1) + "\n")
(HERE / "resize.json").write_text(json.dumps(resize, indent=1) + "\n")
(HERE / "fit.json").write_text(json.dumps(fits, indent=1) + "\n")
if len(sys.argv) > 1:
    data, means = Path(sys.argv[1]), {}
    for path in sorted([*data.glob("images/masked/*.jpg"), *data.glob("images/imagenette/*.jpg")]):
        pixels = np.asarray(Image.open(path).convert("RGB"), np.float64)
        # The second number weighs every byte by its place, so that swapped rows, columns or channels show.
        weights = np.arange(pixels.size) % 251
        means[path.relative_to(data).as_posix()] = [pixels.mean(), (pixels.ravel() * weights).mean()]
    (HERE / "reference_means.json").write_text(json.dumps(means, indent=1) + "\n")
