import fc from 'fast-check';
import { compileSpace } from '../compile-space.ts';
import type { ParameterValue } from '../parameter-value.ts';
import type { Parameter } from '../parameter.ts';
import type { SpaceDocument } from '../space-document.ts';
import type { Space } from '../space.ts';
import { unreachableIssues } from '../unreachable-issues.ts';
import { createCodec } from '../create-codec.ts';

export interface SpaceArbitraryOptions {
  /** Leave out continuous parameters and keep every parameter to a few values, so that the space can be enumerated. */
  readonly finite?: boolean;
  /** Add constraints; they always leave a part of the space. */
  readonly constrained?: boolean;
  readonly minParameters?: number;
  readonly maxParameters?: number;
}

/** Random valid spaces: every type and scale, nested conditions with several roots and several parents, children declared before parents. */
export function spaceArbitrary(options: SpaceArbitraryOptions = {}): fc.Arbitrary<Space> {
  return spaceDocumentArbitrary(options).map(compileSpace);
}

/** The documents of `spaceArbitrary`. */
export function spaceDocumentArbitrary(options: SpaceArbitraryOptions = {}): fc.Arbitrary<SpaceDocument> {
  const { finite = false, constrained = false, minParameters = 1, maxParameters = 6 } = options;
  return fc
    .record({
      drafts: fc.array(draftArbitrary(finite), { minLength: minParameters, maxLength: maxParameters }),
      order: fc.array(fc.nat(), { minLength: maxParameters, maxLength: maxParameters }),
    })
    .map(({ drafts, order }) => {
      const parents: Parameter[] = [];
      const parameters = drafts.map((draft, index) => {
        const parameter = { ...withConditions(draft, parents), name: `${draft.prefix}${index}` };
        if (parameter.type !== 'float') parents.push(parameter);
        return parameter;
      });
      const shuffled = parameters
        .map((parameter, index) => ({ parameter, key: order[index] ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ parameter }) => parameter);
      if (!constrained) return { parameters: shuffled };
      return {
        parameters: shuffled,
        parameterConstraints: drafts.flatMap((draft, index) => bound(draft, parameters[index])),
      };
    })
    .filter((document) => unreachableIssues(compileSpace(document)).length === 0);
}

interface Draft {
  readonly parameter: Parameter;
  readonly prefix: string;
  /** Which earlier parameters become parents, and which of their values count: any numbers, reduced to what there is. */
  readonly links: readonly { readonly parent: number; readonly values: readonly number[] }[];
  readonly bound: number;
}

function draftArbitrary(finite: boolean): fc.Arbitrary<Draft> {
  return fc.record({
    parameter: finite ? finiteParameter : fc.oneof(continuousParameter, finiteParameter, wideInteger),
    prefix: fc.constantFrom('a', '_b', 'num.c.', 'd-'),
    links: fc.oneof(
      { arbitrary: fc.constant([]), weight: 3 },
      {
        arbitrary: fc.array(
          fc.record({ parent: fc.nat(), values: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }) }),
          {
            minLength: 1,
            maxLength: 2,
          },
        ),
        weight: 2,
      },
    ),
    bound: fc.double({ min: 0.3, max: 1, noNaN: true }),
  });
}

function withConditions(draft: Draft, parents: readonly Parameter[]): Parameter {
  const when: Record<string, ParameterValue[]> = {};
  for (const { parent, values } of draft.links) {
    const chosen = parents[parent % Math.max(1, parents.length)];
    if (chosen === undefined) continue;
    const codec = createCodec(chosen);
    if (codec.kind !== 'discrete') continue;
    when[chosen.name] = [...new Set(values.map((value) => codec.valueAt(value % Math.min(codec.levels, 1_000))))];
  }
  return Object.keys(when).length > 0 ? { ...draft.parameter, when } : draft.parameter;
}

function bound(draft: Draft, parameter: Parameter | undefined): string[] {
  if (parameter === undefined || (parameter.type !== 'int' && parameter.type !== 'float')) return [];
  return [`p[${JSON.stringify(parameter.name)}] <= ${String(createCodec(parameter).decode(draft.bound))}`];
}

const name = 'replaced';

const continuousParameter: fc.Arbitrary<Parameter> = fc.oneof(
  fc
    .tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }))
    .map(([min, width]): Parameter => ({ name, type: 'float', min, max: min + width })),
  fc
    .tuple(fc.integer({ min: -12, max: 6 }), fc.double({ min: 1.5, max: 1e8, noNaN: true }))
    .map(([exponent, ratio]): Parameter => ({
      name,
      type: 'float',
      min: 10 ** exponent,
      max: 10 ** exponent * ratio,
      scale: 'log',
    })),
  fc
    .tuple(fc.double({ min: 1e-6, max: 0.4, noNaN: true }), fc.double({ min: 0.5, max: 0.999999, noNaN: true }))
    .map(([min, max]): Parameter => ({ name, type: 'float', min, max, scale: 'logit' })),
);

const finiteParameter: fc.Arbitrary<Parameter> = fc.oneof(
  fc.constant<Parameter>({ name, type: 'boolean' }),
  fc
    .uniqueArray(fc.oneof(fc.string({ maxLength: 5 }), fc.integer({ min: -9, max: 9 }), fc.boolean()), {
      minLength: 1,
      maxLength: 4,
    })
    .map((values): Parameter => ({ name, type: 'categorical', values })),
  fc
    .uniqueArray(fc.integer({ min: -99, max: 99 }), { minLength: 1, maxLength: 5 })
    .map((values): Parameter => ({ name, type: 'ordinal', values: values.sort((a, b) => a - b) })),
  fc
    .record({
      min: fc.integer({ min: 1, max: 50 }),
      count: fc.integer({ min: 1, max: 5 }),
      step: fc.integer({ min: 1, max: 9 }),
      log: fc.boolean(),
    })
    .map(({ min, count, step, log }): Parameter => ({
      name,
      type: 'int',
      min,
      max: min + count * step,
      step,
      scale: log ? 'log' : 'linear',
    })),
  fc
    .record({
      min: fc.integer({ min: -50, max: 50 }),
      count: fc.integer({ min: 1, max: 5 }),
      step: fc.constantFrom(0.1, 0.25, 0.05, 1 / 3),
    })
    .map(({ min, count, step }): Parameter => ({
      name,
      type: 'float',
      min: min / 10,
      max: min / 10 + (count + 0.4) * step,
      step,
    })),
);

const wideInteger: fc.Arbitrary<Parameter> = fc
  .record({ min: fc.integer({ min: 1, max: 1_000 }), width: fc.integer({ min: 1, max: 1_000_000 }), log: fc.boolean() })
  .map(({ min, width, log }): Parameter => ({
    name,
    type: 'int',
    min,
    max: min + width,
    scale: log ? 'log' : 'linear',
  }));
