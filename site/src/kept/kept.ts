// What is typed or chosen and not with the API yet, of all screens in one place: to be listed, followed, and forgotten
// together at a wanted logout. It lives in this tab's memory, and over a reload only where its shelf says so.
import { remember, remembered } from "../kit/tab-storage";
import { watched } from "../kit/watched";

/** Things of one kind, each under its key, in the order in which they came. */
export interface Shelf<V> {
  get: (key: string) => V | undefined;
  put: (key: string, value: V) => void;
  drop: (key: string) => void;
  list: () => [key: string, value: V][];
  /** The same list inside a component, which follows it. */
  use: () => [key: string, value: V][];
}

interface How<V> {
  /** Outlives a reload, in the tab's storage, which a browser may write to disk: no password, no card, no file. */
  reloads?: boolean;
  /** What ends with a value that is forgotten, such as a running upload. */
  end?: (value: V) => void;
}

const MARK = "kept/";
const all = watched<ReadonlyMap<string, unknown>>(new Map(remembered(MARK).flatMap(([key, text]) => read(key.slice(MARK.length), text))));
const ends: (() => void)[] = [];

/** The things called `name`: one call for each kind, beside the screens that keep it. */
export function shelf<V>(name: string, { reloads = false, end }: How<V> = {}): Shelf<V> {
  const own = `${name}/`;
  const change = (key: string, value: V | undefined) => {
    const next = new Map(all.get());
    if (value === undefined) next.delete(own + key);
    else next.set(own + key, value);
    if (reloads) remember(MARK + own + key, value === undefined ? null : JSON.stringify(value));
    all.set(next);
  };
  const of = (values: ReadonlyMap<string, unknown>) =>
    [...values].filter(([key]) => key.startsWith(own)).map(([key, value]): [string, V] => [key.slice(own.length), value as V]);
  if (end) ends.push(() => of(all.get()).forEach(([, value]) => end(value)));
  return {
    get: (key) => all.get().get(own + key) as V | undefined,
    put: change,
    drop: (key) => change(key, undefined),
    list: () => of(all.get()),
    use: () => of(all.use()),
  };
}

/** One thing that is changed part by part: what is typed on the way through several screens. */
export function sheet<V extends object>(name: string, empty: V): { now: () => V; note: (part: Partial<V>) => void } {
  const only = shelf<V>(name);
  const now = () => only.get("") ?? empty;
  return { now, note: (part) => only.put("", { ...now(), ...part }) };
}

let owner: string | null = null;

/** Whose everything is from now on: what another one left in this tab, whose session ended by itself, is forgotten. */
export function keepFor(who: string): void {
  if (owner !== null && owner !== who) forgetAll();
  owner = who;
}

/** Forgets everything of every kind, also what a reload would bring back: whoever comes next finds nothing. */
export function forgetAll(): void {
  owner = null;
  for (const end of ends) end();
  for (const [key] of remembered(MARK)) remember(key, null);
  all.set(new Map());
}

function read(key: string, text: string): [string, unknown][] {
  try {
    return [[key, JSON.parse(text)]];
  } catch {
    return [];
  }
}
