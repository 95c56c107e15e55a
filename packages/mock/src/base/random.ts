export interface Random {
  uuid(): string;
  secret(length: number): string;
  /** An integer from 0 to `bound - 1`. */
  integerBelow(bound: number): number;
  state: number;
}

/** Creates a predictable generator. Never use it for real secrets. */
export function createRandom(seed: number): Random {
  const random: Random = {
    state: seed >>> 0,
    integerBelow: (bound) => Math.floor((next(random) / 2 ** 32) * bound),
    secret: (length) => Array.from({ length }, () => alphabet[random.integerBelow(64)]).join(""),
    uuid() {
      const [a, b, c, d] = [toHex(next(random)), toHex(next(random)), toHex(next(random)), toHex(next(random))];
      const variant = "89ab"[random.integerBelow(4)];
      return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`;
    },
  };
  return random;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

// Mulberry32 by Tommy Ettinger (public domain): 32 bits from 32 bits of state.
function next(random: Random): number {
  random.state = (random.state + 0x6d2b79f5) >>> 0;
  let bits = random.state;
  bits = Math.imul(bits ^ (bits >>> 15), bits | 1);
  bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
  return (bits ^ (bits >>> 14)) >>> 0;
}

function toHex(bits: number): string {
  return bits.toString(16).padStart(8, "0");
}
