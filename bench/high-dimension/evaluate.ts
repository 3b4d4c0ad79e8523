// Answers a program in another language: one point of the unit cube a line in JSON on stdin, its value on stdout. The first line of the answer is
// the mean of random configurations.  node_modules/.bin/node --conditions=source bench/high-dimension/evaluate.ts PROBLEM SEED
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { findProblem } from './find-problem.ts';

const [name = '', seed = ''] = process.argv.slice(2);
const problem = findProblem(name, Number(seed));
const pointSchema = z.array(z.number()).length(problem.parameters.length);
process.stdout.write(`${problem.randomMean}\n`);
for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${problem.valueAt(pointSchema.parse(JSON.parse(line)))}\n`);
