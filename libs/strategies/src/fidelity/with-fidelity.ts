import type { SpaceDomain } from '../space-domain.ts';

/** No parameter of the space. */
const NO_PARAMETER = -1;

/** A domain with one more numeric column, behind the others: the fidelity, 1 wherever a full run is meant. */
export interface FidelityDomain extends SpaceDomain {
  /** Where it is. */
  readonly fidelityColumn: number;
  /** The features of a position at a fidelity in [0, 1]. */
  rowAt(position: Float64Array, fidelity: number): Float64Array;
}

export function withFidelity(domain: SpaceDomain): FidelityDomain {
  const { numeric, columns, parameters, extents } = domain;
  const plain = new Float64Array(columns);
  const embedAt = (position: Float64Array, fidelity: number, row: Float64Array): void => {
    domain.embed(position, plain);
    row.set(plain.subarray(0, numeric));
    row[numeric] = fidelity;
    row.set(plain.subarray(numeric), numeric + 1);
  };
  return {
    ...domain,
    columns: columns + 1,
    numeric: numeric + 1,
    parameters: [...parameters.slice(0, numeric), NO_PARAMETER, ...parameters.slice(numeric)],
    extents: [...extents, 1],
    fidelityColumn: numeric,
    embed: (position, row) => {
      embedAt(position, 1, row);
    },
    rowAt: (position, fidelity) => {
      const row = new Float64Array(columns + 1);
      embedAt(position, fidelity, row);
      return row;
    },
  };
}
