import { accessSync, constants, existsSync, mkdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode, errorMessage } from './error-facts.ts';
import { lockFolder } from './folder-lock.ts';
import { readSecretFile, writeSecretFile } from './secret-file.ts';
import { StartupError } from './startup-error.ts';

/** Layout of the data folder. It grows when an older service could no longer read what this one writes. */
export const DATA_FOLDER_VERSION = 1;

export interface DataFolder {
  /** Absolute, without links. */
  readonly path: string;
  readonly postgresFolder: string;
  /** `admin.key` is where command-line tools find the administrator's key; `trainer.key` is the trainer's. */
  keyFile(owner: 'admin' | 'trainer'): KeyFile;
  release(): void;
}

/** A file that holds one API key, readable by its owner only. */
export interface KeyFile {
  readonly path: string;
  read(): string | null;
  write(key: string): void;
}

/** Creates or opens the data folder, refuses one that this version cannot use, and locks it for this process. */
export function openDataFolder(wanted: string): DataFolder {
  const path = makeWritable(wanted);
  checkVersion(path);
  const lock = lockFolder(path);
  return {
    path,
    postgresFolder: join(path, 'postgres'),
    keyFile: (owner) => {
      const file = join(path, `${owner}.key`);
      return {
        path: file,
        read: () => readSecretFile(file),
        write: (key) => {
          writeSecretFile(file, key);
        },
      };
    },
    release: () => {
      lock.release();
    },
  };
}

function makeWritable(wanted: string): string {
  try {
    makeFolder(wanted);
    const path = realpathSync(wanted);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    const probe = join(path, `.write-test-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
    return path;
  } catch (error) {
    const code = errorCode(error);
    throw new StartupError(
      `cannot write to the data folder ${wanted} (${code ?? errorMessage(error)})`,
      'make it writable for this user, or choose another folder with --data DIR',
      { cause: error },
    );
  }
}

/**
 * One level at a time: with `recursive`, Node tries for ever in places such as /proc, where an existing folder answers that it does not exist.
 * Private from the start: keys and every measurement lie here.
 */
function makeFolder(path: string): void {
  if (existsSync(path)) {
    if (!statSync(path).isDirectory()) throw new Error(`${path} is a file`);
    return;
  }
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

function checkVersion(path: string): void {
  const file = join(path, 'version');
  const text = readSecretFile(file);
  if (text === null) {
    writeFileSync(file, `${DATA_FOLDER_VERSION}\n`);
    return;
  }
  const version = Number(text);
  if (!Number.isInteger(version) || version < 1) {
    throw new StartupError(
      `${file} holds "${text.slice(0, 40)}" where a version number is expected`,
      'is this really a Surmise data folder? choose another with --data DIR',
    );
  }
  if (version > DATA_FOLDER_VERSION) {
    throw new StartupError(
      `the data folder ${path} was written by a newer Surmise (layout ${version}, this one knows ${DATA_FOLDER_VERSION})`,
      'start the newer Surmise again, or choose another folder with --data DIR',
    );
  }
}

/** The administrator's key of a data folder that a service uses, without opening the folder; null when there is none. */
export function readAdminKey(folder: string): string | null {
  return readSecretFile(join(folder, 'admin.key'));
}
