export {
  childEnvironment,
  DEFAULT_DATA_FOLDER,
  DEFAULT_PORT,
  readServiceConfig,
  serviceUsage,
  type ServiceConfig,
} from './config.ts';
export { DATA_FOLDER_VERSION, openDataFolder, readAdminKey, type DataFolder, type KeyFile } from './data-folder.ts';
export { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';
export { ignoresHangup } from './ignores-hangup.ts';
export { createLogger, type Logger } from './logger.ts';
export { NestLogger } from './nest-logger.ts';
export { createShutdown, type Shutdown } from './shutdown.ts';
export { StartupError } from './startup-error.ts';
export { systemClock } from './system-clock.ts';
export { readTrainerConfig, type TrainerConfig } from './trainer-config.ts';
