// The API's shapes, laid out as openapi-typescript lays them out, so that the file it generates
// can take this one's place. Screens import the aliases of `index.ts`, never this file.

type Json<T> = { content: { "application/json": T } };
type Answers<Status extends number, T> = { [S in Status]: Json<T> } & {
  default: { content: { "application/problem+json": components["schemas"]["Problem"] } };
};
type Reading<T> = { parameters: { query?: never }; responses: Answers<200, T> };
type ReadingBy<Query, T> = { parameters: { query: Query }; responses: Answers<200, T> };
type Acting<Sent, T, Status extends number = 200> = {
  parameters: { query?: never };
  requestBody: Json<Sent>;
  responses: Answers<Status, T>;
};
type Nothing = Record<string, never>;

export interface components {
  schemas: {
    Problem: {
      type: string;
      slug: string;
      title: string;
      status: number;
      errors?: { field: string; message: string }[];
      retry_after?: number;
    };
    Link: { title: string; url: string };
    Notice: {
      from: "insurer" | "site" | "personal";
      published: string;
      title: string;
      body: string;
      links?: components["schemas"]["Link"][];
    };
    Notices: {
      notices: components["schemas"]["Notice"][];
      maintenance: { from: string; until: string; message: string; on: boolean } | null;
    };
    Contact: {
      topic: string;
      name: string;
      tel: string | null;
      hours: string | null;
      email: string | null;
      form_url: string | null;
      have_ready: string | null;
    };
    Question: { question: string; answer: string };
    Insurer: {
      code: string;
      name: string;
      kind: string;
      member_term: string;
      email_policy: "shown" | "masked" | "member_enters";
      operator: { name: string; note: string } | null;
      mail: {
        invitation_from: string;
        system_from: string;
        takes_replies: boolean;
        arrives_at: string | null;
      };
      contacts: components["schemas"]["Contact"][];
      hints: {
        code: string | null;
        symbol: string | null;
        number: string | null;
        user_id: string | null;
        example_kana: string | null;
        code_note: string | null;
      };
      faq: components["schemas"]["Question"][];
      notices: components["schemas"]["Notice"][];
      point_service: boolean;
      campaign: {
        campaign: string;
        title: string;
        opens: string;
        deadline: string;
        deadline_text?: string;
        login_by: string | null;
        status: "before" | "open" | "closed";
      } | null;
    };
    MemberCard: { name: string; symbol: string; number: string };
    InsurerName: { code: string; name: string };
    VerifyIdentity: {
      insurer_code: string;
      symbol: string;
      number: string;
      birth_date: string;
      kana: string;
    };
    IdentityVerified: {
      insurer: components["schemas"]["InsurerName"];
      member: components["schemas"]["MemberCard"];
      email: string | null;
      email_editable: boolean;
    };
    Signup: {
      state: "none" | "verified" | "code-sent" | "confirmed" | "used";
      insurer: components["schemas"]["InsurerName"] | null;
      member: components["schemas"]["MemberCard"] | null;
      email: string | null;
      email_editable: boolean;
      user_id: string | null;
      sent_to: string | null;
      sender: string | null;
      code_expires_at: string | null;
      resend_at: string | null;
      expires_at: string | null;
      user_id_hint: string | null;
      arrives_at: string | null;
      takes_replies: boolean;
    };
    SendCode: { user_id: string; email?: string };
    CodeSent: { sent_to: string; expires_at: string; resend_at?: string };
    Credentials: { user_id: string; password: string };
    Next: { next: "accept-terms" | "home" };
    Federation: {
      prefecture: string;
      name: string;
      tel: string;
      page: string;
      envelope: boolean;
      days: number;
    };
    Reissue: {
      state: "none" | "started" | "code-sent" | "confirmed" | "requested";
      facility_number: string | null;
      email: string | null;
      prefecture: string | null;
      facility_name: string | null;
      sent_to: string | null;
      sender: string | null;
      code_expires_at: string | null;
      expires_at: string | null;
      receipt: string | null;
      now: string;
      helpdesk: { tel: string };
      federations: components["schemas"]["Federation"][];
    };
    ReissueRequested: {
      receipt: string;
      email: string;
      prefecture: string;
      federation: components["schemas"]["Federation"];
    };
    Terms: {
      version: string;
      title: string;
      effective_from: string;
      sections: { heading: string; paragraphs: string[] }[];
      point_service: {
        applies: boolean;
        line: string;
        sections: { heading: string; paragraphs: string[] }[];
      };
      accepted: boolean;
      next_revision: { effective_from: string; summary: string } | null;
    };
  };
}

type S = components["schemas"];

export interface paths {
  "/api/insurer": { get: ReadingBy<{ code: string }, S["Insurer"]> };
  "/api/notices": { get: Reading<S["Notices"]> };
  "/api/signup": { get: Reading<S["Signup"]> };
  "/api/verify-identity": { post: Acting<S["VerifyIdentity"], S["IdentityVerified"]> };
  "/api/send-code": { post: Acting<S["SendCode"], S["CodeSent"]> };
  "/api/confirm-code": { post: Acting<{ code: string }, Nothing> };
  "/api/create-account": { post: Acting<S["Credentials"], Nothing, 201> };
  "/api/login": { post: Acting<S["Credentials"], S["Next"]> };
  "/api/logout": { post: Acting<Nothing, Nothing> };
  "/api/terms": { get: Reading<S["Terms"]> };
  "/api/accept-terms": { post: Acting<{ version: string }, S["Next"]> };
  "/api/reissue": { get: Reading<S["Reissue"]> };
  "/api/start-reissue": {
    post: Acting<
      { facility_number: string; email: string; email_again: string },
      { expires_at: string }
    >;
  };
  "/api/choose-prefecture": { post: Acting<{ prefecture: string }, S["CodeSent"]> };
  "/api/confirm-reissue-code": {
    post: Acting<
      { code: string },
      { facility_number: string; facility_name: string; email: string; prefecture: string }
    >;
  };
  "/api/request-reissue": { post: Acting<Nothing, S["ReissueRequested"], 202> };
}
