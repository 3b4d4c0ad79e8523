import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { startCpuBackend } from '../backend/start-cpu-backend.ts';
import { startWasmBackend } from '../backend/start-wasm-backend.ts';

/** float32 sums of a few hundred terms of order 1. */
const TOLERANCE = 2e-5;

/** Values and gradients of `compute` (weighted by `weightsOf` its output) on one backend, read back as arrays. */
function gradientsOn(
  backend: string,
  inputs: readonly { values: Float32Array; shape: readonly number[] }[],
  compute: (tensors: readonly Tensor[]) => Tensor,
): Float32Array[] {
  void tf.setBackend(backend);
  return tf.tidy(() => {
    const tensors = inputs.map(({ values, shape }) => tf.tensor(values, [...shape] as number[]));
    const output = compute(tensors);
    const dy = tf.tensor(pseudoRandom(output.size, 99), output.shape);
    const gradients = tf.grads((...xs: Tensor[]) => compute(xs))([...tensors], dy);
    return [output, ...gradients].map((tensor) => Float32Array.from(tensor.dataSync()));
  });
}

/** Values in (-1, 1) that no two positions share, so that maxima are unique; the same on every machine. */
function pseudoRandom(length: number, seed: number): Float32Array {
  const values = new Float32Array(length);
  let state = (seed * 2654435761) >>> 0;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    values[i] = state / 2 ** 31 - 1;
  }
  return values;
}

function expectSameOnBoth(
  shapes: readonly (readonly number[])[],
  compute: (tensors: readonly Tensor[]) => Tensor,
  transform: (value: number) => number = (value) => value,
): void {
  const inputs = shapes.map((shape, seed) => ({
    shape,
    values: pseudoRandom(
      shape.reduce((a, b) => a * b, 1),
      seed + 1,
    ).map(transform),
  }));
  const reference = gradientsOn('cpu', inputs, compute);
  const actual = gradientsOn('wasm', inputs, compute);
  expect(reference.some((values) => values.some((value) => value !== 0))).toBe(true);
  reference.forEach((expected, index) => {
    const got = actual[index];
    expect(got?.length).toBe(expected.length);
    const worst = expected.reduce((max, value, at) => Math.max(max, Math.abs(value - (got?.[at] ?? NaN))), 0);
    expect(worst).toBeLessThan(TOLERANCE);
  });
}

beforeAll(async () => {
  await startCpuBackend();
  await startWasmBackend([]);
});

afterEach(() => {
  expect(tf.memory().numTensors).toBe(0);
  // What a kernel allocates below the tensor API is counted by the backend alone.
  expect(tf.findBackend('wasm').numDataIds()).toBe(0);
});

const paddings = ['same', 'valid', 1] as const;

describe('conv2d gradients', () => {
  const cases = [1, 2, 3].flatMap((stride) =>
    [1, 2, 3, 5].flatMap((kernel) => paddings.map((padding) => ({ stride, kernel, padding }))),
  );
  it.each(cases)('agree with cpu: stride $stride, kernel $kernel, padding $padding', ({ stride, kernel, padding }) => {
    expectSameOnBoth(
      [
        [3, 8, 7, 2],
        [kernel, kernel, 2, 4],
      ],
      ([x, w]) => tf.conv2d(x as Tensor4D, w as Tensor4D, stride, padding, 'NHWC', 1, dimRounding(padding)),
    );
  });

  it('agree with cpu for unequal strides, kernels and a single image', () => {
    expectSameOnBoth(
      [
        [1, 9, 6, 3],
        [3, 1, 3, 2],
      ],
      ([x, w]) => tf.conv2d(x as Tensor4D, w as Tensor4D, [2, 1], 'same'),
    );
  });
});

describe('depthwise convolution gradients', () => {
  const cases = [1, 2].flatMap((stride) =>
    [1, 3, 5].flatMap((kernel) =>
      [1, 3].flatMap((multiplier) => paddings.map((padding) => ({ stride, kernel, multiplier, padding }))),
    ),
  );
  it.each(cases)(
    'agree with cpu: stride $stride, kernel $kernel, multiplier $multiplier, padding $padding',
    ({ stride, kernel, multiplier, padding }) => {
      expectSameOnBoth(
        [
          [2, 8, 7, 3],
          [kernel, kernel, 3, multiplier],
        ],
        ([x, w]) => tf.depthwiseConv2d(x as Tensor4D, w as Tensor4D, stride, padding, 'NHWC', 1, dimRounding(padding)),
      );
    },
  );
});

