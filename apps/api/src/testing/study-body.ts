/** A study document over several kinds of parameters, the given parts of its spec replaced. */
export function studyBody(name: string, spec: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    name,
    spec: {
      parameters: [
        { name: 'learningRate', type: 'float', min: 0.0001, max: 0.3, scale: 'log' },
        { name: 'units', type: 'int', min: 8, max: 256 },
        { name: 'optimizer', type: 'categorical', values: ['sgd', 'adam'] },
        { name: 'momentum', type: 'float', min: 0, max: 0.99, when: { optimizer: ['sgd'] } },
      ],
      objectives: [{ metric: 'accuracy', goal: 'maximize' }],
      strategy: { name: 'random' },
      seed: 7,
      ...spec,
    },
  };
}
