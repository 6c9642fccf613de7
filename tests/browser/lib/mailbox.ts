// The local run's mailbox.
import { expect, type APIRequestContext } from "@playwright/test";

export interface Mail {
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string | null;
  sent_at: string;
}

/** Waits for the newest mail to `to` whose subject fits, sent after `after` mails of that kind, from the local
 * run at `origin` (the one of the configuration when left out). */
export async function mailTo(request: APIRequestContext, to: string, subject: RegExp, after = 0, origin = ""): Promise<Mail> {
  let found: Mail | undefined;
  await expect
    .poll(
      async () => {
        const answer = await request.get(`${origin}/mailbox/messages?to=${encodeURIComponent(to)}`);
        const mails = ((await answer.json()) as Mail[]).filter((mail) => subject.test(mail.subject));
        found = mails.length > after ? mails[0] : undefined;
        return found !== undefined;
      },
      { message: `a mail to ${to} about ${subject}`, timeout: 60_000 },
    )
    .toBe(true);
  return found!;
}

/** The code in a mail, of so many digits: on the line of the 認証番号, or on the one behind [確認コード]. */
export function codeIn(mail: Mail, digits: number): string {
  const code = /^(?:認証番号: |\[確認コード\]\r?\n)(\d+)\r?$/m.exec(mail.text);
  expect(code?.[1], "a code in the mail").toHaveLength(digits);
  return code![1]!;
}
