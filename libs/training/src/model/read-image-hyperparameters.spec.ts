import { describe, expect, it } from '@jest/globals';
import { digitsParameters } from '../tasks/digits-space.ts';
import { readImageHyperparameters } from './read-image-hyperparameters.ts';

describe('readImageHyperparameters', () => {
  it('fills in what a space leaves out', () => {
    expect(readImageHyperparameters({ family: 'dense', units: 64 })).toMatchObject({
      family: 'dense',
      units: 64,
      batchSize: 32,
      optimizer: 'adam',
    });
  });

  it.each([
    [{ unitz: 3 }, 'unitz'],
    [{ blocks: 4 }, 'blocks'],
    [{ blocks: 1.5 }, 'blocks'],
    [{ activation: 'sigmoid' }, 'activation'],
    [{ learningRate: 0 }, 'learningRate'],
    [{ learningRate: '0.1' }, 'learningRate'],
    [{ dropout: Number.NaN }, 'dropout'],
    [{ toString: 1 }, 'toString'],
  ])('refuses %j by name', (assignments, name) => {
    expect(() => readImageHyperparameters(assignments as Record<string, number>)).toThrow(name);
  });

  it('understands every end of the digits space', () => {
    for (const parameter of digitsParameters) {
      const ends =
        'values' in parameter ? parameter.values : 'min' in parameter ? [parameter.min, parameter.max] : [true, false];
      for (const value of ends) {
        expect(readImageHyperparameters({ [parameter.name]: value })).toHaveProperty(parameter.name, value);
      }
    }
  });
});
