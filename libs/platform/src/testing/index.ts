export { isAlive } from '../process-info.ts';
export { silentLogger } from './silent-logger.ts';
export { temporaryFolder } from './temporary-folder.ts';
