"""Makes the training and test scenes and the pictures that are shipped.

    python3 make_scenes.py SCENES_FOLDER ASSETS_FOLDER

The folder of scenes gets NAME_pictures.npy (u8 [N,128,128,3]) and NAME_classes.npy (i64 [N]); the assets folder gets
images/, masks/, labels.csv and sources.csv.
"""

import csv
import sys
from pathlib import Path

import numpy as np
from PIL import Image

import catalogue
from scenes import SIZE, SceneMaker

PER_CLASS_AND_SPLIT = 4

# name -> (scenes, what the maker of these scenes draws from); every set has a seed of its own.
SETS = {
    "train": (9600, {"seed": 1, "backgrounds": catalogue.TRAIN_BACKGROUNDS, "vary_colours": True}),
    "validation": (400, {"seed": 2, "backgrounds": catalogue.TRAIN_BACKGROUNDS}),
    "test": (800, {"seed": 3, "backgrounds": catalogue.TEST_BACKGROUNDS}),
    "variants": (800, {"seed": 4, "backgrounds": catalogue.TEST_BACKGROUNDS, "unseen_stamps": True}),
}
SHIPPED = {"seed": 5, "backgrounds": catalogue.TEST_BACKGROUNDS}


def main():
    scenes, assets = Path(sys.argv[1]), Path(sys.argv[2])
    scenes.mkdir(parents=True, exist_ok=True)
    for name, (count, settings) in SETS.items():
        make_set(scenes, name, count, SceneMaker(**settings))
    ship(assets, SceneMaker(**SHIPPED))


def make_set(folder, name, count, maker):
    classes = np.arange(count, dtype=np.int64) % len(catalogue.CLASSES)
    pictures = np.empty((count, SIZE, SIZE, 3), dtype=np.uint8)
    for row, class_index in enumerate(classes):
        pictures[row] = maker.make(int(class_index))[0]
    np.save(folder / f"{name}_pictures.npy", pictures)
    np.save(folder / f"{name}_classes.npy", classes)
    print(f"{name}: {count} scenes", flush=True)


def ship(assets, maker):
    """The first scenes that the maker makes, none chosen: PER_CLASS_AND_SPLIT of each class in each split."""
    for folder in ("images", "masks"):
        (assets / folder).mkdir(parents=True, exist_ok=True)
    labels = [["image", "mask", "split", "class_index", "class_name"]]
    sources = [["image", "target", "background", "distractors"]]
    for split in ("search", "held-out"):
        for number in range(1, PER_CLASS_AND_SPLIT + 1):
            for class_index, class_name in enumerate(catalogue.CLASSES):
                picture, mask, (stamp, background, distractors) = maker.make(class_index)
                stem = f"{split}-{class_name}-{number}"
                # No chroma subsampling: decoders differ in how they bring the colours back to full size.
                Image.fromarray(picture).save(assets / "images" / f"{stem}.jpg", quality=92, subsampling=0)
                Image.fromarray(mask).save(assets / "masks" / f"{stem}.png", optimize=True)
                labels.append([f"images/{stem}.jpg", f"masks/{stem}.png", split, class_index, class_name])
                sources.append([f"images/{stem}.jpg", stamp, background, " ".join(distractors)])
    for name, rows in (("labels.csv", labels), ("sources.csv", sources)):
        with open(assets / name, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    main()
