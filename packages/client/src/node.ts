import { mkdir, readFile, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { withLock } from "./node/lock.ts";
import { defaultTokenPath, replaceFile } from "./node/token-file.ts";
import type { TokenStore, Tokens } from "./options.ts";

/** A token store in a file with mode 0600. */
export interface FileTokenStore extends Required<TokenStore> {
  /** Absolute. */
  readonly path: string;
  /** @throws {Error} if the file is unreadable or invalid. The message contains the path, but no tokens. */
  load(): Promise<Tokens | undefined>;
  /** Replaces the file atomically. */
  save(tokens: Tokens): Promise<void>;
  /** Deletes the file. Connections keep tokens that they have already loaded. */
  clear(): Promise<void>;
}

/**
 * Stores tokens in a file that processes can share. Only one of them refreshes an expired token.
 *
 * @param path defaults to `crewkit/tokens.json` in `$XDG_CONFIG_HOME` or `~/.config`, or in `%APPDATA%` on Windows.
 * During a refresh, there is a `.lock` file next to it.
 * @example
 * const crewkit = createCrewkit({ tokens: fileTokenStore() });
 */
export function fileTokenStore(path: string = defaultTokenPath()): FileTokenStore {
  // Resolve the path now, because the working directory can change.
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
      await replaceFile(file, `${JSON.stringify(tokens, null, 2)}\n`).catch(fileError(file, "write"));
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

function fileError(file: string, action: "read" | "write"): (cause: Error) => never {
  return (cause) => {
    throw new Error(`Cannot ${action} ${file}: ${cause.message}`, { cause });
  };
}

const fileFormat = "a JSON object with access_token, refresh_token and, optionally, expires_at (Unix time in seconds)";

// The error of JSON.parse quotes the text, so do not attach it as the cause.
function parseTokens(text: string, file: string): Tokens {
  const tokens = parse(text);
  if (!isTokens(tokens)) throw new Error(`${file} is not ${fileFormat}. Delete the file and sign in again.`);
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
