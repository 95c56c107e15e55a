import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished } from "vitest";
import { test } from "../testing/browser.ts";
import { openForm } from "./testing/form.ts";

describe("A token is only sent to the server that it was entered for", () => {
  test("a new base URL has no token", async ({ page, visit, roots }) => {
    const [first, second] = [await startServer(), await startServer()];
    await visit.open(`${roots.served}reference/listProjects.html`);
    const { field, send, waitForStatus } = await openForm(page);
    await field("User").selectOption("token");
    await field("Token").fill("token of the mock");
    await field("Custom base URL").check();
    expect(await field("Token").inputValue()).toBe("");
    await field("Base URL").fill(`${first.origin}/api/v1`);
    await field("Token").fill("token of the first");
    await field("Base URL").fill(`${second.origin}/api/v1`);
    expect(await field("Token").inputValue()).toBe("");
    await send();
    await waitForStatus("200 OK");
    expect(second.tokens).toEqual([undefined]);
    await field("Base URL").fill(`${first.origin}/other/path`);
    expect(await field("Token").inputValue()).toBe("token of the first");
    await send();
    await waitForStatus("200 OK");
    expect(first.tokens).toEqual(["Bearer token of the first"]);
  });

  test("another scheme, port or host is another server", async ({ page, visit, roots }) => {
    const { origin } = await startServer();
    const { host, port } = new URL(origin);
    await visit.open(`${roots.served}reference/listProjects.html`);
    const { field } = await openForm(page);
    await field("Custom base URL").check();
    await field("Base URL").fill(origin);
    await field("Token").fill("secret");
    const others = [
      "http://127.0.0.1:1",
      `https://${host}`,
      `http://localhost:${port}`,
      `http://127.0.0.1.example:${port}`,
    ];
    const lookalikes = [`http://${host}@a.example`, `http://:${host}@a.example`, `http://a.example/${host}`, host];
    for (const url of [...others, ...lookalikes]) {
      await field("Base URL").fill(url);
      expect(await field("Token").inputValue(), url).toBe("");
    }
    await field("Base URL").fill(`${origin.toUpperCase()}/`);
    expect(await field("Token").inputValue()).toBe("secret");
  });

  test("a redirect is not followed", async ({ page, visit, roots }) => {
    const target = await startServer();
    const server = await startServer({ status: 307, location: target.origin });
    await visit.open(`${roots.served}reference/listProjects.html`);
    const { field, send, waitForStatus } = await openForm(page);
    await field("Custom base URL").check();
    await field("Base URL").fill(server.origin);
    await field("Token").fill("secret");
    await send();
    await waitForStatus(`${server.origin} redirects this request.`);
    expect(server.tokens).toEqual(["Bearer secret"]);
    expect(target.tokens).toEqual([]);
  });

  test("the token is not in storage, history, the console or the next page", async ({ page, visit, roots }) => {
    const server = await startServer();
    const logged: string[] = [];
    page.on("console", (message) => logged.push(message.text()));
    await visit.open(`${roots.served}reference/listProjects.html`);
    const { field, send, waitForStatus, form } = await openForm(page);
    await field("Custom base URL").check();
    await field("Base URL").fill(server.origin);
    await field("Token").fill("secret");
    await send();
    await waitForStatus("200 OK");
    const places = await page.evaluate(() => {
      return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, location.href]);
    });
    expect([places, await form.innerHTML(), ...logged].join("\n")).not.toContain("secret");
    await page.reload();
    const next = await openForm(page);
    expect(await next.field("Base URL").inputValue()).toBe(server.origin);
    expect(await next.field("Token").inputValue()).toBe("");
  });
});

interface Server {
  origin: string;
  /** The Authorization header of each request, except preflights. */
  tokens: (string | undefined)[];
}

async function startServer({ status = 200, location = "" } = {}): Promise<Server> {
  const tokens: Server["tokens"] = [];
  const record = ({ method, headers }: IncomingMessage) => method !== "OPTIONS" && tokens.push(headers.authorization);
  const server = createServer((request, response) => {
    record(request);
    const cors = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "Authorization, Content-Type" };
    if (request.method === "OPTIONS") return response.writeHead(204, cors).end();
    return response.writeHead(status, { ...cors, ...(location && { location: location + request.url }) }).end("{}");
  }).listen(0, "127.0.0.1");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, "listening");
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, tokens };
}
