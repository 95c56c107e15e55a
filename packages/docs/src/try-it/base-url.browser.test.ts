import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Mock, type StartOptions, startMock } from "@crewkit/mock";
import { describe, expect, onTestFinished } from "vitest";
import { test } from "../testing/browser.ts";
import type { Visit } from "../testing/visit.ts";
import { openForm, type TryForm } from "./testing/form.ts";

describe("Try it, with a base URL", () => {
  // CORS depends on the origin of the page.
  test.for(["file", "served"] as const)(
    "sends the token, and stores neither it nor the response, %s",
    async (source, { visit, roots }) => {
      const { page } = visit;
      const logged: string[] = [];
      page.on("console", (message) => logged.push(message.text()));
      const { mock, send, waitForStatus, body, form, sample } = await open(
        visit,
        `${roots[source]}reference/createProject.html`,
      );
      await send();
      await waitForStatus("201 Created");
      const { data } = (await body()) as { data: { id: string } };
      expect(mock.requests()[0]?.response_body).toEqual({ data });
      expect(await form.getByRole("heading", { name: "Next steps" }).isVisible()).toBe(true);
      await form.getByText(/^Response headers/).click();
      expect(await form.getByText("x-ratelimit-remaining").isVisible()).toBe(true);
      expect(await sample()).toContain('-H "Authorization: Bearer $CREWKIT_TOKEN"');
      const stored = await page.evaluate(() =>
        JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, location.href]),
      );
      expect(stored).toContain(mock.origin);
      expect(stored).not.toContain(data.id);
      expect([stored, await form.innerHTML(), ...logged].join("\n")).not.toContain(mock.tokens.ada);
      await page.reload();
      const next = await openForm(page);
      expect(await next.field("Base URL").inputValue()).toBe(mock.origin);
      expect(await next.field("Token").inputValue()).toBe("");
    },
  );

  test("distinguishes invalid URLs, CORS errors and unreachable servers", async ({ visit, roots }) => {
    const { mock, send, waitForStatus, field, form } = await open(visit, `${roots.served}reference/getHealth.html`, {
      cors: false,
    });
    await field("Base URL").fill("crewkit.example.com");
    await send();
    await form.getByText("Enter a URL such as").waitFor();
    expect(mock.requests()).toEqual([]);
    await field("Base URL").fill(mock.origin);
    await send();
    await waitForStatus(`The server must allow the origin ${new URL(roots.served).origin} (CORS)`);
    await mock.close();
    await send();
    await waitForStatus(/http:\/\/127\.0\.0\.1:\d+ is not reachable. Start the mock/);
  });

  test("cancels a request", async ({ visit, roots }) => {
    const { send, waitForStatus, form } = await open(visit, `${roots.file}reference/getHealth.html`, {
      latency: 600_000,
    });
    await send();
    await form.getByRole("button", { name: "Cancel" }).click();
    await waitForStatus("The request was canceled");
    expect(await form.getByRole("button", { name: "Cancel" }).isVisible()).toBe(false);
    expect(await visit.page.evaluate(() => document.activeElement?.textContent)).toBe("Send");
  });

  test("shows an undocumented response unchanged, truncated if it is long", async ({ visit, roots }) => {
    const { send, waitForStatus, field, form } = await open(visit, `${roots.file}reference/getHealth.html`);
    const html = `<h1>Bad gateway</h1>${"-".repeat(300_000)}`;
    await field("Base URL").fill((await startServer({ status: 502, body: html })).origin);
    await send();
    await waitForStatus("502 in");
    await waitForStatus("300.0 kB. This status is not documented");
    const shown = (await form.getByLabel("Response body").textContent()) ?? "";
    expect(shown).toBe(html.slice(0, 200_000));
    expect(await form.getByText("Truncated after 200,000 characters.").isVisible()).toBe(true);
  });
});

describe("A token is only sent to the server that it was entered for", () => {
  test("a new base URL has no token", async ({ visit, roots }) => {
    const server = await startServer();
    const { mock, field, send, waitForStatus } = await open(visit, `${roots.served}reference/listProjects.html`);
    await field("Mock in this page").check();
    await field("User").selectOption("token");
    expect(await field("Token").inputValue()).toBe("");
    await field("Custom base URL").check();
    await field("Base URL").fill(`${server.origin}/api/v1`);
    expect(await field("Token").inputValue()).toBe("");
    await send();
    await waitForStatus("200 OK");
    expect(server.tokens).toEqual([undefined]);
    const { host, port } = new URL(mock.origin);
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
    for (const url of [`${mock.origin}/other/path`, `${mock.origin.toUpperCase()}/`]) {
      await field("Base URL").fill(url);
      expect(await field("Token").inputValue(), url).toBe(mock.tokens.ada);
    }
    await send();
    await waitForStatus("200 OK");
  });

  test("a redirect is not followed", async ({ visit, roots }) => {
    const target = await startServer();
    const server = await startServer({ status: 307, location: target.origin });
    const { field, send, waitForStatus } = await open(visit, `${roots.served}reference/listProjects.html`);
    await field("Base URL").fill(server.origin);
    await field("Token").fill("secret");
    await send();
    await waitForStatus(`${server.origin} redirects this request.`);
    expect(server.tokens).toEqual(["Bearer secret"]);
    expect(target.tokens).toEqual([]);
  });
});

async function open(visit: Visit, url: string, options: StartOptions = {}): Promise<TryForm & { mock: Mock }> {
  const mock = await startMock(options);
  onTestFinished(() => mock.close());
  await visit.open(url);
  const form = await openForm(visit.page);
  await form.field("Custom base URL").check();
  await form.field("Base URL").fill(mock.origin);
  if (await form.field("Token").isVisible()) await form.field("Token").fill(mock.tokens.ada);
  return { ...form, mock };
}

interface Server {
  origin: string;
  /** The Authorization header of each request, except preflights. */
  tokens: (string | undefined)[];
}

async function startServer({ status = 200, location = "", body = "{}" } = {}): Promise<Server> {
  const tokens: Server["tokens"] = [];
  const server = createServer(({ method, headers, url }, response) => {
    const cors = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "Authorization, Content-Type" };
    if (method === "OPTIONS") return response.writeHead(204, cors).end();
    tokens.push(headers.authorization);
    return response.writeHead(status, { ...cors, ...(location && { location: location + url }) }).end(body);
  }).listen(0, "127.0.0.1");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, "listening");
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, tokens };
}
