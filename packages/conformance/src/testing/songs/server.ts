import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Contract } from "@crewkit/openapi";
import { createErrorFinder } from "@crewkit/openapi/validator";
import { parse } from "yaml";
import type { Target } from "../../targets/target.ts";
import { isObject, parseJson } from "../../values/json.ts";

export const contract: Contract = parse(readFileSync(join(import.meta.dirname, "openapi.yaml"), "utf8"));

type Song = Record<string, unknown>;

/** The defects that a test can add. */
export interface Defects {
  /** A page starts one item after the cursor. */
  skipsItems?: boolean;
  /** The second page has items that the filter excludes. */
  forgetsFilter?: boolean;
  /** A page has one item more than requested. */
  exceedsLimit?: boolean;
}

const users: Record<string, { band: string; role: string }> = {
  "Bearer manager-token": { band: "north", role: "manager" },
  "Bearer member-token": { band: "north", role: "member" },
  "Bearer outsider-token": { band: "south", role: "manager" },
};

class ApiError extends Error {
  readonly status: number;
  readonly fields: string[];
  constructor(status: number, fields: string[] = []) {
    super(`Error ${status}`);
    this.status = status;
    this.fields = fields;
  }
}

interface SongRequest {
  method: string;
  songs: Map<string, Song>;
  id: string | undefined;
  query: URLSearchParams;
  body: string;
  mediaType: string;
  defects: Defects;
}

/** Starts a server that conforms to its contract, except for the defects. */
export async function startSongs(defects: Defects = {}): Promise<Target> {
  const bands = { north: new Map<string, Song>(), south: new Map<string, Song>() };
  const server = createServer(async (request, response) => {
    try {
      const [status, body] = respond(await readRequest(request, bands, defects));
      response.writeHead(status, { "Content-Type": "application/json" }).end(body && JSON.stringify(body));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const errors = error.fields.map((field) => ({ field }));
      const headers = { "Content-Type": "application/json" };
      response.writeHead(error.status, headers).end(JSON.stringify({ message: error.message, errors }));
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return {
    name: "songs",
    url,
    tokens: { manager: "manager-token", member: "member-token", outsider: "outsider-token" },
    writes: true,
    capabilities: {},
    close,
  };
}

async function readRequest(
  request: IncomingMessage,
  bands: Record<string, Map<string, Song>>,
  defects: Defects,
): Promise<SongRequest> {
  const { method = "", url = "", headers } = request;
  const { pathname, searchParams: query } = new URL(url, "http://songs.test");
  const [, band = "", id] = /^\/bands\/([^/]*)\/songs(?:\/([^/]*))?$/.exec(pathname) ?? [];
  const isKnown = id === undefined ? ["GET", "POST"] : ["GET", "PATCH", "DELETE"];
  const user = users[headers.authorization ?? ""];
  const songs = bands[band];
  if (!isKnown.includes(method)) throw new ApiError(404);
  if (!user) throw new ApiError(401);
  if (!songs || user.band !== band) throw new ApiError(404);
  if (method !== "GET" && user.role !== "manager") throw new ApiError(403);
  const [mediaType = ""] = (headers["content-type"] ?? "").toLowerCase().split(";");
  return { method, songs, id: id?.toLowerCase(), query, body: await text(request), mediaType, defects };
}

function respond(request: SongRequest): [status: number, body?: unknown] {
  const { method, songs, id } = request;
  if (id === undefined)
    return method === "GET"
      ? [200, listSongs(request)]
      : [201, saveSong(request, { artist: null, recordedAt: null, id: randomUUID() })];
  const song = songs.get(id);
  if (!song) throw new ApiError(404);
  if (method === "GET") return [200, song];
  if (method === "PATCH") return [200, saveSong(request, song)];
  songs.delete(id);
  return [204];
}

const findErrors = createErrorFinder(contract);

function saveSong({ method, songs, body, mediaType }: SongRequest, song: Song): Song {
  if (mediaType !== "application/json") throw new ApiError(415);
  const sent = parseJson(body);
  if (sent === undefined) throw new ApiError(400);
  const path = method === "POST" ? "/bands/{bandId}/songs" : "/bands/{bandId}/songs/{songId}";
  const pointer = `/paths/${path.replaceAll("/", "~1")}/${method.toLowerCase()}/requestBody/content/application~1json/schema`;
  const errors = findErrors(pointer, sent);
  const fieldOf = ({ pointer, params }: (typeof errors)[number]) =>
    [pointer, params.missingProperty ?? params.additionalProperty].filter((part) => part !== undefined).join("/");
  if (errors.length > 0) throw new ApiError(422, errors.map(fieldOf));
  const saved: Song = { ...song, ...Object(sent), updatedAt: new Date().toISOString() };
  if (typeof saved.recordedAt === "string") saved.recordedAt = new Date(saved.recordedAt).toISOString();
  if ([...songs.values()].some(({ id, code }) => id !== saved.id && code === saved.code)) throw new ApiError(409);
  songs.set(String(saved.id), saved);
  return saved;
}

// A cursor is the filter and the code of the last item.
function listSongs({ songs, query, defects }: SongRequest): unknown {
  const limit = Number(query.get("limit") ?? 20);
  const cursor = query.has("cursor") ? parseJson(Buffer.from(query.get("cursor") ?? "", "base64url").toString()) : {};
  const kind = query.get("kind");
  const isKnownKind = kind === null || kind === "own" || kind === "cover";
  if (!isObject(cursor) || !isKnownKind || !(Number.isInteger(limit) && limit > 0 && limit <= 50))
    throw new ApiError(400);
  if (query.getAll("limit").length > 1 || query.get("limit") === "") throw new ApiError(400);
  const isWrong = defects.forgetsFilter === true && query.has("cursor");
  const all = [...songs.values()].filter((song) => kind === null || (song.kind === kind) !== isWrong);
  const sorted = all.toSorted((a, b) => (String(a.code) < String(b.code) ? -1 : 1));
  const start = isWrong ? 0 : sorted.findIndex(({ code }) => String(code) > String(cursor.after ?? ""));
  const rest = start < 0 ? [] : sorted.slice(start + (defects.skipsItems && query.has("cursor") ? 1 : 0));
  const data = rest.slice(0, limit + (defects.exceedsLimit ? 1 : 0));
  const next =
    data.length < rest.length ? Buffer.from(JSON.stringify({ after: data.at(-1)?.code })).toString("base64url") : null;
  return { data, page: { next, total: all.length } };
}
