import { z } from 'zod';
import { nextPageTokenSchema } from '../http/page.schema.ts';

export const projectBodySchema = z
  .strictObject({
    slug: z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9-]{0,62}$/,
        'must be lower-case letters, digits or -, at most 63, starting with a letter or digit',
      )
      .meta({ description: 'Unique; stands for the id in paths.', examples: ['vision'] }),
    displayName: z.string().max(256).default('').meta({ description: 'For people. Default: the slug.' }),
  })
  .meta({ id: 'ProjectDocument', description: 'A project to be created.' });

export type ProjectBody = z.output<typeof projectBodySchema>;

export const projectSchema = z
  .object({
    id: z.uuid().meta({ description: 'UUIDv7.' }),
    slug: z.string().meta({ description: 'Unique; stands for the id in paths.' }),
    displayName: z.string().meta({ description: 'For people.' }),
    createdBy: z.string().meta({ description: 'Id of the key that created it.' }),
    createdAt: z.iso.datetime().meta({ description: 'When it was created.' }),
    updatedAt: z.iso.datetime().meta({ description: 'When it last changed.' }),
  })
  .meta({ id: 'Project', description: 'A project.' });

export type ProjectAnswer = z.infer<typeof projectSchema>;

export const projectPageSchema = z
  .object({
    projects: z.array(projectSchema).meta({ description: 'The projects of this page, the newest last.' }),
    nextPageToken: nextPageTokenSchema,
  })
  .meta({ id: 'ProjectPage', description: 'A page of projects.' });
