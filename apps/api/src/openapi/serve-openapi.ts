import type { INestApplication } from '@nestjs/common';
import { SwaggerModule } from '@nestjs/swagger';
import { openApiDocument } from './openapi-document.ts';

/** `/api/openapi.json` and, at `/api/docs`, a page to read and try it. Both open to anybody: they hold no data. */
export function serveOpenApi(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, openApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Surmise API',
    swaggerOptions: { persistAuthorization: false, tryItOutEnabled: true },
  });
}
