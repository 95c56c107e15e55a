import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { createHttp } from "../http.ts";
import { createCrewkit } from "../index.ts";
import { failureOf } from "../testing/failure.ts";

// What the contract says is a secret of a request: a credential of its body, and a token in its path.
const secret = "a-secret-of-the-request";
const org_id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const operations = listOperations(readContract());
const credentialOf = ({ path, method }: (typeof operations)[number]): unknown =>
  Reflect.get(Reflect.get(readContract().paths?.[path] ?? {}, method), "x-credential");
// A passkey's is an object of public parts.
const withCredential = operations.filter((each) => ![undefined, "credential"].includes(credentialOf(each) as string));
const withToken = operations.filter(({ path }) => path.includes("{token}"));
const cases = [
  ...withCredential.map(
    (each) => [each.operationId, each, { body: { [String(credentialOf(each))]: secret } }] as const,
  ),
  ...withToken.map((each) => [each.operationId, each, { params: { path: { org_id, token: secret } } }] as const),
];

test.each(cases)(
  "%s: no error shows its secret, though the server repeats it",
  async (_name, { method, path }, init) => {
    const fetch = async (url: string, { body }: { body: string | null }) =>
      Response.json({ error: `Invalid: ${body} ${url}` }, { status: 401 });
    const http = createHttp(createCrewkit({ baseUrl: "http://a.example", token: "test.token", fetch }));
    const call = Reflect.get(http, method.toUpperCase())(path, init);
    const { message, reason, stack } = await failureOf(call);
    expect(`${message}${reason}${stack}`).not.toContain(secret);
  },
);
