// Required documents as a member thinks of them: per person, and of alternatives one is enough.
import type { RequiredDocument } from "../../api/member";

export interface Need<D extends RequiredDocument> {
  key: string;
  /** More than one: any of them. */
  anyOf: D[];
  satisfied: boolean;
}

export interface Person<D extends RequiredDocument> {
  key: string;
  /** Null: the household's documents. */
  name: string | null;
  needs: Need<D>[];
}

/** The id of a document's card, the last part of the field that a refused submission names. */
export const cardId = ({ dependent, document }: RequiredDocument) => `documents.${dependent ?? "household"}.${document}`;

export function byPerson<D extends RequiredDocument>(documents: D[]): Person<D>[] {
  const people = new Map<string, Person<D>>();
  for (const one of documents) {
    const key = one.dependent ?? "household";
    const person = people.get(key) ?? { key, name: one.dependent_name, needs: [] };
    people.set(key, person);
    const group = one.alternatives_group ?? cardId(one);
    const need = person.needs.find((known) => known.key === group);
    if (need) need.anyOf.push(one);
    else person.needs.push({ key: group, anyOf: [one], satisfied: one.satisfied });
  }
  return [...people.values()];
}
