// 利用規約: accepted at the first login and after a revision; read again from the footer.
import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "wouter-preact";
import * as v from "valibot";
import { acceptTerms, asProblem, readTerms, type Terms } from "../../api";
import { Banner } from "../../components/banner";
import { Button, ButtonRow } from "../../components/button";
import { CheckboxField } from "../../components/choices";
import { FormView } from "../../form/form-view";
import { useForm } from "../../form/use-form";
import { BackLink, Screen, Waiting } from "../../layout/screen";
import { Trouble } from "../../layout/trouble";
import { MemberArea, queries } from "../../member/member";
import { placeToGoOn } from "../../member/place";
import { longDate } from "../../text/dates";
import { LogoutButton } from "../login/logout";
import { TermsText } from "./terms-text";

export default function TermsScreen() {
  return (
    <MemberArea>
      <Loaded />
    </MemberArea>
  );
}

function Loaded() {
  const terms = useQuery({ queryKey: ["terms"], queryFn: readTerms, retry: false, meta: { stay: true } });
  if (terms.isPending) return <Waiting />;
  if (terms.error) return asProblem(terms.error).slug === "no-session" ? <BeforeLogin /> : <Trouble thrown={terms.error} />;
  return (
    <Screen title={terms.data.title}>
      <p>{terms.data.point_service.line}</p>
      {terms.data.next_revision && (
        <Banner kind="info" title={`${longDate(terms.data.next_revision.effective_from)}に利用規約を改訂します。`}>
          <p>{terms.data.next_revision.summary}</p>
        </Banner>
      )}
      <TermsText terms={terms.data} />
      {terms.data.accepted ? <BackLink href="/home">マイページへ戻る</BackLink> : <Accept terms={terms.data} />}
    </Screen>
  );
}

function BeforeLogin() {
  return (
    <Screen title="利用規約">
      <p>利用規約は、ログイン後にご覧いただけます。初回ログイン時と、内容の改訂があったときに表示されます。</p>
      <p>
        <Link href="/login">ログイン</Link>
      </p>
    </Screen>
  );
}

const RULES = v.object({
  agreed: v.pipe(
    v.boolean(),
    v.literal(true, "「利用規約に同意する」にチェックしてください。同意いただけない場合は、ご利用いただけませんので、ログアウトしてください。"),
  ),
});

function Accept({ terms }: { terms: Terms }) {
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
      <CheckboxField
        name="agreed"
        label="利用規約に同意する"
        checked={form.values.agreed}
        error={form.errors.agreed}
        onChecked={(agreed) => form.set("agreed", agreed)}
      />
      <ButtonRow>
        <LogoutButton />
        <Button type="submit" busy={form.busy}>
          次へ
        </Button>
      </ButtonRow>
    </FormView>
  );
}
