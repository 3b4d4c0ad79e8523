import { describe, expect, it } from '@jest/globals';
import { drawImage } from './draw-image.ts';

describe('drawImage', () => {
  it('draws darkness row by row, of the image that is asked for', () => {
    const images = {
      shape: { height: 2, width: 2, channels: 1 },
      classes: 10,
      maxPixel: 16,
      count: 2,
      pixels: Uint8Array.from([0, 0, 0, 0, 0, 16, 8, 4]),
      labels: Uint8Array.from([0, 1]),
    };
    expect(drawImage(images, 1)).toEqual(['  ██', '▒▒░░']);
  });
});
