import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { createValidator } from "@crewkit/openapi/validator";
import { expect, test } from "vitest";
import { normalizeRemote } from "./rules.ts";

const findErrors = createValidator(contract);

test.each([
  ["github.com/acme/checkout", "github.com/acme/checkout"],
  ["GitHub.com/acme//checkout.git/", "github.com/acme/checkout"],
  ["https://GitHub.COM:443//Acme//Checkout.git//", "github.com/Acme/Checkout"],
  ["https://ada:p@ss:word@github.com/acme/checkout", "github.com/acme/checkout"],
  ["http://git.example.org:80/acme/checkout", "git.example.org/acme/checkout"],
  ["git://git.example.org:9418/checkout.git", "git.example.org/checkout"],
  ["ssh://git@github.com:22/acme/checkout.git", "github.com/acme/checkout"],
  ["ssh://git@git.example.org:2222/~ada/checkout.git", "git.example.org:2222/~ada/checkout"],
  ["ssh://git@ssh.github.com:443/acme/checkout.git", "ssh.github.com:443/acme/checkout"],
  ["https://10.0.0.7:22/acme/checkout", "10.0.0.7:22/acme/checkout"],
  ["git@github.com:acme/checkout.git", "github.com/acme/checkout"],
  ["git@github.com:2222/checkout", "github.com/2222/checkout"],
  ["github.com:2222/checkout", "github.com:2222/checkout"],
  ["github.com:2222//", "github.com/2222"],
  ["git@git.example.org:/srv/checkout/.git", "git.example.org/srv/checkout"],
  ["git@github.com:acme/.github.git", "github.com/acme/.github"],
  ["https://dev.azure.com/acme/My%20Project%20(EU)/_git/api", "dev.azure.com/acme/My%20Project%20(EU)/_git/api"],
])("normalizes %s to %s", (remote, normalized) => {
  expect(findErrors("/components/schemas/RemoteUrl", remote)).toEqual([]);
  expect(normalizeRemote(remote)).toBe(normalized);
  expect(findErrors("/components/schemas/NormalizedRemoteUrl", normalized)).toEqual([]);
  expect(findErrors("/components/schemas/RemoteUrl", normalized)).toEqual([]);
  expect(normalizeRemote(normalized)).toBe(normalized);
});

test.each([
  "/srv/git/checkout.git",
  "../git.example.org/checkout",
  "~/checkout",
  "C:/code/checkout.git",
  "file:///srv/git/checkout.git",
  "codecommit::eu-west-1://checkout",
  "acme/checkout",
  "work:acme/checkout",
  "https://localhost/acme/checkout",
  "ssh://git@[2001:db8::1]/acme/checkout",
  "https://github.com",
  "https://github.com/.git",
  "https:///acme/checkout",
  "git@github.com:",
  "ssh://git@github.com:acme/checkout",
  "git@github.com/acme/checkout",
  "https://github.com/acme/checkout?token=secret",
  "https://github.com/acme/checkout#readme",
  "https://ada.example:12/3@github.com/acme/checkout",
  "git@github.com:acme/my checkout",
  "git@github.com:acme/checkout\n",
  "-oProxyCommand=sh.example:acme",
])("rejects %j", (remote) => {
  expect(findErrors("/components/schemas/RemoteUrl", remote)).not.toEqual([]);
});
