// The one list of screens; the first pattern that fits a path counts. A screen is a default-exported component in its
// own chunk; adding one is a line here. The entry page is in the first chunk: it is what most people open first.
import type { ComponentType } from "preact";
import { matchRoute, type RouterObject } from "wouter-preact";
import Entry from "./screens/entry/entry";

type Load = () => Promise<{ default: ComponentType }>;

/** Where the old addresses of the seeds lead: one entry page for everybody. */
export const MOVED: Record<string, string> = {
  "/portal": "/",
  "/portal/signup.ibss": "/",
};

export const FIRST: Record<string, ComponentType> = { "/": Entry };

export const SCREENS: Record<string, Load> = {
  "/identify": () => import("./screens/signup/identify/identify"),
  "/identify/where": () => import("./screens/signup/identify/where"),
  "/signup/account": () => import("./screens/signup/account"),
  "/signup/code": () => import("./screens/signup/code"),
  "/signup/done": () => import("./screens/signup/done"),
  "/login": () => import("./screens/session/login"),
  "/forgot-password": () => import("./screens/session/forgot-password"),
  "/forgot-user-id": () => import("./screens/session/forgot-user-id"),
  "/terms": () => import("./screens/session/terms"),
  "/home": () => import("./screens/session/home"),
  "/survey": () => import("./screens/survey/start"),
  "/survey/check": () => import("./screens/survey/check"),
  "/survey/submit": () => import("./screens/survey/submit"),
  "/survey/receipt": () => import("./screens/survey/receipt"),
  "/survey/:page": () => import("./screens/survey/page"),
  "/documents": () => import("./screens/attachments/list"),
  "/documents/upload": () => import("./screens/attachments/upload"),
  "/help": () => import("./screens/guide/help"),
  "/contact": () => import("./screens/guide/contact"),
  "/leaflet": () => import("./screens/guide/leaflet"),
  "/manual": () => import("./screens/guide/manual"),
  "/guides/both-work": () => import("./screens/guide/both-work"),
  "/browsers": () => import("./screens/guide/browsers"),
  "/maintenance": () => import("./screens/guide/maintenance"),
  "/reissue": () => import("./screens/reissue/route"),
  "/reissue/apply": () => import("./screens/reissue/apply"),
  "/reissue/prefecture": () => import("./screens/reissue/prefecture"),
  "/reissue/code": () => import("./screens/reissue/code"),
  "/reissue/confirm": () => import("./screens/reissue/confirm"),
  "/reissue/done": () => import("./screens/reissue/done"),
};

export const NOT_FOUND: Load = () => import("./screens/guide/not-found");

/** The first of these patterns that the path fits. */
export const fitting = (patterns: object, path: string, parser: RouterObject["parser"]) =>
  Object.keys(patterns).find((pattern) => matchRoute(parser, pattern, path)[0]);
