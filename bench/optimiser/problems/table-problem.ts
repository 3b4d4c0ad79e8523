import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Assignments, Parameter } from '#search-space';
import type { BenchmarkProblem } from './benchmark-problem.ts';
import { ProblemDataError } from './problem-data-error.ts';
import { readJson } from './read-json.ts';

const tableSchema = z.object({
  direction: z.enum(['minimize', 'maximize']),
  parameters: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['categorical', 'ordinal']),
      values: z.array(z.union([z.string(), z.number()])).min(1),
    }),
  ),
  repeats: z.int().positive(),
  rows: z.int().positive(),
});
type Table = z.infer<typeof tableSchema>;

/**
 * A complete look-up table of recorded trainings, `folder/name.json` beside `folder/name.f32.gz`. The truth is the mean of
 * a row's repeats; an evaluation draws one repeat. A row's index is the mixed-radix number of its value indices, the first
 * parameter most significant; a repeat that is absent is NaN.
 */
export function loadTableProblem(folder: string, name: string): BenchmarkProblem {
  const table = readJson(`${folder}/${name}.json`, tableSchema);
  const values = readRepeats(`${folder}/${name}.f32.gz`, table);
  const means = rowMeans(values, table);
  const parameters = table.parameters.map(toParameter);

  function rowOf(assignments: Assignments): number {
    let index = 0;
    for (const { name: parameter, values: choices } of table.parameters) {
      const place = choices.findIndex((choice) => choice === assignments[parameter]);
      if (place < 0)
        throw new ProblemDataError(`${name} has no row for ${parameter} = ${String(assignments[parameter])}`);
      index = index * choices.length + place;
    }
    return index;
  }

  return {
    name,
    parameters,
    best: means.reduce((least, mean) => Math.min(least, mean), Infinity),
    noisy: true,
    truth: (assignments) => Promise.resolve(means[rowOf(assignments)]!),
    evaluate(assignments, draw) {
      const row = rowOf(assignments);
      const present = values
        .subarray(row * table.repeats, (row + 1) * table.repeats)
        .filter((value) => !Number.isNaN(value));
      return Promise.resolve(present[draw.int(present.length)]!);
    },
  };
}

function toParameter({ name, kind, values }: Table['parameters'][number]): Parameter {
  return { name, type: kind, values };
}

function readRepeats(path: string, table: Table): Float32Array {
  const bytes = gunzipSync(readFileSync(path));
  const expected = table.rows * table.repeats * Float32Array.BYTES_PER_ELEMENT;
  if (bytes.byteLength !== expected)
    throw new ProblemDataError(`${path} holds ${bytes.byteLength} bytes, not ${expected}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sign = table.direction === 'minimize' ? 1 : -1;
  const littleEndian = true;
  return Float32Array.from(
    { length: table.rows * table.repeats },
    (_, i) => sign * view.getFloat32(4 * i, littleEndian),
  );
}

/** Summed in single precision, as the published regrets were: the best row's mean must come out as the same number. */
function rowMeans(values: Float32Array, { rows, repeats }: Table): Float32Array {
  const means = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    let present = 0;
    for (let i = row * repeats; i < (row + 1) * repeats; i++) {
      const value = values[i]!;
      if (Number.isNaN(value)) continue;
      sum = Math.fround(sum + value);
      present++;
    }
    means[row] = sum / present;
  }
  return means;
}
