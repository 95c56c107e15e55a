import { expect, test } from "vitest";
import { normalizeRemote } from "./remotes.ts";

test.each([
  ["git@github.com:acme/checkout.git", "github.com/acme/checkout"],
  ["github.com:acme/checkout", "github.com/acme/checkout"],
  ["git@GitHub.COM:Acme/Checkout.git/", "github.com/Acme/Checkout"],
  ["git@example.org:/srv/checkout/.git", "example.org/srv/checkout"],
  ["https://github.com/acme/checkout.git", "github.com/acme/checkout"],
  ["https://ada:secret@github.com/acme/checkout.git//", "github.com/acme/checkout"],
  ["https://ada:p@ss@github.com/acme/checkout", "github.com/acme/checkout"],
  ["https://github.com/acme/checkout.git?token=secret#secret", "github.com/acme/checkout"],
  ["ada:secret@github.com:acme/checkout", "github.com/acme/checkout"],
  ["ssh://git@example.org:2222/acme/checkout.git", "example.org:2222/acme/checkout"],
  ["ssh://git@[2001:DB8::1]:22/acme/checkout", "[2001:db8::1]:22/acme/checkout"],
  [" git://example.org/checkout\n", "example.org/checkout"],
  ["ext-host:a", "ext-host/a"],
])("normalizes %s to %s", (remote, normalized) => {
  expect(normalizeRemote(remote)).toBe(normalized);
});

test.each([
  "/srv/git/checkout.git",
  "./checkout",
  "../checkout:old",
  "checkout",
  "github.com/acme/checkout",
  "C:\\work\\checkout",
  "C:/code/checkout",
  "file:///srv/git/checkout.git",
  "FILE://host/checkout",
  "ext::sh -c foo",
  "https://github.com",
  "https://github.com/.git",
  "https:///acme/checkout",
  "git@github.com:",
  "-oProxyCommand=sh:acme",
])("rejects %s", (remote) => {
  expect(normalizeRemote(remote)).toBeUndefined();
});
