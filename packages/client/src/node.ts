import { mkdir, readFile, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { withLock } from "./node/lock.ts";
import { defaultTokenPath, replaceFile } from "./node/token-file.ts";
import type { TokenStore, Tokens } from "./resilience/token-manager.ts";

/** Tokens in a file that only its owner can read. */
export interface FileTokenStore extends Required<TokenStore> {
  /** Where the tokens are. */
  readonly path: string;
  /** @throws {Error} that names the file, where it can't be read or holds no tokens; never shows what it holds. */
  load(): Promise<Tokens | undefined>;
  /** Puts the tokens in the file's place in one step: a crash leaves the old ones or the new ones. */
  save(tokens: Tokens): Promise<void>;
  /** Signs out of this machine. A connection that has tokens in memory goes on with them until they expire. */
  clear(): Promise<void>;
}

/**
 * Keeps tokens in a file (mode 0600) that several processes may share: whichever of them refreshes, all go on with the
 * new tokens.
 *
 * @param path the file; by default `crewkit/tokens.json` in `$XDG_CONFIG_HOME` or `~/.config`, on Windows in
 * `%APPDATA%`. Beside it, a `.lock` stands for as long as a refresh takes.
 * @example
 * const crewkit = createCrewkit({ tokens: fileTokenStore() });
 */
export function fileTokenStore(path: string = defaultTokenPath()): FileTokenStore {
  // A process may change its folder.
  const file = resolve(path);
  const createFolder = () => mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const store: FileTokenStore = {
    path: file,
    async load() {
      const text = await readFile(file, "utf8").catch(undefinedIfMissing).catch(fileError(file, "read"));
      return text === undefined ? undefined : parseTokens(text, file);
    },
    async save(tokens) {
      await createFolder();
      await replaceFile(file, `${JSON.stringify(tokens, null, 2)}\n`).catch(fileError(file, "written"));
    },
    async lock(work) {
      await createFolder();
      return withLock(`${file}.lock`, work);
    },
    clear: () => store.lock(() => rm(file, { force: true })),
  };
  return store;
}

function undefinedIfMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}

// The system's own words do not always name the file.
function fileError(file: string, verb: string): (cause: Error) => never {
  return (cause) => {
    throw new Error(`${file} can't be ${verb}: ${cause.message}`, { cause });
  };
}

// What JSON.parse says quotes the text, so it is no cause.
function parseTokens(text: string, file: string): Tokens {
  const tokens = parse(text);
  if (!isTokens(tokens))
    throw new Error(
      `${file} holds no tokens: it must be JSON with access_token and refresh_token, and expires_at in Unix seconds if it is known. Delete it and sign in again.`,
    );
  return tokens;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTokens(value: unknown): value is Tokens {
  const { access_token, refresh_token, expires_at = 0 }: Record<string, unknown> = Object(value);
  return (
    [access_token, refresh_token].every((token) => token && typeof token === "string") && Number.isFinite(expires_at)
  );
}
