// Pictures one after another as one PNG that moves (APNG, which browsers and README pages show): each frame has what changed.

import { deflateSync, inflateSync } from "node:zlib";

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc(bytes) {
  let value = ~0;
  for (const byte of bytes) value = table[(value ^ byte) & 255] ^ (value >>> 8);
  return ~value >>> 0;
}

function chunk(kind, data) {
  const whole = Buffer.alloc(12 + data.length);
  whole.writeUInt32BE(data.length, 0);
  whole.write(kind, 4, "latin1");
  Buffer.from(data).copy(whole, 8);
  whole.writeUInt32BE(crc(whole.subarray(4, 8 + data.length)), 8 + data.length);
  return whole;
}

// Width, height and pixels, three bytes each, of a PNG of 8 bits a channel without interlacing, as browsers make them.
function unpacked(png) {
  let place = 8;
  const parts = [];
  let width, height, channels;
  while (place < png.length) {
    const length = png.readUInt32BE(place);
    const kind = png.toString("latin1", place + 4, place + 8);
    const data = png.subarray(place + 8, place + 8 + length);
    if (kind === "IHDR") {
      [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)];
      channels = { 2: 3, 6: 4 }[data[9]];
    }
    if (kind === "IDAT") parts.push(data);
    place += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const row = width * channels;
  const lines = Buffer.alloc(height * row);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (row + 1)];
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x;
      const left = x >= channels ? lines[at - channels] : 0;
      const above = y > 0 ? lines[at - row] : 0;
      const corner = x >= channels && y > 0 ? lines[at - row - channels] : 0;
      const [a, b, c] = [above - corner, left - corner, left + above - 2 * corner].map(Math.abs);
      const nearest = a <= b && a <= c ? left : b <= c ? above : corner;
      lines[at] = raw[y * (row + 1) + 1 + x] + [0, left, above, (left + above) >> 1, nearest][filter];
    }
  }
  const pixels = Buffer.alloc(width * height * 3);
  for (let index = 0; index < width * height; index += 1) lines.copy(pixels, 3 * index, channels * index, channels * index + 3);
  return { width, height, pixels };
}

// The part of a picture that differs from the one before.
function changed({ width, height, pixels }, before) {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = 3 * (y * width + x);
      if (!before || pixels.compare(before.pixels, at, at + 3, at, at + 3) !== 0) {
        [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x + 1), Math.max(bottom, y + 1)];
      }
    }
  }
  return right > left ? [left, top, right, bottom] : [0, 0, 1, 1];
}

// The pixels of a part, packed as they are: lines of a page repeat each other, which differences would hide.
function packed({ width, pixels }, [left, top, right, bottom]) {
  const row = 3 * (right - left);
  const raw = Buffer.alloc((bottom - top) * (row + 1));
  for (let y = top; y < bottom; y += 1) {
    const at = (y - top) * (row + 1);
    const from = 3 * (y * width + left);
    pixels.copy(raw, at + 1, from, from + row);
  }
  return deflateSync(raw, { level: 9 });
}

export function animated(frames) {
  const pictures = frames.map(({ png, ms }) => ({ ...unpacked(png), ms }));
  const { width, height } = pictures[0];
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const control = Buffer.alloc(8);
  control.writeUInt32BE(pictures.length, 0);
  const chunks = [chunk("IHDR", header), chunk("acTL", control)];
  let number = 0;
  pictures.forEach((picture, index) => {
    const part = changed(picture, pictures[index - 1]);
    const [left, top, right, bottom] = part;
    const frame = Buffer.alloc(26);
    [number++, right - left, bottom - top, left, top].forEach((value, place) => frame.writeUInt32BE(value, 4 * place));
    frame.writeUInt16BE(picture.ms, 20);
    frame.writeUInt16BE(1000, 22);
    chunks.push(chunk("fcTL", frame));
    const data = packed(picture, part);
    if (index === 0) chunks.push(chunk("IDAT", data));
    else {
      const order = Buffer.alloc(4);
      order.writeUInt32BE(number++, 0);
      chunks.push(chunk("fdAT", Buffer.concat([order, data])));
    }
  });
  chunks.push(chunk("IEND", Buffer.alloc(0)));
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), ...chunks]);
}
