"""The stage of a sample picture: a room measured in metres, things put into it, and a camera that looks."""

import math
import random
from collections.abc import Sequence

from PIL import Image, ImageDraw

from inspect_app.photos.scenery.warp import Point, warp_into

Colour = tuple[int, int, int]
Spot = tuple[float, float, float]


class Stage:
    """A picture being drawn. x runs right, y up, z away from the camera, which stands at (aside, eye, 0)."""

    def __init__(self, seed: int, size: tuple[int, int], ground: Colour = (120, 120, 118)) -> None:
        self.rng = random.Random(seed)
        self.image = Image.new("RGB", size, ground)
        self.draw = ImageDraw.Draw(self.image)
        self.eye, self.pitch, self.yaw, self.zoom, self.aside = 1.5, 0.2, 0.0, 0.85, 0.0
        # Nobody holds a tablet quite level.
        self.roll = self.rng.uniform(-0.018, 0.018)

    @property
    def width(self) -> int:
        """Pixels across."""
        return self.image.width

    @property
    def height(self) -> int:
        """Pixels down."""
        return self.image.height

    def look(
        self, eye: float, pitch: float, yaw: float = 0.0, zoom: float = 0.85, aside: float = 0.0
    ) -> None:
        """Place the camera: metres up and aside, angles down and to the right in radians, focal length.

        The focal length is in widths of the picture.
        """
        self.eye, self.pitch, self.yaw, self.zoom, self.aside = eye, pitch, yaw, zoom, aside

    def at(self, spot: Spot) -> Point:
        """Where a spot of the room appears, in pixels."""
        x, y, z = spot
        x -= self.aside
        x, z = (
            x * math.cos(self.yaw) - z * math.sin(self.yaw),
            x * math.sin(self.yaw) + z * math.cos(self.yaw),
        )
        y -= self.eye
        depth = max(z * math.cos(self.pitch) - y * math.sin(self.pitch), 0.05)
        up = y * math.cos(self.pitch) + z * math.sin(self.pitch)
        focal = self.zoom * self.width / depth
        right, down = focal * x, -focal * up
        cos, sin = math.cos(self.roll), math.sin(self.roll)
        return self.width / 2 + right * cos - down * sin, self.height / 2 + right * sin + down * cos

    def flat(self, spots: Sequence[Spot], colour: Colour) -> None:
        """A plain surface between the spots."""
        self.draw.polygon([self.at(spot) for spot in spots], fill=colour)

    def surface(self, texture: Image.Image, corners: Sequence[Spot]) -> None:
        """A textured surface; corners are top left, top right, bottom right, bottom left of the texture."""
        warp_into(self.image, texture, [self.at(spot) for spot in corners])

    def floor(self, texture: Image.Image, left: float, right: float, near: float, far: float) -> None:
        """A textured floor; the texture's bottom edge is nearest."""
        self.surface(texture, [(left, 0, far), (right, 0, far), (right, 0, near), (left, 0, near)])

    def wall(
        self, texture: Image.Image, left: float, right: float, bottom: float, top: float, z: float
    ) -> None:
        """A textured wall that faces the camera."""
        self.surface(texture, [(left, top, z), (right, top, z), (right, bottom, z), (left, bottom, z)])

    def box(self, low: Spot, high: Spot, colour: Colour) -> None:
        """A box seen from where the camera is: top, the side that shows, and front, each in its own light."""
        (x0, y0, z0), (x1, y1, z1) = low, high
        if y1 < self.eye:
            self.flat([(x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1)], shade(colour, 1.18))
        if y0 > self.eye:
            self.flat([(x0, y0, z0), (x1, y0, z0), (x1, y0, z1), (x0, y0, z1)], shade(colour, 0.62))
        if x0 > self.aside:
            self.flat([(x0, y0, z0), (x0, y1, z0), (x0, y1, z1), (x0, y0, z1)], shade(colour, 0.78))
        if x1 < self.aside:
            self.flat([(x1, y0, z0), (x1, y1, z0), (x1, y1, z1), (x1, y0, z1)], shade(colour, 0.78))
        self.flat([(x0, y0, z0), (x1, y0, z0), (x1, y1, z0), (x0, y1, z0)], colour)

    def vary(self, colour: Colour, spread: int = 10) -> Colour:
        """The colour a little lighter or darker and a little off."""
        light = self.rng.randint(-spread, spread)
        red, green, blue = (clip(part + light + self.rng.randint(-3, 3)) for part in colour)
        return red, green, blue


def clip(value: float) -> int:
    """The value as a channel of a pixel."""
    return max(0, min(255, round(value)))


def shade(colour: Colour, factor: float) -> Colour:
    """The colour in more or less light."""
    red, green, blue = (clip(part * factor) for part in colour)
    return red, green, blue
