"""A decompressor of Zstandard frames as in RFC 8878, for the few KiB of a long journal message.

Python has one from 3.14 on. Dictionaries and checksums are not looked at. Meant for small frames: it decodes
some hundred KiB in a second.
"""

from __future__ import annotations

from dataclasses import dataclass

_MAGIC = 0xFD2FB528
_LARGEST_BLOCK = 128 << 10

_LITERAL_LENGTHS = [(n, 0) for n in range(16)] + [
    (16, 1), (18, 1), (20, 1), (22, 1), (24, 2), (28, 2), (32, 3), (40, 3), (48, 4), (64, 6),
    (128, 7), (256, 8), (512, 9), (1024, 10), (2048, 11), (4096, 12), (8192, 13), (16384, 14),
    (32768, 15), (65536, 16),
]  # fmt: skip
_MATCH_LENGTHS = [(n + 3, 0) for n in range(32)] + [
    (35, 1), (37, 1), (39, 1), (41, 1), (43, 2), (47, 2), (51, 3), (59, 3), (67, 4), (83, 4), (99, 5),
    (131, 7), (259, 8), (515, 9), (1027, 10), (2051, 11), (4099, 12), (8195, 13), (16387, 14),
    (32771, 15), (65539, 16),
]  # fmt: skip
"""For each code, a base value and how many bits are added to it (section 3.1.1.3.2.1.1)."""

_DEFAULT_LITERAL_LENGTHS = [
    4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1,
    -1, -1, -1, -1,
]  # fmt: skip
_DEFAULT_MATCH_LENGTHS = [
    1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1,
]  # fmt: skip
_DEFAULT_OFFSETS = [
    1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1,
]  # fmt: skip


class ZstdError(ValueError):
    """The frame is damaged, or longer than asked for; `content` is what came before that."""

    def __init__(self, content: bytes = b"") -> None:
        super().__init__("not a whole Zstandard frame")
        self.content = content


def decompress(frame: bytes, limit: int) -> bytes:
    """The content of one frame. Raises `ZstdError`, also when it is longer than `limit` bytes."""
    decoder = _Frame(frame, limit)
    try:
        decoder.run()
    except (IndexError, ValueError, OverflowError):
        raise ZstdError(bytes(decoder.content[:limit])) from None
    return bytes(decoder.content)


@dataclass
class _Table:
    """A decoding table of finite state entropy: by state, a symbol, bits to read, and a base for the next."""

    log: int
    symbols: list[int]
    bits: list[int]
    bases: list[int]


class _Backwards:
    """A stream of bits that is read from its end to its start (section 4.1)."""

    def __init__(self, content: bytes) -> None:
        if not content or not content[-1]:
            raise ValueError("a stream has no end mark")
        self._number = int.from_bytes(content, "little")
        self.left = self._number.bit_length() - 1

    def read(self, count: int) -> int:
        """The next bits; beyond the start there are zeros, and `left` becomes negative."""
        self.left -= count
        if self.left >= 0:
            return (self._number >> self.left) & ((1 << count) - 1)
        return (self._number << -self.left) & ((1 << count) - 1) if count else 0


