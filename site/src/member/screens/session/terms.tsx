// 利用規約: accepted at the first login and after a revision; read again from the footer.
import { useQuery } from "@tanstack/react-query";
import { useLocation } from "wouter-preact";
import * as v from "valibot";
import { useForm } from "../../../api/form";
import { asProblem } from "../../../api/problem";
import { acceptTerms, readTerms, type Terms } from "../../../api/public";
import { RevisionLine } from "../../../insurer/notices";
import { useInsurer } from "../../../insurer/store";
import { Banner } from "../../../kit/components/banner";
import { Button, ButtonRow } from "../../../kit/components/button";
import { CheckboxField } from "../../../kit/components/choices";
import { FormView } from "../../../kit/form/form-view";
import { longDate } from "../../../kit/text/dates";
import { BackLink, Screen, Waiting } from "../../layout/screen";
import { Trouble } from "../../layout/trouble";
import { MemberArea, queries } from "../../member-area";
import { placeToGoOn } from "../../return-to";
import { useLogout } from "./logout";
import { TermsText } from "./terms-text";

export default function TermsScreen() {
  return (
    <MemberArea>
      <Loaded />
    </MemberArea>
  );
}

function Loaded() {
  const insurer = useInsurer();
  const terms = useQuery({
    queryKey: ["terms", insurer?.code],
    queryFn: () => readTerms(insurer?.code),
    enabled: insurer !== undefined,
    retry: false,
  });
  if (terms.isPending) return <Waiting />;
  if (terms.error) return <Trouble thrown={terms.error} />;
  return (
    <Screen title={terms.data.title}>
      <p>{terms.data.point_service.line}</p>
      {terms.data.accepted === false && terms.data.version > 1 && (
        <Banner kind="info" title={`利用規約は${longDate(terms.data.effective_from)}に改訂されました。`}>
          <p>以前に同意された方も、改訂後の内容をご確認のうえ、あらためて同意をお願いします。</p>
        </Banner>
      )}
      {terms.data.next_revision && <RevisionLine revision={terms.data.next_revision} />}
      <TermsText terms={terms.data} />
      <WayOn terms={terms.data} />
    </Screen>
  );
}

/** To accept, or back to where one came from; who is not logged in only reads. */
function WayOn({ terms }: { terms: Terms }) {
  if (terms.accepted === false) return <Accept terms={terms} />;
  if (terms.accepted) return <BackLink href="/home">マイページへ戻る</BackLink>;
  return (
    <>
      <p>初回ログイン時と、内容の改訂があったときに、同意をお願いしています。</p>
      <BackLink href="/login">ログインへ</BackLink>
    </>
  );
}

const RULES = v.object({
  agreed: v.pipe(
    v.boolean(),
    v.literal(true, "「利用規約に同意する」にチェックしてください。同意いただけない場合は、ご利用いただけませんので、ログアウトしてください。"),
  ),
});

function Accept({ terms }: { terms: Terms }) {
  const logout = useLogout();
  const [, go] = useLocation();
  const form = useForm({ agreed: false as boolean }, RULES, async () => {
    try {
      await acceptTerms(terms.version);
    } catch (thrown) {
      // A revision came into force meanwhile: show the new text.
      if (asProblem(thrown).slug === "stale") await queries.invalidateQueries({ queryKey: ["terms"] });
      throw thrown;
    }
    queries.removeQueries({ queryKey: ["terms"] });
    go(placeToGoOn());
  });
  return (
    <FormView form={form} labels={{ agreed: "利用規約に同意する" }}>
      <CheckboxField {...form.of("agreed")} label="利用規約に同意する" />
      {logout.refusal}
      <ButtonRow>
        {logout.button}
        <Button type="submit" busy={form.busy}>
          次へ
        </Button>
      </ButtonRow>
    </FormView>
  );
}
