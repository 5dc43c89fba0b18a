#!/usr/bin/env bash
# The compression of a PNG is worth its time: against the slowest setting of the same library, on the same pixels.
. "$(dirname "$0")/../tap.sh"
cd "$dir" || exit 1

# packed FILE SIZE TIME: the pixels are in at most SIZE times the bytes of level 9, made in at most TIME times its time.
packed() {
  python3 - "$@" <<'PYTHON'
import struct, sys, time, zlib

data, at, pixels = open(sys.argv[1], "rb").read(), 8, b""
while at < len(data):
    (length,), kind = struct.unpack(">I", data[at:at + 4]), data[at + 4:at + 8]
    if kind == b"IDAT": pixels += data[at + 8:at + 8 + length]
    at += 12 + length
rows = zlib.decompress(pixels)

def seconds(level):
    start = time.process_time()
    zlib.compress(rows, level)
    return time.process_time() - start

sizes = {level: len(zlib.compress(rows, level)) for level in range(1, 10)}
level = min(sizes, key=lambda level: abs(sizes[level] - len(pixels))) # the one that made the file
size = len(pixels) / sizes[9]
took = min(seconds(level) for i in range(3)) / min(seconds(9) for i in range(3))
print(f"level {level}: {size:.3f} of the size in {took:.2f} of the time of level 9; {sizes}, {len(pixels)}")
sys.exit(size > float(sys.argv[2]) or took > float(sys.argv[3]))
PYTHON
}

for name in webshop-order moving-house; do
  "$CJM" render -q "$root/examples/$name.yaml" -o "$name.png" 2>/dev/null
  check "$name: at most a tenth larger, in at most half the time" packed "$name.png" 1.1 0.5
done
finish
