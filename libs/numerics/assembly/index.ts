export { cholesky, choleskyAppend } from './cholesky';
export { exp } from './exp';
export { logExpectedImprovement } from './improvement';
export { inverseFromCholesky } from './inverse';
export { maternCross, maternGram, maternGramGradient } from './matern';
export { posterior, posteriorGradient } from './posterior';
export { solveLower } from './triangular';
export { solveLowerTransposed } from './triangular-transposed';
