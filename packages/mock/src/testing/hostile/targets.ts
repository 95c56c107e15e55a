import { type HostileRequest, projects } from "./request.ts";

const get = (name: string, target: string, status: number): HostileRequest => ({ name, target, status });
const port = (each: HostileRequest): HostileRequest => ({ ...each, only: "port" });

/** Invalid or unusual paths and queries. */
export const targets: HostileRequest[] = [
  get("%zz in an id", `${projects}/%zz`, 400),
  get("a lone percent sign", `${projects}/%`, 400),
  get("invalid UTF-8 in an id", `${projects}/%ff`, 400),
  get("half a character in an id", `${projects}/%ed%a0%80`, 400),
  get("NUL in an id", `${projects}/%00`, 404),
  get("an encoded slash", `${projects}%2f0b1f7a52-7c3e-4d51-9a38-3f0f5cf1d001`, 404),
  get("encoded dots", `${projects}/%2e%2e%2f%2e%2e`, 404),
  get("a dot as an id", `${projects}/.`, 404),
  port(get("dots", `${projects}/../projects`, 404)),
  port(get("dots to the root", "/../../etc/passwd", 404)),
  get("backslashes", "/..\\..\\windows", 404),
  get("__proto__ as an id", `${projects}/__proto__`, 404),
  get("constructor as an organization", "/api/v1/constructor/projects", 404),
  get("a malformed organization", "/api/v1/1/projects", 404),
  get("nobody's organization", "/api/v1/00000000-0000-4000-8000-000000000000/projects", 403),
  get("the base path alone", "/api/v1", 404),
  get("two slashes at the beginning", "//api/v1/health", 404),
  get("the base path in capitals", "/API/V1/health", 404),
  get("a long path", `/api/v1/${"a".repeat(10_000)}`, 404),
  port(get("a target of 100 kB", `/api/v1/${"a".repeat(100_000)}`, 400)),
  port(get("a query of 100 kB", `${projects}?q=${"a".repeat(100_000)}`, 400)),
  port(get("the whole URL", "http://crewkit.test/api/v1/nowhere", 404)),
  port(get("the whole URL of another", "http://elsewhere.test/api/v1/auth/me?a=%zz", 200)),
  port(get("a whole URL with no path", "http://crewkit.test", 404)),
  port(get("an asterisk", "*", 404)),
  get("a page of -0", `${projects}?page=-0`, 400),
  get("a page beyond 2^64", `${projects}?page=36893488147419103232`, 400),
  get("NUL as a page", `${projects}?page=%00`, 400),
  get("%zz as a page", `${projects}?page=%zz`, 400),
  get("a doubled parameter, once encoded", `${projects}?page=1&%70age=2`, 400),
  get("__proto__ in the query", `${projects}?__proto__=1&__proto__[page]=2`, 200),
  get("constructor in the query", `${projects}?constructor=1&page=x`, 400),
  get("many parameters", `${projects}?${"a=1&".repeat(2500)}page=x`, 400),
  get("separators alone", `${projects}?&&==&=&page=x`, 400),
];
