import { type HostileRequest, projects } from "./request.ts";

const authorized = (name: string, ...values: string[]): HostileRequest => ({
  name: `Authorization: ${name}`,
  status: 401,
  headers: values.map((value) => ["Authorization", value]),
});
const typed = (name: string, status: number, ...values: string[]): HostileRequest => ({
  name: `Content-Type: ${name}`,
  status,
  method: "POST",
  target: projects,
  headers: values.map((value) => ["Content-Type", value]),
  body: "{}",
});
const preferring = (value: string, status: number): HostileRequest => ({
  name: `Prefer: ${value.slice(0, 40)}`,
  status,
  headers: [["Prefer", value]],
});
const input = (
  name: string,
  status: number,
  method: string,
  headers: HostileRequest["headers"] = [],
): HostileRequest => ({
  name,
  status,
  method,
  headers,
});

const origin: [string, string] = ["Origin", "null"];

export const headers: HostileRequest[] = [
  authorized("empty", ""),
  authorized("only the scheme", "Bearer"),
  authorized("another scheme", "Basic YTpi"),
  authorized("two tokens", "Bearer mock.ada.token mock.ada.token"),
  authorized("twice", "Bearer mock.ada.token", "Bearer mock.ada.token"),
  authorized("__proto__", "Bearer __proto__"),
  authorized("many spaces", `Bearer${" ".repeat(10_000)}a b`),
  typed("empty", 400, ""),
  typed("a form", 400, "application/x-www-form-urlencoded"),
  typed("punctuation", 400, ";;;="),
  typed("twice", 400, "application/json", "application/json"),
  typed("in uppercase", 422, "APPLICATION/JSON"),
  typed("with a charset", 422, "application/json; charset=utf-8"),
  typed("with an uppercase charset", 422, 'application/json;CHARSET="UTF-8"'),
  typed("with an unknown charset", 422, "application/json; charset=klingon"),
  preferring("code=999", 400),
  preferring("example=__proto__", 400),
  preferring("code=404, code=__proto__", 400),
  preferring("__proto__=1; constructor=2", 200),
  preferring(",;=,\"'", 200),
  preferring("a-".repeat(5000), 200),
  { ...input("HEAD", 404, "HEAD"), only: "fetch" },
  input("OPTIONS without preflight headers", 404, "OPTIONS"),
  input("OPTIONS with only an Origin", 404, "OPTIONS", [origin]),
  input("a preflight", 200, "OPTIONS", [origin, ["Access-Control-Request-Method", "POST"]]),
  input("a preflight for an invalid method", 200, "OPTIONS", [origin, ["Access-Control-Request-Method", "?"]]),
  input("PROPFIND", 404, "PROPFIND"),
  { ...input("a body on GET", 200, "GET"), body: "[".repeat(1000), only: "port" },
  { ...input("DELETE with a binary body", 404, "DELETE"), body: Buffer.from([255, 0, 254]) },
];
