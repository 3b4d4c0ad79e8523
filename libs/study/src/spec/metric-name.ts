import { z } from 'zod';

const METRIC_NAME = /^(?!__proto__$)[A-Za-z_][A-Za-z0-9_./-]{0,99}$/;

export const metricNameSchema = z
  .string()
  .regex(
    METRIC_NAME,
    'must start with a letter or _ and go on with letters, digits, _ . / or -, at most 100 characters',
  )
  .meta({ description: 'Name of a metric that workers report.', examples: ['accuracy'] });
