// Maintenance on its own page, with the time it ends.
import { readNotices } from "../../../api/public";
import { MaintenanceLine, NoticeList } from "../../../insurer/notices";
import { useLoad } from "../../../kit/load";
import { BackLink, Screen, Waiting } from "../../layout/screen";

export default function Maintenance() {
  const [site] = useLoad(readNotices);
  if (site.is === "waiting") return <Waiting />;
  const maintenance = site.is === "ready" ? site.data.maintenance : null;
  return (
    <Screen title="メンテナンスのお知らせ">
      {maintenance ? (
        <MaintenanceLine maintenance={maintenance} />
      ) : (
        <p>現在、予定されているメンテナンスはありません。</p>
      )}
      <p>保存済みの入力内容や添付書類が失われることはありません。終了後に、続きからお手続きください。</p>
      <NoticeList title="サイトからのお知らせ" notices={site.is === "ready" ? site.data.notices : []} />
      <BackLink href="/">入口のページへ</BackLink>
    </Screen>
  );
}
