// What the forms check before anything is sent. Whether it fits, the API says: it takes more writings than one thinks of.
import * as v from "valibot";
import { halfWidth } from "../text/normalise";

/** A code off a card or a letter: something is there. */
export const filled = (ask: string) => v.pipe(v.string(), v.transform(halfWidth), v.nonEmpty(ask));
