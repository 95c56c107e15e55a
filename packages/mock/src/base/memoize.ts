export function lazy<T>(compute: () => T): () => T {
  let cache: { value: T } | undefined;
  return () => {
    cache ??= { value: compute() };
    return cache.value;
  };
}

/** Memoizes a function of one object in a WeakMap, so that the object can be garbage-collected. */
export function memoize<Key extends object, T>(compute: (key: Key) => T): (key: Key) => T {
  const cache = new WeakMap<Key, { value: T }>();
  return (key) => {
    const cached = cache.get(key) ?? { value: compute(key) };
    cache.set(key, cached);
    return cached.value;
  };
}