describe('max pool gradient', () => {
  const cases = [
    { size: 2, stride: 2 },
    { size: 3, stride: 2 },
    { size: 3, stride: 1 },
    { size: 2, stride: 1 },
    { size: 4, stride: 4 },
  ].flatMap((shape) => (['same', 'valid'] as const).map((padding) => ({ ...shape, padding })));
  const signs = [
    { sign: 'mixed', transform: (value: number) => value },
    { sign: 'negative', transform: (value: number) => value - 2 },
    { sign: 'tied', transform: (value: number) => Math.round(value * 2) - 1 },
  ];
  it.each(cases.flatMap((shape) => signs.map((sign) => ({ ...shape, ...sign }))))(
    'agrees with cpu on $sign inputs: size $size, stride $stride, padding $padding',
    ({ size, stride, padding, transform }) => {
      expectSameOnBoth([[2, 8, 7, 3]], ([x]) => tf.maxPool(x as Tensor4D, size, stride, padding), transform);
    },
  );
});

describe('gather gradient (unsorted segment sum)', () => {
  it.each([1, 4])('agrees with cpu for rows of %d values', (width) => {
    expectSameOnBoth([[6, width]], ([x]) => tf.gather(x as Tensor, tf.tensor1d([5, 0, 5, 2, 2, 2], 'int32')));
  });

  it('leaves out ids outside the range', () => {
    void tf.setBackend('wasm');
    const sums = tf.tidy(() =>
      tf.unsortedSegmentSum(tf.tensor2d([[1], [2], [4]]), tf.tensor1d([1, -1, 3], 'int32'), 2).dataSync(),
    );
    expect([...sums]).toEqual([0, 1]);
  });
});

describe('matrix product gradients', () => {
  const flags = [true, false];
  const cases = flags.flatMap((transposeA) =>
    flags.flatMap((transposeB) => [[], [1], [2]].map((batch) => ({ transposeA, transposeB, batch }))),
  );
  it.each(cases)(
    'agree with cpu: transposeA $transposeA, transposeB $transposeB, batch $batch',
    ({ transposeA, transposeB, batch }) => {
      expectSameOnBoth(
        [
          [...batch, ...(transposeA ? [5, 3] : [3, 5])],
          [...batch, ...(transposeB ? [4, 5] : [5, 4])],
        ],
        ([a, b]) => tf.matMul(a as Tensor, b as Tensor, transposeA, transposeB),
      );
    },
  );
});

describe('tile', () => {
  it.each([
    { shape: [1, 1, 1, 3], reps: [4, 2, 5, 1] },
    { shape: [3], reps: [7] },
    { shape: [1, 2, 3], reps: [3, 2, 1] },
    { shape: [2, 3], reps: [2, 1] },
    { shape: [2, 3], reps: [1, 2] },
    { shape: [2, 3], reps: [3, 2] },
    { shape: [2, 3], reps: [1, 1] },
  ])('agrees with cpu: $shape times $reps', ({ shape, reps }) => {
    expectSameOnBoth([shape], ([x]) => tf.tile(x as Tensor, reps));
  });

  it('repeats whole numbers and empty tensors as before', () => {
    void tf.setBackend('wasm');
    tf.tidy(() => {
      expect([...tf.tile(tf.tensor1d([1, 2], 'int32'), [2]).dataSync()]).toEqual([1, 2, 1, 2]);
      expect(tf.tile(tf.zeros([1, 3]), [0, 1]).shape).toEqual([0, 3]);
    });
  });
});

describe('batch normalisation gradients', () => {
  it.each(
    [
      [4, 5],
      [3, 4, 4, 5],
    ].map((shape) => ({ shape })),
  )('agree with cpu for $shape', ({ shape }) => {
    expectSameOnBoth([shape, [5], [5], [5], [5]], ([x, mean, variance, offset, scale]) =>
      tf.batchNorm(x as Tensor, mean as Tensor1D, tf.abs(variance as Tensor1D), offset, scale),
    );
  });
});

function dimRounding(padding: 'same' | 'valid' | number): 'floor' | undefined {
  return typeof padding === 'number' ? 'floor' : undefined;
}
