import sampleData from "@crewkit/openapi/world.json" with { type: "json" };
import { schemaNames, type Tables } from "./tables.ts";

export type Records = { [Name in keyof Tables]?: Tables[Name][] };

/** The moment in which the contract's examples are told, in milliseconds since 1970. */
export const sampleTime: number = Date.parse(String(sampleData.clock?.examples?.now));

export const organizationId: string = String(sampleData.organizations?.acme?.id);

/** The people of the example world, by first name: `ada` … */
export const people = sampleData.people as unknown as Record<string, Tables["users"]>;

type BuiltInRoles = Record<"junior" | "senior" | "admin", Tables["roles"]>;
const { junior, senior, admin } = sampleData.roles as unknown as BuiltInRoles;

/** The roles that every organization has, as Acme has them. */
export const builtInRoles: BuiltInRoles = { junior, senior, admin };

/**
 * The example world as records, moved by so many whole days that the moment of the examples is less than a day before
 * `time`. (Days and not hours: what happened in the morning stays in the morning.)
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

// Records never change, so that all mocks of a process share those that they begin with. So many worlds are kept, lest a
// process that begins at ever other times grows and grows.
const maxCached = 10;
const cache = new Map<number, Records>();

function shiftTimestamps(records: Records, days: number): Records {
  const shift = (timestamp: string) => new Date(Date.parse(timestamp) + days * day).toISOString().replace(".000Z", "Z");
  const text = JSON.stringify(records).replace(/(?<=")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ(?=")/g, shift);
  return JSON.parse(text);
}

function initialRecords(): Records {
  return {
    ...Object.fromEntries(Object.keys(schemaNames).map((name) => [name, entries(name)])),
    users: Object.values(people),
    organizations: entries("organizations").map(({ permission_level, ...organization }) => organization),
    // Ada's, as are the sign-ins and the tokens.
    passkeys: entries("passkeys").map((passkey) => ({ ...passkey, user_id: people.ada?.id })),
    ...logins(),
  } as Records;
}

function entries(name: string): Record<string, unknown>[] {
  return Object.values(sampleData[name] ?? {});
}

/** A token for each person, so that a first call needs no login: `mock.ada.token`. */
export function wellKnownToken(name: string): string {
  return `mock.${name}.token`;
}

// Ada's sign-ins are told in the world; everybody else has one, from a device. Each person has a token that is well known.
function logins(): Pick<Required<Records>, "logins" | "access_tokens" | "refresh_tokens"> {
  const { ada, ...others } = people;
  const { terminal, ...before } = sampleData.sign_ins ?? {};
  const adaLogins = Object.values({ ...before, terminal }).map((signIn) => toLogin({ ...signIn, user_id: ada?.id }));
  const otherLogins = Object.values(others).map(({ id, created_at }) =>
    // The login's id is made of the user's, so that it is the same in each mock.
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
