// 送信確認 (seed 004, step 10).
import { useLocation } from "wouter-preact";
import * as v from "valibot";
import { useForm } from "../../../api/form";
import { requestReissue, type Reissue } from "../../../api/public";
import { Facts } from "../../../kit/components/card";
import { FormView } from "../../../kit/form/form-view";
import { SendRow } from "../../../kit/form/send-row";
import { ReissueScreen } from "./frame";

export default function Confirm() {
  return (
    <ReissueScreen title="送信確認" at={4} when={["confirmed"]}>
      {(flow) => <ConfirmForm flow={flow} />}
    </ReissueScreen>
  );
}

function ConfirmForm({ flow }: { flow: Reissue }) {
  const [, go] = useLocation();
  const form = useForm({}, v.object({}), async () => {
    await requestReissue();
    go("/reissue/done");
  });
  return (
    <FormView form={form} labels={{}}>
      <p>ログイン情報の再発行申請を行います。内容を確認し、【送信】ボタンを押してください。</p>
      <Facts
        facts={[
          [
            "事業所番号",
            <>
              {flow.facility_number}
              <br />
              <small>※事業所番号にお間違えがないよう、十分ご注意ください。</small>
            </>,
          ],
          ["事業所名", flow.facility_name],
          ["通知先メールアドレス", flow.email],
          ["請求先都道府県", flow.prefecture],
        ]}
      />
      <SendRow form={form} back="/reissue/apply">送信</SendRow>
    </FormView>
  );
}
