import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { logExpectedImprovement } from './log-expected-improvement.ts';

describe('logExpectedImprovement', () => {
  // u, log h, Phi/h, phi/h from arbitrary-precision arithmetic (80 digits; asymptotic series for the last two).
  it.each([
    [3, 1.0987396653277077727, 0.33284096845179523558, 0.0014770946446142932501],
    [0, -0.91893853320467274178, 1.2533141373155002512, 1],
    [-0.9999, -2.4849306021991762998, 1.904199036177194172, 2.9040086162735764735],
    [-1, -2.4851210257126413368, 1.9042712333296918229, 2.9042712333296918229],
    [-1.0001, -2.4853114564458833408, 1.9043434317165273539, 2.9045338660596989857],
    [-2.5, -6.2125416454435128635, 3.0984232967911619292, 8.7460582419779048229],
    [-3.9999, -11.848618333761355873, 4.4323920443005740853, 18.729124937997865349],
    [-4, -11.849061577550663111, 4.4324837418731182906, 18.729934967492473162],
    [-5, -16.744301162660990143, 5.3618162412880885298, 27.809081206440642649],
    [-20, -206.91783850942509785, 20.099262811101281775, 402.98525622202563551],
    [-90, -4059.9189280843286825, 90.022213998873641526, 8102.9992598986277373],
    [-1e4, -50000019.339619307157, 10000.000199999994, 100000002.99999994],
    [-1e8, -5000000000000037.7603, 100000000.00000002, 10000000000000003.0],
  ])('at u = %p', (u, value, perMean, perDeviation) => {
    const result = logExpectedImprovement(u, 1, 0);
    expect(Math.abs(result.value / value - 1)).toBeLessThan(2e-14);
    expect(Math.abs(result.perMean / perMean - 1)).toBeLessThan(2e-14);
    expect(Math.abs(result.perDeviation / perDeviation - 1)).toBeLessThan(2e-14);
  });

  it('scales: log EI(mean, deviation) = log deviation + log h(u)', () => {
    const wide = logExpectedImprovement(1.5, 0.25, 2);
    const unit = logExpectedImprovement(-2, 1, 0);
    expect(wide.value).toBeCloseTo(unit.value + Math.log(0.25), 14);
    expect(wide.perMean).toBeCloseTo(unit.perMean * 4, 12);
  });

  it('has the derivatives of finite differences, across both changes of formula', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -60, max: 5, noNaN: true }),
        fc.double({ min: 0.3, max: 3, noNaN: true }),
        (mean, deviation) => {
          const step = 1e-5;
          const at = (m: number, s: number): number => logExpectedImprovement(m, s, 0.5).value;
          const { perMean, perDeviation } = logExpectedImprovement(mean, deviation, 0.5);
          const byMean = (at(mean + step, deviation) - at(mean - step, deviation)) / (2 * step);
          const byDeviation = (at(mean, deviation + step) - at(mean, deviation - step)) / (2 * step);
          expect(Math.abs(byMean - perMean)).toBeLessThan(1e-5 * (1 + Math.abs(perMean)));
          expect(Math.abs(byDeviation - perDeviation)).toBeLessThan(1e-5 * (1 + Math.abs(perDeviation)));
        },
      ),
    );
  });

  it('rises with the mean and with the deviation, however hopeless the point', () => {
    for (const mean of [-1e9, -1e5, -38, -5, -1, 0, 4]) {
      const { value, perMean, perDeviation } = logExpectedImprovement(mean, 1, 0);
      expect(Number.isFinite(value)).toBe(true);
      expect(perMean).toBeGreaterThan(0);
      expect(perDeviation).toBeGreaterThan(0);
    }
  });
});
