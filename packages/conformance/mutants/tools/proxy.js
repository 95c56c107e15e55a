import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { parameterNames } from "../../src/spec/paths.js";
/** Starts a proxy for a mock. Paths outside the base URL, such as `/__mock/`, are forwarded unchanged. */
export async function startProxy(mockUrl, spec, listen = () => { }) {
    const { origin, pathname: base } = new URL(mockUrl);
    const operationOf = findOperations(spec.operations);
    let mutant;
    let context = { ...spec, memory: new Map() };
    let failure;
    const forward = ({ target, ...proxiedRequest }) => send(origin + base + target, proxiedRequest);
    async function handle(request) {
        const { method = "GET", url = "/" } = request;
        const proxiedRequest = { method, headers: headersOf(request.headers), body: await text(request) };
        if (!url.startsWith(`${base}/`))
            return send(origin + url, proxiedRequest);
        const target = url.slice(base.length);
        const proxied = { ...proxiedRequest, target, operationId: operationOf(method, target) };
        const proxiedResponse = await (mutant ? mutant.handle(proxied, forward, context) : forward(proxied));
        listen(proxied, proxiedResponse);
        return proxiedResponse;
    }
    const server = createServer((request, response) => {
        handle(request).then((proxiedResponse) => write(response, proxiedResponse), (error) => {
            failure = error;
            response.destroy();
        });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return {
        url: `http://127.0.0.1:${server.address().port}${base}`,
        async use(next) {
            const previousFailure = failure;
            [mutant, failure, context] = [next, undefined, { ...spec, memory: new Map() }];
            if (previousFailure !== undefined)
                throw previousFailure;
            await fetch(`${origin}/__mock/reset`, { method: "POST" });
        },
        async close() {
            server.close();
            server.closeAllConnections();
        },
    };
}
async function send(url, { method, headers, body }) {
    // Bytes, because fetch would add a Content-Type to text.
    const bytes = body === "" ? null : Buffer.from(body);
    const response = await fetch(url, { method, headers, redirect: "manual", body: bytes });
    const responseHeaders = headersOf(Object.fromEntries(response.headers));
    return { status: response.status, headers: responseHeaders, body: await response.text() };
}
function write(response, { status, headers, body, bytes }) {
    response.writeHead(status, headers).end(bytes ?? body);
}
// Headers that apply to one connection, or that depend on the encoding and length of the body.
const hopByHopHeaders = [
    "connection",
    "content-encoding",
    "content-length",
    "date",
    "host",
    "keep-alive",
    "transfer-encoding",
];
function headersOf(headers) {
    const forwarded = Object.entries(headers).filter(([name]) => !hopByHopHeaders.includes(name));
    return Object.fromEntries(forwarded.map(([name, value]) => [name, String(value)]));
}
/** If several paths match, the path with the fewest parameters wins. */
function findOperations(operations) {
    const routes = operations
        .toSorted((a, b) => parameterNames(a.path).length - parameterNames(b.path).length)
        .map(({ operationId, method, path }) => ({ operationId, method, regExp: pathRegExp(path) }));
    return (method, target) => {
        const [path = ""] = target.split("?");
        return routes.find((each) => each.method === method.toLowerCase() && each.regExp.test(path))?.operationId;
    };
}
function pathRegExp(path) {
    return new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{[^}]*\}/g, "[^/]+")}$`);
}
