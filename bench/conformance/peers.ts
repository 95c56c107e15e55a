import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import {
  type Mutant,
  type ProxiedRequest,
  type ProxiedResponse,
  parseJson,
  respectArguments,
  type SpecModel,
} from "@crewkit/conformance/testing";
import type { Operation } from "@crewkit/openapi";
import spawn from "nano-spawn";
import validator, { type OpenAPIResponseValidatorArgs } from "openapi-response-validator";
import { createPrism, toPrismRequest } from "../tools/prism.ts";
import type { Exchange, Peer, PeerOptions } from "./comparison.ts";

export async function createPeers(options: PeerOptions): Promise<Peer[]> {
  return [createResponseValidator(options), await createPrismProxy(options), await createRespect(options)];
}

/** openapi-response-validator, which express-openapi uses. It checks the status and body of responses. */
function createResponseValidator({ spec }: PeerOptions): Peer {
  // A CommonJS module with the class in `default`.
  const { default: ResponseValidator } = validator;
  const { components } = spec.contract;
  const operations = new Map(spec.operations.map((operation) => [operation.operationId, operation]));
  const validators = new Map<string, InstanceType<typeof ResponseValidator>>();
  const validatorOf = (operation: Operation) => {
    const known = validators.get(operation.operationId);
    if (known) return known;
    // Clone: the validator modifies its arguments. Cast: its types describe OpenAPI 3.0.
    const options: unknown = structuredClone({ responses: operation.responses, components });
    const created = new ResponseValidator(options as OpenAPIResponseValidatorArgs);
    validators.set(operation.operationId, created);
    return created;
  };
  return createValidatorPeer("openapi-response-validator", async ({ request, response: { status, body } }) => {
    const operation = operations.get(request.operationId ?? "");
    if (!operation) return [];
    const { message, errors = [] } = validatorOf(operation).validateResponse(String(status), parseJson(body)) ?? {};
    if (message === undefined) return [];
    return errors.map((error: { path?: string; message: string }) => `${status} ${error.path ?? ""} ${error.message}`);
  });
}

/** Prism's proxy, in front of a server that replays the responses that the suite received. */
async function createPrismProxy({ spec }: PeerOptions): Promise<Peer> {
  let replayed: ProxiedResponse = { status: 200, headers: {}, body: "" };
  const upstream = createServer((request, response) => {
    request.resume();
    response.writeHead(replayed.status, replayed.headers).end(replayed.body);
  });
  upstream.listen(0, "127.0.0.1");
  await once(upstream, "listening");
  const url = new URL(`http://127.0.0.1:${(upstream.address() as AddressInfo).port}`);
  const send = await createPrism({ ...spec.contract }, { isProxy: true, upstream: url });
  const peer = createValidatorPeer("prism proxy", async ({ request, response }) => {
    replayed = response;
    // Prism throws for a path that cannot be decoded.
    const result = await send(toPrismRequest({ ...request, body: parseJson(request.body) })).catch(() => undefined);
    if (!result) return [];
    if (result._tag === "Left") return [`${response.status} ${result.left.name}`];
    const { output } = result.right.validations;
    return output.map(({ message, path: location = [] }) => `${response.status} ${location.join(".")} ${message}`);
  });
  return {
    ...peer,
    close() {
      upstream.close();
      upstream.closeAllConnections();
    },
  };
}

/**
 * Creates a peer from a response validator. It kills a mutant if it reports a failure that it does not report for the
 * correct server. Failures of the correct server are false positives.
 */
function createValidatorPeer(name: string, validate: (exchange: Exchange) => Promise<string[]>): Peer {
  const falsePositives = new Set<string>();
  async function failures(all: Exchange[]): Promise<string[]> {
    const found: string[] = [];
    for (const exchange of all) {
      found.push(...(await validate(exchange)).map((text) => `${exchange.request.operationId}: ${text}`));
    }
    return found;
  }
  return {
    name,
    falsePositives,
    async kills(_, mutated, correct) {
      const known = new Set(await failures(correct));
      for (const failure of known) falsePositives.add(failure);
      return (await failures(mutated)).some((failure) => !known.has(failure));
    },
  };
}

/** Redocly Respect with the project's workflows. It kills a mutant if a workflow fails. */
async function createRespect({ spec, runner, exchanges }: PeerOptions): Promise<Peer> {
  const falsePositives = new Set<string>();
  const baseline = new Map<string, Exchange[]>();
  const commands = respectArguments(runner.url);
  for (const [file, command] of commands) {
    await runner.use();
    exchanges.length = 0;
    if (!(await passes(command))) falsePositives.add(file);
    baseline.set(file, [...exchanges]);
  }
  return {
    name: "redocly respect",
    falsePositives,
    async kills(mutant) {
      for (const [file, command] of commands) {
        // Skip workflows that would receive the same responses as from the correct server.
        if (falsePositives.has(file) || !(await changes(mutant, baseline.get(file) ?? [], spec))) continue;
        await runner.use(mutant);
        const passed = await passes(command);
        await runner.use();
        if (!passed) return true;
      }
      return false;
    },
  };
}

async function passes(command: string[]): Promise<boolean> {
  return spawn("redocly", command, { preferLocal: true, cwd: join(import.meta.dirname, "..") }).then(
    () => true,
    () => false,
  );
}

// True if a mutant responds differently or forwards other requests for the same sequence of requests.
async function changes({ handle }: Mutant, all: Exchange[], spec: SpecModel): Promise<boolean> {
  const context = { ...spec, memory: new Map<string, string>() };
  for (const { request, response } of all) {
    let forwardsOther = false;
    const forward = async (forwarded: ProxiedRequest): Promise<ProxiedResponse> => {
      forwardsOther ||= forwarded !== request;
      return response;
    };
    const mutated = await handle(request, forward, context);
    if (forwardsOther || JSON.stringify(mutated) !== JSON.stringify(response)) return true;
  }
  return false;
}
