import sampleData from "@crewkit/openapi/world.json" with { type: "json" };
import { type Tables, tableNames } from "./tables.ts";

export type Records = { [Name in keyof Tables]?: Tables[Name][] };

/** The time of the contract's examples, in milliseconds since 1970. */
export const sampleTime: number = Date.parse(String(sampleData.clock?.examples?.now));

export const organizationId: string = String(sampleData.organizations?.acme?.id);

export const people = sampleData.people as unknown as Record<string, Tables["users"]>;

type BuiltInRoles = Record<"junior" | "senior" | "admin", Tables["roles"]>;
const { junior, senior, admin } = sampleData.roles as unknown as BuiltInRoles;

export const builtInRoles: BuiltInRoles = { junior, senior, admin };

export const sampleSession = Object.values(sampleData.sessions ?? {})[0] as unknown as Tables["sessions"];

export const sampleTask = Object.values(sampleData.tasks ?? {})[0] as unknown as Tables["tasks"];

/**
 * Returns the sample data, shifted by whole days so that the time of the examples is less than a day before `time`.
 * Whole days keep the time of day.
 */
export function sampleRecords(time: number): Records {
  const days = Math.floor((time - sampleTime) / day);
  const cached = cache.get(days);
  if (cached) return cached;
  const records = shiftTimestamps(initialRecords(), days);
  if (cache.size === maxCached) cache.clear();
  cache.set(days, records);
  return records;
}

const day = 24 * 60 * 60 * 1000;

// Records are immutable, so all mocks of a process share them. The cache is bounded for processes that start mocks at
// many different times.
const maxCached = 10;
const cache = new Map<number, Records>();

function shiftTimestamps(records: Records, days: number): Records {
  const shift = (timestamp: string) => new Date(Date.parse(timestamp) + days * day).toISOString().replace(".000Z", "Z");
  const text = JSON.stringify(records).replace(/(?<=")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ(?=")/g, shift);
  return JSON.parse(text);
}

function initialRecords(): Records {
  return {
    ...Object.fromEntries(tableNames.map((name) => [name, entries(name)])),
    users: Object.values(people),
    organizations: entries("organizations").map(({ permission_level, ...organization }) => organization),
    // The passkeys, sign-ins and tokens in the sample data belong to Ada.
    passkeys: entries("passkeys").map((passkey) => ({ ...passkey, user_id: people.ada?.id })),
    ...logins(),
  } as Records;
}

function entries(name: string): Record<string, unknown>[] {
  return Object.values(sampleData[name] ?? {});
}

/** The predefined token of a sample user: `mock.ada.token`. */
export function wellKnownToken(name: string): string {
  return `mock.${name}.token`;
}

/** The name in a well-known token. Undefined for other tokens. */
export function nameOfToken(token: string): string | undefined {
  return /^mock\.(.+)\.token$/.exec(token)?.[1];
}

function logins(): Pick<Required<Records>, "logins" | "access_tokens" | "refresh_tokens"> {
  const { ada, ...others } = people;
  const { terminal, ...earlierSignIns } = sampleData.sign_ins ?? {};
  const adaLogins = Object.values({ ...earlierSignIns, terminal }).map((signIn) =>
    toLogin({ ...signIn, user_id: ada?.id }),
  );
  const otherLogins = Object.values(others).map(({ id, created_at }) =>
    // Derive the id from the user's id, so that it is the same in every mock.
    toLogin({
      ...terminal,
      id: id.replace(/^.{8}/, (text) => [...text].reverse().join("")),
      user_id: id,
      signed_in_at: created_at,
    }),
  );
  const current = [String(terminal?.id), ...otherLogins.map(({ id }) => id)];
  return {
    logins: [...adaLogins, ...otherLogins],
    access_tokens: Object.keys(people).map((name, index) => ({
      id: wellKnownToken(name),
      login_id: current[index] ?? "",
      expires_at: null,
    })),
    refresh_tokens: [
      { id: String(sampleData.logins?.first?.refresh_token), login_id: String(terminal?.id), used: false },
    ],
  };
}

function toLogin({ current, ...signIn }: Record<string, unknown>): Tables["logins"] {
  return { ...signIn, ended_at: null } as Tables["logins"];
}
