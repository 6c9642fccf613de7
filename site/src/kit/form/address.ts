// A mail address as people type it, at the sign-up and at the reissue; the API checks it again.
import * as v from "valibot";
import { halfWidth } from "../text/normalise";

/** An address that can be written to at all; odd ones are warned about, not refused. */
export const email = v.pipe(
  v.string(),
  v.transform(halfWidth),
  v.nonEmpty("メールアドレスを入力してください。"),
  v.regex(/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)*$/, "メールアドレスを「name@example.jp」のような形で入力してください。"),
  v.maxLength(254, "メールアドレスは254文字以内で入力してください。"),
);

/** Seeds 002, 003: signs first, last or in a row before the @ may keep mail from arriving (RFC); so may a domain without a dot. */
export function oddAddress(address: string): boolean {
  const [local = "", domain] = halfWidth(address).split("@");
  if (domain && !domain.includes(".")) return true;
  return /^[^0-9A-Za-z]|[^0-9A-Za-z]$|[^0-9A-Za-z]{2}/.test(local);
}
