"""Localisation and complexity metrics of made-up maps and masks by scikit-learn, scikit-image and SciPy, else by NumPy
from the definitions; prints localisation.tsv. Maps and masks are those of MadeUpMaps.cs."""
import numpy as np
from scipy import ndimage, stats
from skimage.filters import threshold_otsu
from sklearn.metrics import f1_score, jaccard_score, roc_auc_score

HEIGHT, WIDTH = 20, 32
y, x = np.mgrid[0:HEIGHT, 0:WIDTH]

def scaled(values):
    return values.astype(np.float32) / np.float32(max(1, values.max()))

maps = {
    "weave": scaled((37 * x + 61 * y) % 97),
    "blob": scaled(np.maximum(0, 90 - (x - 9) ** 2 - 2 * (y - 7) ** 2)),
    "blobs": scaled(np.maximum(0, 60 - (x - 6) ** 2 - (y - 5) ** 2) + np.maximum(0, 40 - (x - 25) ** 2 - (y - 14) ** 2)),
    "stairs": scaled((x // 4 + y // 3) % 5),
    "zero": scaled(0 * x),
}
masks = {
    "ellipse": 4 * (x - 10) ** 2 + 9 * (y - 8) ** 2 < 200,
    "pair": ((x >= 3) & (x <= 9) & (y >= 2) & (y <= 7)) | ((x >= 20) & (x <= 28) & (y >= 12) & (y <= 17)),
    "corner": (x < 5) & (y < 4),
    "diagonal": abs(x - y) <= 1,
}

def box(marked):
    filled = np.zeros_like(marked)
    if marked.any():
        filled[ndimage.find_objects(marked.astype(int))[0]] = True
    return filled

def largest(marked):
    labels, count = ndimage.label(marked, structure=np.ones((3, 3)))
    return labels == 1 + np.argmax(np.bincount(labels.ravel())[1:]) if count else marked

def overlap(a, b):
    return jaccard_score(a.ravel(), b.ravel(), zero_division=0)

def threshold(m, kind):
    return {"otsu": lambda: threshold_otsu(m), "mean": lambda: m.astype(np.float64).mean()}[kind]() \
        if isinstance(kind, str) else np.float32(kind)

def box_iou(m, mask, kind):
    grid = (np.arange(100) / 100).astype(np.float32) if kind == "best" else [threshold(m, kind)]
    return max(overlap(box(largest(m.astype(np.float64) > t)), box(mask)) for t in grid)

def region(score, m, mask, kind):
    cuts = np.unique(m) if kind == "best" else [threshold(m, kind)]
    return max(score(mask.ravel(), (m.astype(np.float64) > t).ravel(), zero_division=0) for t in cuts)

def border(region):
    return region & ~ndimage.binary_erosion(region)

def hd95(m, mask, kind):
    def at(t):
        marked = m.astype(np.float64) > t
        if not marked.any():
            return np.hypot(HEIGHT, WIDTH)
        there = ndimage.distance_transform_edt(~border(mask))[border(marked)]
        back = ndimage.distance_transform_edt(~border(marked))[border(mask)]
        return np.percentile(np.hstack((there, back)), 95)
    return min(map(at, (np.arange(100) / 100).astype(np.float32) if kind == "best" else [threshold(m, kind)]))

def scores(m, mask):
    wide, order = m.astype(np.float64), np.argsort(-m.ravel(), kind="stable")
    empty, inside = m.max() == 0, mask.ravel()[order]
    distances = ndimage.distance_transform_edt(~mask)
    total = max(wide.sum(), 1e-300)
    yield "mass_accuracy", wide[mask].sum() / total
    yield "energy_pointing_game", wide[box(mask)].sum() / total
    for tolerance in (0, 1, 2.5, 5, 15):
        near = mask if tolerance == 0 else distances < tolerance
        yield f"pointing_game(tolerance={tolerance})", float(not empty and near[m == m.max()].any())
    yield "rank_accuracy", 0 if empty else inside[:mask.sum()].mean()
    for k in (7, 50, 1000):
        yield f"top_k_intersection(k={k})", 0 if empty else inside[:k].mean()
    yield "localisation_auc", roc_auc_score(mask.ravel(), m.ravel())
    for kind in ("otsu", "mean", "best", 0, 0.35):
        yield f"iou(threshold={kind})", region(jaccard_score, m, mask, kind)
        yield f"dice(threshold={kind})", region(f1_score, m, mask, kind)
        yield f"hd95(threshold={kind})", hd95(m, mask, kind)
        yield f"box_iou(threshold={kind})", box_iou(m, mask, kind)
        yield f"box_accuracy(threshold={kind};iou=0.3)", float(box_iou(m, mask, kind) >= 0.3)
    values = wide.ravel()
    yield "sparsity", abs(values[:, None] - values).sum() / (2 * len(values) ** 2 * max(values.mean(), 1e-300))
    yield "complexity", values.mean()
    yield "entropy", stats.entropy(np.ones_like(values) if empty else values)
    for epsilon in (0, 0.00001, 0.5):
        yield f"effective_complexity(epsilon={epsilon})", np.count_nonzero(values > epsilon) / len(values)

for map_name, m in maps.items():
    for mask_name, mask in masks.items():
        for metric, value in scores(m, mask):
            print(f"{map_name}\t{mask_name}\t{metric}\t{float(value):.12g}")
