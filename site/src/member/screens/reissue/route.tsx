// 【パスワード等を紛失した方】: which of the two routes (seed 004, step 5).
import { useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import * as v from "valibot";
import { useForm } from "../../../api/form";
import { Banner } from "../../../kit/components/banner";
import { Choices } from "../../../kit/components/choices";
import { Tel } from "../../../kit/components/tel";
import { FormView } from "../../../kit/form/form-view";
import { SendRow } from "../../../kit/form/send-row";
import { ReissueScreen } from "./frame";

const ROUTES = [
  { value: "mail", label: "セキュリティ用メールアドレスを登録済みの場合はこちら", hint: "登録したメールアドレスで、ご自身で再設定できます。" },
  {
    value: "apply",
    label: "セキュリティ用メールアドレスが不明または未登録の場合はこちら",
    hint: "国保連合会へログイン情報の再発行を申請します。",
  },
];

export default function Route() {
  const [, go] = useLocation();
  const [own, setOwn] = useState(false);
  const form = useForm(
    { route: "" },
    v.object({ route: v.pipe(v.string(), v.nonEmpty("どちらかを選択してください。")) }),
    async ({ route }) => {
      setOwn(route === "mail");
      if (route === "apply") go("/reissue/apply");
    },
  );
  return (
    <ReissueScreen title="パスワード等を紛失した方" at={1}>
      {(flow) => (
        <FormView form={form} labels={{ route: "お手続きの方法" }}>
          <Choices {...form.of("route")} label="お手続きの方法" options={ROUTES} />
          <div role="status">
            {own && (
              <Banner kind="info" title="セキュリティ用メールアドレスでの再設定は、電子請求受付システムの画面で行えます。">
                <p>
                  審査を待たずにご自身で再設定できます。操作方法は、ヘルプデスク <Tel number={flow.helpdesk.tel} /> へお問い合わせください。
                </p>
              </Banner>
            )}
          </div>
          <SendRow form={form} back="/">次へ</SendRow>
        </FormView>
      )}
    </ReissueScreen>
  );
}