class _Frame:
    """One frame on its way from `frame` to `content`."""

    def __init__(self, frame: bytes, limit: int) -> None:
        self._data = frame
        self._limit = limit
        self.content = bytearray()
        self._huffman: tuple[int, list[tuple[int, int]]] | None = None
        self._tables: list[_Table | None] = [None, None, None]
        self._offsets = [1, 4, 8]

    def run(self) -> None:
        """Decode all blocks."""
        position = self._skip_header()
        while True:
            header = int.from_bytes(self._take(position, 3), "little")
            position += 3
            kind, size = header >> 1 & 3, header >> 3
            if kind == 0:
                self.content += self._take(position, size)
            elif kind == 1:
                self.content += self._take(position, 1) * min(size, self._limit + 1)
                size = 1
            elif kind == 2 and size <= _LARGEST_BLOCK:
                self._block(self._take(position, size))
            else:
                raise ValueError("unknown block")
            position += size
            if len(self.content) > self._limit:
                raise ValueError("too long")
            if header & 1:
                return

    def _take(self, position: int, size: int) -> bytes:
        found = self._data[position : position + size]
        if len(found) < size:
            raise ValueError("its end is missing")
        return found

    def _skip_header(self) -> int:
        if int.from_bytes(self._take(0, 4), "little") != _MAGIC:
            raise ValueError("not a frame")
        descriptor = self._data[4]
        is_single = descriptor >> 5 & 1
        size_bytes = (1 if is_single else 0, 2, 4, 8)[descriptor >> 6]
        return 5 + (0 if is_single else 1) + (0, 1, 2, 4)[descriptor & 3] + size_bytes

    def _block(self, block: bytes) -> None:
        literals, position = self._literals(block)
        count = block[position]
        position += 1
        if count == 0:
            self.content += literals
            return
        if count == 255:
            count = block[position] + (block[position + 1] << 8) + 0x7F00
            position += 2
        elif count >= 128:
            count = (count - 128 << 8) + block[position]
            position += 1
        modes = block[position]
        position += 1
        kinds = (
            (modes >> 6, _DEFAULT_LITERAL_LENGTHS, 6, 9),
            (modes >> 4 & 3, _DEFAULT_OFFSETS, 5, 8),
            (modes >> 2 & 3, _DEFAULT_MATCH_LENGTHS, 6, 9),
        )
        for index, (mode, default, log, largest) in enumerate(kinds):
            position = self._read_table(block, position, index, mode, default, log, largest)
        self._sequences(_Backwards(block[position:]), count, literals)

    def _read_table(
        self, block: bytes, position: int, index: int, mode: int, default: list[int], log: int, largest: int
    ) -> int:
        if mode == 0:
            self._tables[index] = _build(default, log)
        elif mode == 1:
            self._tables[index] = _Table(0, [block[position]], [0], [0])
            position += 1
        elif mode == 2:
            counts, log, position = _read_counts(block, position, largest)
            self._tables[index] = _build(counts, log)
        return position

    def _sequences(self, stream: _Backwards, count: int, literals: bytes) -> None:
        lengths, offsets, matches = self._tables
        if lengths is None or offsets is None or matches is None:
            raise ValueError("a table is missing")
        states = [stream.read(table.log) for table in (lengths, offsets, matches)]
        position = 0
        for number in range(count):
            offset_code = offsets.symbols[states[1]]
            if offset_code > 31:
                raise ValueError("an offset is too large")
            offset_value = (1 << offset_code) + stream.read(offset_code)
            base, bits = _MATCH_LENGTHS[matches.symbols[states[2]]]
            match = base + stream.read(bits)
            base, bits = _LITERAL_LENGTHS[lengths.symbols[states[0]]]
            literal = base + stream.read(bits)
            self.content += literals[position : position + literal]
            position += literal
            self._copy(self._offset(offset_value, literal), match)
            if len(self.content) > self._limit or position > len(literals) or stream.left < 0:
                raise ValueError("a sequence is damaged")
            if number + 1 < count:
                for index, table in ((0, lengths), (2, matches), (1, offsets)):
                    state = states[index]
                    states[index] = table.bases[state] + stream.read(table.bits[state])
        self.content += literals[position:]

    def _offset(self, value: int, literal: int) -> int:
        """Section 3.1.1.5: the first three values repeat one of the last offsets."""
        last = self._offsets
        if value > 3:
            last[:] = [value - 3, last[0], last[1]]
            return last[0]
        index = value - 1 + (literal == 0)
        if index == 3:
            last[:] = [last[0] - 1, last[0], last[1]]
        elif index:
            last.insert(0, last.pop(index))
        return last[0]

    def _copy(self, offset: int, length: int) -> None:
        start = len(self.content) - offset
        if start < 0 or offset <= 0:
            raise ValueError("an offset leads before the start")
        if offset >= length:
            self.content += self.content[start : start + length]
        else:
            pattern = bytes(self.content[start:])
            self.content += (pattern * (length // offset + 1))[:length]

    def _literals(self, block: bytes) -> tuple[bytes, int]:
        kind, form = block[0] & 3, block[0] >> 2 & 3
        if kind < 2:
            width = (1, 2, 1, 3)[form]
            size = int.from_bytes(block[:width], "little") >> (4 if width > 1 else 3)
            if size > _LARGEST_BLOCK:
                raise ValueError("too many literals")
            if kind == 0:
                return block[width : width + size], width + size
            return block[width : width + 1] * size, width + 1
        width, bits = ((3, 10), (3, 10), (4, 14), (5, 18))[form]
        header = int.from_bytes(block[:width], "little") >> 4
        size, packed = header & ((1 << bits) - 1), header >> bits
        end = width + packed
        if size > _LARGEST_BLOCK or end > len(block):
            raise ValueError("too many literals")
        position = width
        if kind == 2:
            self._huffman, position = _read_huffman(block[:end], position)
        if self._huffman is None:
            raise ValueError("a tree is missing")
        return _unpack(self._huffman, block[position:end], size, 1 if form == 0 else 4), end


def _build(counts: list[int], log: int) -> _Table:
    """The table for a distribution (section 4.1.1)."""
    size = 1 << log
    symbols = [0] * size
    top = size - 1
    for symbol, count in enumerate(counts):
        if count == -1:
            symbols[top] = symbol
            top -= 1
    position, step = 0, (size >> 1) + (size >> 3) + 3
    for symbol, count in enumerate(counts):
        for _ in range(max(count, 0)):
            symbols[position] = symbol
            position = (position + step) & (size - 1)
            while position > top:
                position = (position + step) & (size - 1)
    if position:
        raise ValueError("a distribution does not add up")
    following = [1 if count == -1 else count for count in counts]
    bits, bases = [0] * size, [0] * size
    for state, symbol in enumerate(symbols):
        number = following[symbol]
        following[symbol] += 1
        bits[state] = log - (number.bit_length() - 1)
        bases[state] = (number << bits[state]) - size
    return _Table(log, symbols, bits, bases)


def _read_counts(block: bytes, position: int, largest: int) -> tuple[list[int], int, int]:
    """A distribution, the logarithm of its size, and where it ends (section 4.1.1)."""
    number = int.from_bytes(block[position : position + 512], "little")
    log = (number & 15) + 5
    if log > largest:
        raise ValueError("a table is too large")
    at, left = 4, (1 << log) + 1
    counts: list[int] = []
    while left > 1 and len(counts) < 256:
        bits = left.bit_length()
        value = number >> at & ((1 << bits) - 1)
        lower = (1 << bits) - 1 - left
        half = (1 << bits - 1) - 1
        if value & half < lower:
            value &= half
            at += bits - 1
        else:
            at += bits
            if value > half:
                value -= lower
        counts.append(value - 1)
        left -= abs(value - 1)
        if value == 1:
            while True:
                repeat = number >> at & 3
                at += 2
                counts += [0] * repeat
                if repeat < 3 or len(counts) > 256:
                    break
    if left != 1:
        raise ValueError("a distribution does not add up")
    return counts, log, position + (at + 7) // 8


def _read_huffman(block: bytes, position: int) -> tuple[tuple[int, list[tuple[int, int]]], int]:
    """A Huffman table, by all values of its longest code's bits: a symbol and its bits (section 4.2.1)."""
    header = block[position]
    position += 1
    if header >= 128:
        count = header - 127
        packed = block[position : position + (count + 1) // 2]
        weights = [packed[index // 2] >> (4 if index % 2 == 0 else 0) & 15 for index in range(count)]
        position += (count + 1) // 2
    else:
        weights = _fse_weights(block[position : position + header])
        position += header
    total = sum(1 << weight - 1 for weight in weights if weight)
    if not total:
        raise ValueError("a tree is empty")
    longest = total.bit_length()
    rest = (1 << longest) - total
    if rest & (rest - 1) or longest > 11:
        raise ValueError("a tree does not add up")
    weights.append(rest.bit_length())
    table: list[tuple[int, int]] = []
    for weight in range(1, longest + 1):
        for symbol, own in enumerate(weights):
            if own == weight:
                table += [(symbol, longest + 1 - weight)] * (1 << weight - 1)
    if len(table) != 1 << longest:
        raise ValueError("a tree does not add up")
    return (longest, table), position


def _fse_weights(content: bytes) -> list[int]:
    counts, log, position = _read_counts(content, 0, 6)
    table = _build(counts, log)
    stream = _Backwards(content[position:])
    states = [stream.read(log), stream.read(log)]
    weights: list[int] = []
    turn = 0
    while len(weights) < 255:
        state = states[turn]
        weights.append(table.symbols[state])
        states[turn] = table.bases[state] + stream.read(table.bits[state])
        turn ^= 1
        if stream.left < 0:
            weights.append(table.symbols[states[turn]])
            return weights
    raise ValueError("too many weights")


def _unpack(huffman: tuple[int, list[tuple[int, int]]], content: bytes, size: int, streams: int) -> bytes:
    if streams == 1:
        return _unpack_stream(huffman, content, size)
    sizes = [int.from_bytes(content[start : start + 2], "little") for start in (0, 2, 4)]
    starts = [6, 6 + sizes[0], 6 + sizes[0] + sizes[1], 6 + sum(sizes), len(content)]
    each = (size + 3) // 4
    wanted = [each, each, each, size - 3 * each]
    parts = zip(starts, starts[1:], wanted, strict=False)
    return b"".join(_unpack_stream(huffman, content[start:end], count) for start, end, count in parts)


def _unpack_stream(huffman: tuple[int, list[tuple[int, int]]], content: bytes, size: int) -> bytes:
    longest, table = huffman
    if not content or not content[-1] or size < 0:
        raise ValueError("a stream has no end mark")
    number = int.from_bytes(content, "little")
    left = number.bit_length() - 1
    mask = (1 << longest) - 1
    found = bytearray()
    # Zeros behind the end, for codes shorter than the longest one.
    number <<= longest
    while len(found) < size:
        symbol, bits = table[number >> left & mask]
        found.append(symbol)
        left -= bits
        if left < 0:
            raise ValueError("a stream is too short")
    return bytes(found)
