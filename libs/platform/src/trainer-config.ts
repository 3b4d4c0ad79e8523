import { z } from 'zod';
import { StartupError } from './startup-error.ts';

export interface TrainerConfig {
  /** Base address of the service, without a slash at the end. */
  readonly url: string;
  readonly apiKey: string;
  /** Where models and caches may be kept; null: nowhere was said. */
  readonly data: string | null;
  readonly logLevel: string;
}

const trainerSchema = z.object({
  SURMISE_URL: z.url({
    protocol: /^https?$/,
    error: 'must be the address of the service, such as http://127.0.0.1:4180',
  }),
  SURMISE_API_KEY: z
    .string({ error: 'must hold an API key (smk_...)' })
    .startsWith('smk_', 'must hold an API key (smk_...)'),
  SURMISE_DATA: z.string().min(1).optional(),
  SURMISE_LOG_LEVEL: z.string().min(1).default('info'),
});

/** The trainer's settings; the service hands them to the trainer that it starts. */
export function readTrainerConfig(env: Readonly<Record<string, string | undefined>> = process.env): TrainerConfig {
  const parsed = trainerSchema.safeParse(env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StartupError(
      `${String(issue?.path[0])} ${issue?.message ?? 'is not valid'}`,
      'the service sets it for its own trainer; set it when you start one by hand',
    );
  }
  const { SURMISE_URL, SURMISE_API_KEY, SURMISE_DATA, SURMISE_LOG_LEVEL } = parsed.data;
  return {
    url: SURMISE_URL.replace(/\/+$/, ''),
    apiKey: SURMISE_API_KEY,
    data: SURMISE_DATA ?? null,
    logLevel: SURMISE_LOG_LEVEL,
  };
}
