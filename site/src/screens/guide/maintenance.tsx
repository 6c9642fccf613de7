// Maintenance on its own page, with the time it ends.
import { readNotices } from "../../api";
import { Banner } from "../../components/banner";
import { NoticeList } from "../../components/lists";
import { BackLink, Screen, Waiting } from "../../layout/screen";
import { useLoad } from "../../load";
import { dateTime } from "../../text/dates";

export default function Maintenance() {
  const [site] = useLoad(readNotices);
  if (site.is === "waiting") return <Waiting />;
  const maintenance = site.is === "ready" ? site.data.maintenance : null;
  return (
    <Screen title="メンテナンスのお知らせ">
      {maintenance ? (
        <Banner kind="warning" title={maintenance.message}>
          <p>
            {dateTime(maintenance.from)}から{dateTime(maintenance.until)}まで
          </p>
        </Banner>
      ) : (
        <p>現在、予定されているメンテナンスはありません。</p>
      )}
      <p>保存済みの入力内容や添付書類が失われることはありません。終了後に、続きからお手続きください。</p>
      <NoticeList title="サイトからのお知らせ" notices={site.is === "ready" ? site.data.notices : []} />
      <BackLink href="/">入口のページへ</BackLink>
    </Screen>
  );
}
