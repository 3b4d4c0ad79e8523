import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { API_KEY_SCOPES, type ApiKey } from '#study';
import { z } from 'zod';
import { CurrentKey } from '../auth/caller.decorator.ts';
import { Operation } from '../openapi/operation.decorator.ts';

const meSchema = z
  .object({
    key: z
      .object({
        id: z.string().meta({ description: 'Id of the key, the middle part of its text.' }),
        displayName: z.string().meta({ description: 'For people.' }),
        scopes: z.array(z.enum(API_KEY_SCOPES)).meta({ description: 'What the key may do.' }),
        projectId: z.uuid().nullable().meta({ description: 'The only project that it sees; null: every project.' }),
        createdAt: z.iso.datetime().meta({ description: 'When it was made.' }),
        expiresAt: z.iso.datetime().nullable().meta({ description: 'When it ends; null: never.' }),
      })
      .meta({ description: 'The key that made this request.' }),
  })
  .meta({ id: 'Me', description: 'Who calls.' });

@ApiTags('me')
@Controller('me')
export class MeController {
  @Get()
  @Operation({ id: 'getMe', summary: 'Who the key belongs to and what it may do', answer: meSchema })
  me(@CurrentKey() key: ApiKey) {
    const { id, displayName, scopes, projectId, createdAt, expiresAt } = key;
    return { key: { id, displayName, scopes, projectId, createdAt, expiresAt } };
  }
}
