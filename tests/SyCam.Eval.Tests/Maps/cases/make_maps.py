"""Writes the .npy and .npz files of this folder with numpy, and their values as float32 to values.json.

Run with a Python that has numpy (1.24 made the files here): python3 make_maps.py
"""
import json
from pathlib import Path

import numpy as np
from numpy.lib import format as npy

HERE = Path(__file__).parent
values = {}


def keep(name, array):
    with np.errstate(over="ignore"):
        single = np.asarray(array).astype(np.float32)
    values[name] = {"shape": list(array.shape),
                    # JSON has no NaN and no infinity: as text all are alike.
                    "values": [repr(float(v)) for v in single.ravel()]}


def write(name, array, version=(1, 0)):
    with open(HERE / f"{name}.npy", "wb") as file:
        npy.write_array(file, array, version=version)
    keep(name, array)


wave = np.sin(np.arange(12.0)).reshape(3, 4)
steps = np.arange(12).reshape(3, 4) * 10 - 20
for order in "<>":
    side = "little" if order == "<" else "big"
    for kind in ["f2", "f4", "f8"]:
        write(f"{kind}_{side}", (wave * 3).astype(order + kind))
    for kind in ["i2", "i4", "i8"]:
        write(f"{kind}_{side}", steps.astype(order + kind))
    for kind in ["u2", "u4", "u8"]:
        write(f"{kind}_{side}", (steps + 20).astype(order + kind))
write("u1", (steps + 20).astype("u1"))
write("i1", steps.astype("i1"))
write("b1", steps > 30)
write("fortran", np.asfortranarray(wave.astype("<f4")))
write("fortran_stack", np.asfortranarray(np.arange(24).reshape(2, 3, 4).astype("<f8")))
write("stack", np.arange(24).reshape(2, 3, 4).astype("<f4"))
write("captum", wave.astype("<f4").reshape(1, 1, 3, 4))
write("vector", wave.ravel()[:5].astype("<f4"))
write("version2", wave.astype("<f4"), (2, 0))
write("version3", wave.astype("<f4"), (3, 0))
write("odd", np.array([[0.0, np.nan], [np.inf, -1e300]]))
np.save(HERE / "objects.npy", np.array([[1, "a"], [None, 2]], dtype=object))
np.save(HERE / "records.npy", np.zeros((2, 2), dtype=[("a", "<f4"), ("b", "<i4")]))
np.save(HERE / "complex.npy", np.zeros((2, 2), dtype="c8"))
np.save(HERE / "text.npy", np.array([["a", "b"]]))
np.save(HERE / "empty.npy", np.zeros((0, 4)))
arrays = {"cat": wave.astype("<f4"), "dogs/rex": np.asfortranarray(wave.astype("<f8")), "stack": np.ones((2, 3, 4))}
np.savez(HERE / "stored.npz", **arrays)
np.savez_compressed(HERE / "deflated.npz", **arrays)
for name, array in arrays.items():
    keep(f"npz/{name}", array)
(HERE / "values.json").write_text(json.dumps(values, indent=1) + "\n")
