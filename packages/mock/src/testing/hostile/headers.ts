import { type HostileRequest, projects } from "./request.ts";

const withAuthorization = (name: string, ...values: string[]): HostileRequest => ({
  name: `Authorization: ${name}`,
  status: 401,
  headers: values.map((value) => ["Authorization", value]),
});
const withContentType = (name: string, status: number, ...values: string[]): HostileRequest => ({
  name: `Content-Type: ${name}`,
  status,
  method: "POST",
  target: projects,
  headers: values.map((value) => ["Content-Type", value]),
  body: "{}",
});
const withPrefer = (value: string, status: number): HostileRequest => ({
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
  withAuthorization("empty", ""),
  withAuthorization("only the scheme", "Bearer"),
  withAuthorization("another scheme", "Basic YTpi"),
  withAuthorization("two tokens", "Bearer mock.ada.token mock.ada.token"),
  withAuthorization("twice", "Bearer mock.ada.token", "Bearer mock.ada.token"),
  withAuthorization("__proto__", "Bearer __proto__"),
  withAuthorization("many spaces", `Bearer${" ".repeat(10_000)}a b`),
  withContentType("empty", 400, ""),
  withContentType("a form", 400, "application/x-www-form-urlencoded"),
  withContentType("punctuation", 400, ";;;="),
  withContentType("twice", 400, "application/json", "application/json"),
  withContentType("in uppercase", 422, "APPLICATION/JSON"),
  withContentType("with a charset", 422, "application/json; charset=utf-8"),
  withContentType("with an uppercase charset", 422, 'application/json;CHARSET="UTF-8"'),
  withContentType("with an unknown charset", 422, "application/json; charset=klingon"),
  withPrefer("code=999", 400),
  withPrefer("example=__proto__", 400),
  withPrefer("code=404, code=__proto__", 400),
  withPrefer("__proto__=1; constructor=2", 200),
  withPrefer(",;=,\"'", 200),
  withPrefer("a-".repeat(5000), 200),
  { ...input("HEAD", 200, "HEAD"), only: "fetch" },
  { ...input("HEAD without GET", 404, "HEAD"), target: "/api/v1/auth/device", only: "fetch" },
  input("OPTIONS without preflight headers", 404, "OPTIONS"),
  input("OPTIONS with only an Origin", 404, "OPTIONS", [origin]),
  input("a preflight", 200, "OPTIONS", [origin, ["Access-Control-Request-Method", "POST"]]),
  input("a preflight for an invalid method", 200, "OPTIONS", [origin, ["Access-Control-Request-Method", "?"]]),
  input("PROPFIND", 404, "PROPFIND"),
  { ...input("a body on GET", 200, "GET"), body: "[".repeat(1000), only: "port" },
  { ...input("DELETE with a binary body", 404, "DELETE"), body: Buffer.from([255, 0, 254]) },
];
