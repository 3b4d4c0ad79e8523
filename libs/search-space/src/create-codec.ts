import { continuousCodec } from './continuous-codec.ts';
import { gridCodec, listCodec, logGridCodec } from './discrete-codec.ts';
import { levels } from './levels.ts';
import type { ParameterCodec } from './parameter-codec.ts';
import type { Parameter } from './parameter.ts';

/** The encoding of one valid parameter as a position in [0, 1]. */
export function createCodec(parameter: Parameter): ParameterCodec {
  switch (parameter.type) {
    case 'boolean':
      return listCodec([false, true], true);
    case 'categorical':
      return listCodec(parameter.values, true);
    case 'ordinal':
      return listCodec(parameter.values, false);
    case 'int': {
      const codec = parameter.scale === 'log' ? logGridCodec : gridCodec;
      return codec(parameter, parameter.step ?? 1, levels(parameter));
    }
    case 'float':
      if (parameter.step === undefined) return continuousCodec(parameter);
      return gridCodec(parameter, parameter.step, levels(parameter));
  }
}
