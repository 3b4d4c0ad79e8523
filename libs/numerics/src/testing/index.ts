export { kernelsContract } from './kernels-contract.ts';
export { posteriorContract } from './posterior-contract.ts';
