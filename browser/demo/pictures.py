"""Small pictures that are computed, and the two encoders (PNG, BMP) that they need.

A picture is a list of rows from top to bottom, each row the bytes of its pixels: red, green, blue.
"""

import math
import random
import struct
import zlib
from collections.abc import Sequence

Colour = tuple[float, float, float]
Rows = Sequence[bytes]


def png(rows: Rows) -> bytes:
    """The picture as PNG: eight bits per channel, no alpha (W3C PNG, third edition)."""
    width = len(rows[0]) // 3
    header = struct.pack(">IIBBBBB", width, len(rows), 8, 2, 0, 0, 0)
    up_filtered = bytearray()
    above = bytes(len(rows[0]))
    for row in rows:
        up_filtered.append(2)
        up_filtered += bytes((byte - over) & 0xFF for byte, over in zip(row, above, strict=True))
        above = row
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(up_filtered), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def bmp(rows: Rows) -> bytes:
    """The picture as an uncompressed 24-bit BMP with a BITMAPINFOHEADER."""
    width, height = len(rows[0]) // 3, len(rows)
    padding = bytes(-len(rows[0]) % 4)
    pixels = bytearray()
    for row in reversed(rows):
        swapped = bytearray(row)
        swapped[0::3], swapped[2::3] = row[2::3], row[0::3]
        pixels += swapped + padding
    offset = 14 + 40
    file_header = struct.pack("<2sIHHI", b"BM", offset + len(pixels), 0, 0, offset)
    return (
        file_header + struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 2835, 2835, 0, 0) + pixels
    )


def mountains(width: int, height: int, seed: int, top: Colour, bottom: Colour) -> Rows:
    """Ridges behind ridges under a sky that goes from `top` to `bottom`, with a low sun."""
    chance = random.Random(seed)
    layers = 5
    ridges = [_ridge(width, height * (0.42 + 0.13 * layer), height * 0.1, chance) for layer in range(layers)]
    dark: Colour = (top[0] * 0.28, top[1] * 0.3, top[2] * 0.38)
    shades = [_bytes(_mix(bottom, dark, (layer + 1) / layers)) for layer in range(layers)]
    sun_x, sun_y, sun_radius = width * chance.uniform(0.25, 0.75), height * 0.34, height * 0.055
    rows = []
    for y in range(height):
        sky = _mix(top, bottom, min(1.0, y / (height * 0.62)))
        row = bytearray(_bytes(sky) * width)
        if abs(y - sun_y) < sun_radius * 6:
            _draw_sun(row, sky, y - sun_y, sun_x, sun_radius)
        for ridge, shade in zip(ridges, shades, strict=True):
            for x, crest in enumerate(ridge):
                if y >= crest:
                    row[3 * x : 3 * x + 3] = shade
        rows.append(bytes(row))
    return rows


def julia(width: int, height: int, c: complex, hue: float) -> Rows:
    """The filled Julia set of z² + c, coloured by the smoothed number of steps to escape."""
    palette = [_bytes(_palette_colour(step / 255, hue)) for step in range(256)]
    steps, rows = 90, []
    scale = 3.0 / width
    for y in range(height):
        row = bytearray()
        imaginary = (y - height / 2) * scale
        for x in range(width):
            z = complex((x - width / 2) * scale, imaginary)
            count = 0
            while count < steps and z.real * z.real + z.imag * z.imag < 16:
                z = z * z + c
                count += 1
            smooth = count - math.log2(max(1e-9, math.log(max(abs(z), 1.0001)))) if count < steps else 0
            row += palette[max(0, min(255, int(smooth * 255 / steps * 2.2)))]
        rows.append(bytes(row))
    return rows


def waves(width: int, height: int, hue: float) -> Rows:
    """Interfering circles, smooth in every direction."""
    palette = [_bytes(_palette_colour(step / 255, hue)) for step in range(256)]
    centres = ((0.2, 0.3), (0.8, 0.2), (0.5, 0.9))
    rows = []
    for y in range(height):
        row = bytearray()
        for x in range(width):
            total = sum(math.sin(22 * math.hypot(x / width - cx, y / height - cy)) for cx, cy in centres)
            row += palette[int((total + 3) / 6 * 255)]
        rows.append(bytes(row))
    return rows


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _bytes(colour: Colour) -> bytes:
    return bytes(max(0, min(255, round(channel))) for channel in colour)


def _mix(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (a + (b - a) * share for a, b in zip(one, other, strict=True))
    return red, green, blue


def _palette_colour(value: float, hue: float) -> Colour:
    red, green, blue = (
        255 * value**0.7 * (0.55 + 0.45 * math.cos(2 * math.pi * (0.9 * value + hue + phase)))
        for phase in (0.0, 0.16, 0.36)
    )
    return red, green, blue


def _ridge(width: int, base: float, swing: float, chance: random.Random) -> list[float]:
    tones = [
        (chance.uniform(0.7, 1.3) * 2**octave, chance.uniform(0, 2 * math.pi), swing / 1.75**octave)
        for octave in range(7)
    ]
    return [
        base + sum(height * math.sin(2 * math.pi * rate * x / width + phase) for rate, phase, height in tones)
        for x in range(width)
    ]


def _draw_sun(row: bytearray, sky: Colour, distance_y: float, centre: float, radius: float) -> None:
    reach = radius * 6
    for x in range(max(0, int(centre - reach)), min(len(row) // 3, int(centre + reach) + 1)):
        distance = math.hypot(x - centre, distance_y)
        share = 1.0 if distance < radius else 0.55 * max(0.0, 1 - (distance - radius) / (reach - radius)) ** 2
        row[3 * x : 3 * x + 3] = _bytes(_mix(sky, (255, 244, 214), share))
