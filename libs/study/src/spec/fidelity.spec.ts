import { describe, expect, it } from '@jest/globals';
import { atLevels, fidelityLevels, fidelitySchema } from './fidelity.ts';

const steps = (parts: object) => fidelitySchema.parse({ kind: 'steps', ...parts });

describe('fidelityLevels', () => {
  it.each([
    [{ max: 52 }, [6, 18, 52]],
    [{ max: 52, min: 6 }, [6, 18, 52]],
    [{ max: 27, min: 1 }, [1, 3, 9, 27]],
    [{ max: 100, min: 10, eta: 2 }, [10, 20, 40, 80, 100]],
    [{ max: 9, min: 9 }, [9]],
    [{ max: 1 }, [1]],
    [{ max: 4 }, [1, 3, 4]],
    [{ max: 52, eta: 2 }, [6, 12, 24, 48, 52]],
  ])('of %j', (parts, levels) => {
    expect(fidelityLevels(steps(parts))).toEqual(levels);
  });
});

describe('atLevels', () => {
  it('takes the first report at each level or past it, each once', () => {
    const curve = [1, 5, 7, 20, 30].map((step) => ({ step }));
    expect(atLevels(steps({ max: 52, min: 6 }), curve)).toEqual([{ step: 7 }, { step: 20 }]);
    expect(atLevels(steps({ max: 52 }), [{ step: 52 }])).toEqual([{ step: 52 }]);
    expect(atLevels(steps({ max: 52 }), [{ step: 5 }])).toEqual([]);
  });
});
