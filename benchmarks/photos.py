"""What taking a 12 megapixel photo costs: CPU time and peak memory, each case in a process of its own.

Run with `python benchmarks/photos.py`. Goal: at most 200 ms of CPU and 120 MB for a JPEG. The last columns
compare with opening, resizing and saving by the library's defaults, in the same run.
"""

import io
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

from inspect_app.photos import heic
from inspect_app.photos.accept import accept

if heic.available():
    import pillow_heif

    pillow_heif.register_heif_opener()

SIZE = (4032, 3024)
REPEATS = 5


def rough_picture() -> Image.Image:
    """Clouds with grain: a JPEG of about 4 MB, as a telephone writes."""
    source = random.Random(7)  # noqa: S311
    clouds = Image.frombytes("RGB", (400, 300), source.randbytes(400 * 300 * 3))
    grain = Image.frombytes("L", SIZE, source.randbytes(SIZE[0] * SIZE[1])).convert("RGB")
    return Image.blend(clouds.resize(SIZE, Image.Resampling.BICUBIC), grain, 0.06)


def cases(picture: Image.Image) -> dict[str, tuple[Image.Image, str, dict[str, object]]]:
    """Every format a tablet may send: picture, format, how to save it."""
    found: dict[str, tuple[Image.Image, str, dict[str, object]]] = {
        "jpeg": (picture, "JPEG", {"quality": 88}),
        "jpeg, progressive": (picture, "JPEG", {"quality": 88, "progressive": True}),
        "png": (picture, "PNG", {"compress_level": 1}),
        "webp": (picture, "WEBP", {"quality": 80, "method": 0}),
    }
    if heic.available():
        found["heic"] = (picture, "HEIF", {"quality": 60})
    return found


def write_cases(folder: Path) -> None:
    """Save one file for each case and print name and file of all as JSON."""
    paths = {}
    for name, (image, kind, options) in cases(rough_picture()).items():
        path = folder / f"{len(paths)}.{kind.lower()}"
        image.save(path, kind, **options)
        paths[name] = str(path)
    print(json.dumps(paths))


def naive(data: bytes) -> None:
    """What a first attempt would do."""
    image = Image.open(io.BytesIO(data)).convert("RGB")
    image.resize((1280, 960), Image.Resampling.LANCZOS).save(io.BytesIO(), "JPEG")


def measure(run: Callable[[bytes], object], path: Path) -> None:
    """Measure one way of taking one file and print the figures as JSON."""
    data = path.read_bytes()
    times = []
    for _ in range(REPEATS):
        before = time.process_time()
        run(data)
        times.append(1000 * (time.process_time() - before))
    # Kilobytes on Linux. A parent's own peak would be inherited, hence the files are made in a child too.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"median": statistics.median(times), "best": min(times), "peak": peak}))


def from_child(*words: str) -> Any:
    """What this file prints when run with the words, in a fresh process."""
    command = [sys.executable, __file__, *words]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Print a line for every format."""
    heads = f"{'kB':>8}{'cpu ms':>8}{'best':>7}{'peak MB':>9}{'naive ms':>10}{'MB':>6}{'ratio':>7}"
    print(f"{'12 megapixels':<20}{heads}")
    with tempfile.TemporaryDirectory() as folder:
        for name, path in from_child("write", folder).items():
            ours, theirs = from_child("accept", path), from_child("naive", path)
            size = Path(path).stat().st_size / 1000
            print(
                f"{name:<20}{size:>8.0f}{ours['median']:>8.0f}{ours['best']:>7.0f}{ours['peak']:>9.0f}"
                f"{theirs['median']:>10.0f}{theirs['peak']:>6.0f}{ours['median'] / theirs['median']:>7.2f}"
            )


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["write", folder]:
            write_cases(Path(folder))
        case ["accept", path]:
            measure(lambda data: accept(data, "photo"), Path(path))
        case ["naive", path]:
            measure(naive, Path(path))
        case _:
            main()
