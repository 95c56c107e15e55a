import { beforeEach, expect, test } from "vitest";
import { createDefaultApplication } from "../application/default-application.ts";
import type { RawRequest } from "../base/exchange.ts";
import { people, sampleTime } from "../store/sample-data.ts";

let application: ReturnType<typeof createDefaultApplication>;
let code: string;
beforeEach(async () => {
  application = createDefaultApplication({ now: new Date(sampleTime).toISOString() });
  code = JSON.parse((await send("POST", "/api/v1/auth/device")).body).user_code;
});

const form = "application/x-www-form-urlencoded";

function send(method: string, target: string, body?: RawRequest["body"], type = form, origin = "http://crewkit.test") {
  return application.handle({
    method,
    target,
    headers: { "content-type": type, origin },
    body,
    address: "192.0.2.1",
    origin: "http://crewkit.test",
  });
}

const get = (query = "") => send("GET", `/device-verify${query}`);
const post = (fields: Record<string, string>) => {
  const body = { user_code: code, user_id: String(people.chen?.id), decision: "approve", ...fields };
  return send("POST", "/device-verify", bytes(new URLSearchParams(body).toString()));
};
const bytes = (text: string) => new TextEncoder().encode(text);
const grant = () => application.state.store.device_grants.find({ user_code: code });

test("shows a form with the code and all users", async () => {
  const { status, headers, body } = await get(`?user_code=${code}`);
  expect(status).toBe(200);
  expect(headers["Content-Type"]).toBe("text/html; charset=utf-8");
  expect(body).toContain('<html lang="en">');
  expect(body).toContain(`value="${code}"`);
  for (const { id, name } of Object.values(people)) expect(body).toContain(`<option value="${id}">${name} (`);
  expect(body).not.toMatch(/src=|href="(?!data:)|<script/);
});

test("escapes all text", async () => {
  const [user] = application.state.store.users.all();
  if (user) application.state.store.users.update(user, { name: "</select><b title='&'>" });
  const { body } = await get(`?user_code=${encodeURIComponent('"><script>alert(1)</script>')}`);
  expect(body).toContain('value="&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;"');
  expect(body).toContain("&#60;/select&#62;&#60;b title=&#39;&#38;&#39;&#62;");
  expect(body).not.toMatch(/<script|<b /);
});

test("approves the device for the selected user", async () => {
  const { status, body } = await post({ user_code: code.toLowerCase().replace("-", " ") });
  expect(status).toBe(200);
  expect(body).toContain("<h1>Device approved</h1>");
  expect(body).toContain(code);
  expect(grant()).toMatchObject({ status: "approved", user_id: people.chen?.id });
});

test("rejects the form of a page of another origin", async () => {
  const body = bytes(`user_code=${code}&user_id=${people.chen?.id}&decision=approve`);
  expect((await send("POST", "/device-verify", body, form, "https://elsewhere.test")).status).toBe(403);
  expect(grant()?.status).toBe("pending");
});

test("lets browsers send the origin with its form", async () => {
  expect((await get()).headers["Referrer-Policy"]).toBe("same-origin");
});

test("denies a device", async () => {
  expect((await post({ decision: "deny" })).body).toContain("<h1>Device denied</h1>");
  expect(grant()?.status).toBe("denied");
});

test("shows an error and keeps the input for unknown and used codes", async () => {
  const deviceNotFound = await post({ user_code: "ABCD-EFGH" });
  expect(deviceNotFound.status).toBe(422);
  expect(deviceNotFound.body).toMatch(/role="alert".*No pending device has this code/);
  expect(deviceNotFound.body).toContain('value="ABCD-EFGH" aria-invalid="true" aria-describedby="error"');
  expect(deviceNotFound.body).toContain(`<option value="${people.chen?.id}" selected>`);
  await post({});
  expect((await post({ decision: "deny" })).status).toBe(422);
  expect(grant()?.status).toBe("approved");
});

test("rejects an unknown user", async () => {
  const { status, body } = await post({ user_id: "nobody" });
  expect(status).toBe(422);
  expect(body).toContain("Select a user.");
  expect(grant()?.status).toBe("pending");
});

test.each([
  ["another Content-Type", 400, () => send("POST", "/device-verify", bytes("{}"), "application/json")],
  ["no body", 400, () => send("POST", "/device-verify")],
  [
    "invalid UTF-8",
    400,
    () => send("POST", "/device-verify", Uint8Array.from([...bytes("decision=approve&user_code="), 0xff])),
  ],
  ["an oversized body", 400, () => send("POST", "/device-verify", "tooLarge")],
  ["an invalid decision", 400, () => post({ decision: "later" })],
  ["another method", 404, () => send("PUT", "/device-verify")],
] as const)("shows an error page for %s: %i", async (_, expected, sendRequest) => {
  const { status, headers, body } = await sendRequest();
  expect(status).toBe(expected);
  expect(headers["Content-Type"]).toBe("text/html; charset=utf-8");
  expect(body).toContain('role="alert"');
  expect(grant()?.status).toBe("pending");
});
