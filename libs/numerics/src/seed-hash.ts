/**
 * MurmurHash3 (x86, 32 bit; Appleby 2011, public domain) over the UTF-16 code units of a text, each unit as one block.
 * Not cryptographic: it only spreads seeds, so that "1" and "2" start unrelated streams.
 */
export function seedHash(text: string, seed: number): number {
  let h = seed | 0;
  for (let i = 0; i < text.length; i++) {
    let block = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    block = (block << 15) | (block >>> 17);
    h ^= Math.imul(block, 0x1b873593);
    h = (h << 13) | (h >>> 19);
    h = (Math.imul(h, 5) + 0xe6546b64) | 0;
  }
  h ^= text.length;
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
