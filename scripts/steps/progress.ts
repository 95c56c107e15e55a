/**
 * Does one step of a longer work. A terminal shows its name while it runs and the seconds it took; a pipe stays quiet.
 */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (!process.stdout.isTTY) return work();
  process.stdout.write(`${name} …`);
  const start = performance.now();
  try {
    return await work();
  } finally {
    process.stdout.write(` ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
  }
}
