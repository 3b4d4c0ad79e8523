export { cholesky, choleskyAppend } from './cholesky';
export { logExpectedImprovement } from './improvement';
export { inverseFromCholesky } from './inverse';
export { maternCross, maternGram } from './matern';
export { maternGramGradient } from './matern-gradient';
export { posterior, posteriorGradient } from './posterior';
export { solveLower } from './triangular';
export { solveLowerTransposed } from './triangular-transposed';
