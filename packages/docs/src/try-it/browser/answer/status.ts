import type { Contract } from "@crewkit/openapi";
import { element } from "../../../browser/element.ts";
import type { TryOperation } from "../operation.ts";
import type { Answer } from "../send.ts";

/** One line about an answer: its status by name, the time that it took and its size, and where the page explains it. */
export function statusLine(contract: Contract, { responses }: TryOperation, answer: Answer): (Node | string)[] {
  const { status, milliseconds, text } = answer;
  const name = contract["x-error-matrix"]?.statuses[status]?.name ?? "";
  return [
    element("b", { class: status < 400 ? "try-good" : "try-bad" }, `${status} ${name}`.trim()),
    ` in ${time(milliseconds)}, ${bytes(new Blob([text]).size)}. `,
    status in responses ? explanation(status) : "This operation does not document it.",
  ];
}

// Where the page explains it may be folded.
function explanation(status: number): HTMLElement {
  const link = element("a", { href: `#${status}` }, `What ${status} means here`);
  link.addEventListener("click", () => {
    const place = document.getElementById(String(status));
    if (place instanceof HTMLDetailsElement) place.open = true;
  });
  return link;
}

function time(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.max(1, Math.round(milliseconds))} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

function bytes(size: number): string {
  return size < 1000 ? `${size} bytes` : `${(size / 1000).toFixed(1)} kB`;
}
