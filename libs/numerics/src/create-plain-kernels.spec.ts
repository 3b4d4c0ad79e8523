import { createPlainKernels } from './create-plain-kernels.ts';
import { kernelsContract, posteriorContract } from './testing/index.ts';

kernelsContract('plain', createPlainKernels);
posteriorContract('plain', createPlainKernels);
