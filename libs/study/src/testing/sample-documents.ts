import { type StudyDocument, type StudyDocumentInput, studyDocumentSchema } from '../spec/study-document.ts';

/** A study over learning rate and units with room for many points; the given parts of its spec replaced. */
export function sampleDocument(name: string, spec: Partial<StudyDocumentInput['spec']> = {}): StudyDocument {
  return studyDocumentSchema.parse({
    name,
    spec: {
      parameters: [
        { name: 'learningRate', type: 'float', min: 0.0001, max: 0.3, scale: 'log' },
        { name: 'units', type: 'int', min: 8, max: 256 },
      ],
      objectives: [{ metric: 'accuracy', goal: 'maximize' }],
      trackedMetrics: ['seconds'],
      seed: 7,
      ...spec,
    },
  });
}
