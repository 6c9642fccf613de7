// Moving the focus where a screen reader should go on.
import { useEffect, useRef } from "preact/hooks";

/** A ref whose element takes focus each time `signal` changes to something other than 0. */
export function useFocusOn<E extends HTMLElement>(signal: number) {
  const ref = useRef<E>(null);
  useEffect(() => {
    if (signal) ref.current?.focus();
  }, [signal]);
  return ref;
}
