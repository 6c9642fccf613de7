// What the reissue way remembers in this tab, and how it goes back.
import { pass } from "../../../api/problem";
import { choosePrefecture, readReissue, type Reissue } from "../../../api/public";
import { sheet } from "../../../kept/kept";

/** What was typed on the way; 戻る keeps it, a reload reads it from the server. */
export const typed = sheet("reissue", { facility_number: "", email: "", email_again: "", codeShown: false });

/**
 * Where the flow stands, for the screens before the code: who has seen the code screen in this tab and comes back
 * (戻る) takes the code back. It is dead, and what was typed stays.
 */
export async function readBeforeCode(): Promise<Reissue> {
  const flow = await readReissue();
  if (flow.state !== "code-sent" || !typed.now().codeShown || !flow.prefecture) return flow;
  // Confirmed or over meanwhile: where it stands now says where to go.
  await choosePrefecture(flow.prefecture, true).catch(pass("wrong-state", "no-flow"));
  typed.note({ codeShown: false });
  return readReissue();
}
