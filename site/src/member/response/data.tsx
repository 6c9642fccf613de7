// The member's data as queries, and the frame that waits for them.
import { useQuery } from "@tanstack/react-query";
import type { ComponentChildren } from "preact";
import { readAttachments, readHome, readSurvey, type Attachments, type Home, type Survey, type SurveyOverview } from "../../api/member";
import { asProblem } from "../../api/problem";
import { useInsurerOf } from "../../insurer/store";
import { keepFor } from "../../kept/kept";
import { BackLink, Screen, Waiting } from "../layout/screen";
import { Trouble } from "../layout/trouble";
import { MemberArea, leadOut, queries } from "../member-area";
import { leadsOut } from "../return-to";

// What is typed stands beside the data it was typed for: nothing is fetched behind a screen's back.
const STILL = { refetchOnWindowFocus: false, refetchOnReconnect: false };

async function ownHome(): Promise<Home> {
  const home = await readHome();
  keepFor(home.enquiry_number);
  return home;
}

function useHome() {
  const home = useQuery({ queryKey: ["home"], queryFn: ownHome, ...STILL });
  useInsurerOf(home.data?.insurer.code);
  return home;
}

/** Waits for My page's data, inside the member area. */
export function WithHome({ children }: { children: (home: Home) => ComponentChildren }) {
  return (
    <MemberArea>
      <HomeLoaded>{children}</HomeLoaded>
    </MemberArea>
  );
}

function HomeLoaded({ children }: { children: (home: Home) => ComponentChildren }) {
  const home = useHome();
  if (home.data) return <>{children(home.data)}</>;
  return <NotYet thrown={home.error} />;
}

function NotYet({ thrown }: { thrown: unknown }) {
  return thrown && !leadsOut(asProblem(thrown)) ? <Trouble thrown={thrown} /> : <Waiting />;
}

export interface SurveyProps {
  survey: Survey;
  home: Home;
  overview: SurveyOverview;
}

/** Waits for the survey; members who have none are told so. */
export function WithSurvey({ children }: { children: (props: SurveyProps) => ComponentChildren }) {
  return (
    <WithHome>
      {(home) =>
        home.survey ? (
          <SurveyLoaded home={home} overview={home.survey}>
            {children}
          </SurveyLoaded>
        ) : (
          <Screen title="被扶養者資格調査">
            <p>現在、ご回答いただく調査はありません。</p>
            <BackLink href="/home">マイページへ戻る</BackLink>
          </Screen>
        )
      }
    </WithHome>
  );
}

interface LoadedProps {
  home: Home;
  overview: SurveyOverview;
  children: (props: SurveyProps) => ComponentChildren;
}

function SurveyLoaded({ home, overview, children }: LoadedProps) {
  const { campaign } = overview;
  const survey = useQuery({ queryKey: ["survey", campaign], queryFn: () => readSurvey(campaign), ...STILL });
  if (survey.data) return <>{children({ survey: survey.data, home, overview })}</>;
  return <NotYet thrown={survey.error} />;
}

/** Waits for the attachments of the survey. */
export function WithAttachments({ campaign, children }: { campaign: string; children: (all: Attachments) => ComponentChildren }) {
  const all = useQuery({ queryKey: ["attachments", campaign], queryFn: () => readAttachments(campaign), ...STILL });
  if (all.data) return <>{children(all.data)}</>;
  return <NotYet thrown={all.error} />;
}

/** After a change: everything shown afterwards is fetched anew; resolves once the survey is here again. */
export async function refreshSurvey(campaign: string): Promise<void> {
  await queries.invalidateQueries({ queryKey: ["home"], refetchType: "none" });
  await queries.invalidateQueries({ queryKey: ["attachments", campaign], refetchType: "none" });
  await queries
    .fetchQuery({ queryKey: ["survey", campaign], queryFn: () => readSurvey(campaign), staleTime: 0 })
    // The next screen asks again and says what is wrong.
    .catch(() => queries.invalidateQueries({ queryKey: ["survey", campaign] }));
}

/** After a file came or went: the cards now, the survey and My page when they are next shown. */
export async function refreshAttachments(campaign: string): Promise<void> {
  await queries.invalidateQueries({ queryKey: ["home"], refetchType: "none" });
  await queries.invalidateQueries({ queryKey: ["survey", campaign], refetchType: "none" });
  await queries.invalidateQueries({ queryKey: ["attachments", campaign] });
}

/** The call's answer; a session that is over leads to login first. */
export async function asMember<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (thrown) {
    leadOut(thrown);
    throw thrown;
  }
}
