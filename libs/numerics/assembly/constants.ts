/** The numbers of src/constants.ts that the kernels need, bit for bit. */
export const CHOLESKY_PANEL: i32 = 64;
export const SOLVE_ROWS: i32 = 4;
export const SOLVE_PANEL: i32 = 64;
export const POSTERIOR_TILE: i32 = 32;
export const VARIANCE_FLOOR: f64 = 1e-13;
export const INVERSE_LN2: f64 = 1.4426950408889634;
export const LN2_HIGH: f64 = 6.9314718036912381649e-1;
export const LN2_LOW: f64 = 1.90821492927058770002e-10;
export const EXP_P1: f64 = 1.66666666666666019037e-1;
export const EXP_P2: f64 = -2.77777777770155933842e-3;
export const EXP_P3: f64 = 6.61375632143793436117e-5;
export const EXP_P4: f64 = -1.6533902205465251539e-6;
export const EXP_P5: f64 = 4.13813679705723846039e-8;
export const EXP_MAGIC: f64 = 6755399441055744.0;
export const EXP_UNDERFLOW: f64 = -707.0;
export const FIVE_THIRDS: f64 = 5.0 / 3.0;
export const FIVE_SIXTHS: f64 = 5.0 / 6.0;

/**
 * Byte address of a scratch block of CHOLESKY_PANEL^2 doubles (32 KiB). It lies in the first page of the memory,
 * which belongs to this module; the arena begins at the second.
 */
export const PACKED_PANEL: usize = 16384;
export const LOG_1: f64 = 6.66666666666673513e-1;
export const LOG_2: f64 = 3.999999999940941908e-1;
export const LOG_3: f64 = 2.857142874366239149e-1;
export const LOG_4: f64 = 2.222219843214978396e-1;
export const LOG_5: f64 = 1.818357216161805012e-1;
export const LOG_6: f64 = 1.531383769920937332e-1;
export const LOG_7: f64 = 1.479819860511658591e-1;
export const TWO_POW_54: f64 = 18014398509481984;
export const ERF_LIMIT: f64 = 0.46875;
export const ERFC_LIMIT: f64 = 4;
export const INVERSE_SQRT_PI: f64 = 0.5641895835477563;
export const INVERSE_SQRT_TWO_PI: f64 = 0.3989422804014327;
export const SQRT_HALF: f64 = 0.7071067811865476;
export const LOG_SQRT_TWO_PI: f64 = 0.9189385332046728;
export const SQRT_HALF_PI: f64 = 1.2533141373155003;
export const IMPROVEMENT_FRACTION_FROM: f64 = 4;
