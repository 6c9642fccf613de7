// Login, with the ways for who forgot something or has no user ID yet (seeds 000–003).
import { Link, Redirect, useLocation, useSearch } from "wouter-preact";
import * as v from "valibot";
import { useForm } from "../../../api/form";
import { login } from "../../../api/public";
import { Announced, NoticeList, useNotices } from "../../../insurer/notices";
import { Banner } from "../../../kit/components/banner";
import { ButtonLink } from "../../../kit/components/button";
import { Field } from "../../../kit/components/field";
import { PasswordField } from "../../../kit/components/password-field";
import { FormView } from "../../../kit/form/form-view";
import { filled } from "../../../kit/form/rules";
import { SendRow } from "../../../kit/form/send-row";
import { Help } from "../../layout/refusal-help";
import { Screen } from "../../layout/screen";
import { closed, placeToGoOn } from "../../return-to";
import { draft } from "../signup/draft";
import s from "./login.module.css";

const RULES = v.object({
  user_id: filled("ユーザーIDを入力してください。"),
  password: v.pipe(v.string(), v.nonEmpty("パスワードを入力してください。")),
});

export default function Login() {
  const [, go] = useLocation();
  const ended = new URLSearchParams(useSearch()).has("again");
  const { by } = closed.now();
  const site = useNotices();
  const form = useForm({ user_id: draft.now().userId, password: "" }, RULES, async (sent) => {
    const { next } = await login(sent);
    draft.note({ userId: "" });
    closed.note({ by: null });
    go(next === "accept-terms" ? "/terms" : placeToGoOn());
  });
  if (site?.maintenance?.on) return <Redirect to="/maintenance" replace />;
  return (
    <Screen title="ログイン">
      <Announced site={site} />
      {by && form.failures === 0 && (
        <Banner kind="error" title={by.message}>
          <Help problem={by} />
        </Banner>
      )}
      {ended && form.failures === 0 && (
        <Banner kind="info" title="一定時間操作がなかったか、ログアウトされています。もう一度ログインしてください。">
          <p>保存済みの内容はそのまま残っています。</p>
        </Banner>
      )}
      <FormView form={form} labels={{ user_id: "ユーザーID", password: "パスワード" }}>
        <Field {...form.of("user_id")} label="ユーザーID" width="medium" autoComplete="username" />
        <PasswordField {...form.of("password")} autoComplete="current-password" />
        <SendRow form={form}>ログイン</SendRow>
      </FormView>
      <ul class={s.ways}>
        <li>
          <Link href="/forgot-password">パスワードを忘れた方はこちら</Link>
        </li>
        <li>
          <Link href="/forgot-user-id">ユーザーIDを忘れた方はこちら</Link>
        </li>
      </ul>
      <ButtonLink href="/identify" look="outline">
        ユーザーIDの作成がまだの方はこちら
      </ButtonLink>
      <NoticeList title="サイトからのお知らせ" notices={site?.notices ?? []} />
    </Screen>
  );
}
