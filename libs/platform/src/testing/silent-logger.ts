import { createLogger, type Logger } from '../logger.ts';

export const silentLogger: Logger = createLogger('silent');
