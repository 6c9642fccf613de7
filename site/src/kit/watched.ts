// A value that components follow, wherever it is changed from.
import { useEffect, useState } from "preact/hooks";

export interface Watched<V> {
  get: () => V;
  set: (value: V) => void;
  /** The value, inside a component, which is drawn again at each change. */
  use: () => V;
}

export function watched<V>(first: V): Watched<V> {
  let value = first;
  const watchers = new Set<() => void>();
  const use = () => {
    const [, see] = useState(() => value);
    useEffect(() => {
      const look = () => see(() => value);
      // It may have changed between this component's drawing and this effect.
      look();
      watchers.add(look);
      return () => void watchers.delete(look);
    }, []);
    return value;
  };
  const set = (next: V) => {
    value = next;
    for (const look of watchers) look();
  };
  return { get: () => value, set, use };
}
