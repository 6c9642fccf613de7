// The steps before login and of the facilities, one function each, and the names of their shapes.
import { client, reply } from "./client";
import type { components } from "./schema";

type S = components["schemas"];
export type Contact = S["Contact"];
export type Federation = S["Federation"];
export type Insurer = S["InsurerView"];
export type Notice = S["Notice"];
export type Notices = S["Notices"];
export type Question = S["Faq"];
export type Reissue = S["Reissue"];
export type Signup = S["SignUp"];
export type Terms = S["TermsPage"];

export const readInsurer = (code: string) => reply(client.GET("/api/insurer", { params: { query: { code } } }));
export const readNotices = () => reply(client.GET("/api/notices"));
export const readSignup = () => reply(client.GET("/api/signup"));
export const verifyIdentity = (body: S["VerifyIdentity"]) => reply(client.POST("/api/verify-identity", { body }));
export const sendCode = (body: S["SendCode"]) => reply(client.POST("/api/send-code", { body }));
export const confirmCode = (code: string) => reply(client.POST("/api/confirm-code", { body: { code } }));
export const createAccount = (body: S["CreateAccount"]) => reply(client.POST("/api/create-account", { body }));
export const login = (body: S["CreateAccount"]) => reply(client.POST("/api/login", { body }));
export const logout = () => reply(client.POST("/api/logout", { body: {} }));
/** A member's terms; before login those of the insurer of this code, or the general text. */
export const readTerms = (code?: string) => reply(client.GET("/api/terms", { params: { query: code ? { code } : {} } }));
export const acceptTerms = (version: number) => reply(client.POST("/api/accept-terms", { body: { version } }));
export const readReissue = () => reply(client.GET("/api/reissue"));
export const startReissue = (body: S["StartReissue"]) => reply(client.POST("/api/start-reissue", { body }));
export const choosePrefecture = (prefecture: string, withdraw = false) =>
  reply(client.POST("/api/choose-prefecture", { body: { prefecture: prefecture as Federation["prefecture"], withdraw } }));
export const confirmReissueCode = (code: string) => reply(client.POST("/api/confirm-reissue-code", { body: { code } }));
export const requestReissue = () => reply(client.POST("/api/request-reissue", { body: {} }));
