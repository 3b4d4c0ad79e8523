export { exactCos } from './exact-cos.ts';
export { kernelsContract } from './kernels-contract.ts';
export { posteriorContract } from './posterior-contract.ts';
